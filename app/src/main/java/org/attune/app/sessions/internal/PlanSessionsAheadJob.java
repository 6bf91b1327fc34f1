package org.attune.app.sessions.internal;

import java.time.Instant;
import java.util.Objects;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every week, for each course with a cadence. */
@Component
class PlanSessionsAheadJob implements JobHandler {

  private final SessionScheduler scheduler;

  PlanSessionsAheadJob(SessionScheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public JobName name() {
    return SessionScheduler.PLAN_AHEAD;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    return scheduler.planAhead(viewer, Objects.requireNonNull(viewer.course()));
  }
}
