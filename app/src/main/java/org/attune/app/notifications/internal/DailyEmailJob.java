package org.attune.app.notifications.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.notifications.DailyEmails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs once a day for each person and hour. */
@Component
class DailyEmailJob implements JobHandler {

  private final DailyEmailCheck check;

  DailyEmailJob(DailyEmailCheck check) {
    this.check = check;
  }

  @Override
  public JobName name() {
    return DailyEmails.JOB;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    return check.check(viewer, key);
  }
}
