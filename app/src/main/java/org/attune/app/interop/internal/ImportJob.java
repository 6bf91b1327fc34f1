package org.attune.app.interop.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.interop.Import.State;
import org.attune.app.interop.ImportId;
import org.attune.app.interop.Imports;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.layout.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Does what an import waits for, as the therapist who asked for it.
 *
 * @param in      the state in which there is something to do
 * @param work    what is done
 * @param refused what follows where it can no longer be done as it was asked for
 * @param failed  what follows where it broke off
 */
record ImportJob(JobName name, State in, Imports imports, Step work, Step refused, Step failed) implements JobHandler {

  interface Step {
    void take(Viewer.Member therapist, ImportId id);
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    ImportId id = ImportId.of(key);
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
    return null;
  }

  @Configuration(proxyBeanMethods = false)
  static class ImportJobs {
    @Bean
    ImportJob bringImportsIn(Imports imports, ImportExecution execution) {
      return new ImportJob(Imports.RUN, State.WAITING, imports, execution::run, execution::markRefused, execution::recordFailure);
    }

    @Bean
    ImportJob takeImportsOut(Imports imports, ImportExecution execution) {
      return new ImportJob(Imports.UNDO, State.UNDOING, imports, execution::undo, execution::markUndoRefused, execution::recordFailure);
    }
  }
}
