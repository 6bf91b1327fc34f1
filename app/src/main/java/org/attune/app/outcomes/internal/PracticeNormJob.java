package org.attune.app.outcomes.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a practice's norms fitted, as long as it wants them: one measure in each run, and an hour's pause when all are done. */
@Component
class PracticeNormJob implements JobHandler {

  private static final Duration PAUSE = Duration.ofHours(1);

  private final PracticeNormFitter fitter;
  private final Clock clock;

  PracticeNormJob(PracticeNormFitter fitter, Clock clock) {
    this.fitter = fitter;
    this.clock = clock;
  }

  @Override
  public JobName name() {
    return PracticeNormFitter.NAME;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    if (!fitter.isWanted(viewer)) {
      return null;
    }
    return fitter.fitNext(viewer) ? clock.instant() : clock.instant().plus(PAUSE);
  }
}
