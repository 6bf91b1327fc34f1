package org.attune.app.practices.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.practices.PracticeSetUp;
import org.springframework.stereotype.Component;

/** Daily, from the day that a practice is set up. */
@Component
class CleanUpJob implements JobHandler {

  private final PracticeSetUp setUp;

  CleanUpJob(PracticeSetUp setUp) {
    this.setUp = setUp;
  }

  @Override
  public JobName name() {
    return PracticeSetUp.CLEAN_UP;
  }

  @Override
  public Instant run(Viewer.Job viewer, String key) {
    return setUp.deleteExpired(viewer);
  }
}
