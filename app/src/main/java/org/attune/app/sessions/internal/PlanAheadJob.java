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
class PlanAheadJob implements JobHandler {

  private final SessionPlan plan;

  PlanAheadJob(SessionPlan plan) {
    this.plan = plan;
  }

  @Override
  public JobName name() {
    return SessionPlan.AHEAD;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    return plan.ahead(viewer, Objects.requireNonNull(viewer.course()));
  }
}
