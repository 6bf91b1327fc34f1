package org.attune.app.imports.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.Import.State;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.layout.Busy;
import org.attune.app.layout.Refusal;
import org.attune.app.operations.ConcurrencyLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Does what an import waits for, as the therapist who asked for it. One import is worked on at a time, since each holds its
 * whole table in memory; the others come back later.
 *
 * @param in      the state in which there is something to do
 * @param work    what is done
 * @param refused what follows where it can no longer be done as it was asked for
 * @param failed  what follows where it broke off
 * @param limit   lets one import be worked on at a time
 */
record ImportJob(JobName name, State in, Imports imports, Step work, Step refused, Step failed, ConcurrencyLimit limit, Clock clock)
    implements JobHandler {

  private static final Duration PAUSE_WHILE_BUSY = Duration.ofSeconds(10);

  interface Step {
    void take(Viewer.Member therapist, ImportId id);
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    try (ConcurrencyLimit.Permit permit = limit.acquire()) {
      runAlone(viewer, ImportId.of(key));
      return null;
    } catch (Busy e) {
      return clock.instant().plus(PAUSE_WHILE_BUSY);
    }
  }

  private void runAlone(Viewer.Job viewer, ImportId id) {
    imports.requestedBy(viewer, id, in).ifPresent(therapist -> {
      try {
        work.take(therapist, id);
      } catch (Refusal e) {
        refused.take(therapist, id);
      } catch (RuntimeException e) {
        failed.take(therapist, id);
        throw e;
      }
    });
  }

  @Configuration(proxyBeanMethods = false)
  static class ImportJobs {
    @Bean
    ConcurrencyLimit importLimit() {
      return new ConcurrencyLimit(1, Duration.ZERO);
    }

    @Bean
    ImportJob bringImportsIn(Imports imports, ImportExecution execution, ConcurrencyLimit importLimit, Clock clock) {
      return new ImportJob(Imports.RUN, State.WAITING, imports, execution::run, execution::markRefused, execution::recordFailure,
          importLimit, clock);
    }

    @Bean
    ImportJob takeImportsOut(Imports imports, ImportExecution execution, ConcurrencyLimit importLimit, Clock clock) {
      return new ImportJob(Imports.UNDO, State.UNDOING, imports, execution::undo, execution::markUndoRefused,
          execution::recordFailure, importLimit, clock);
    }
  }
}
