package org.attune.app.practices.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.practices.SetUp;
import org.springframework.stereotype.Component;

/** Daily, from the day that a practice is set up. */
@Component
class TidyJob implements JobHandler {

  private final SetUp setUp;

  TidyJob(SetUp setUp) {
    this.setUp = setUp;
  }

  @Override
  public JobName name() {
    return SetUp.TIDY;
  }

  @Override
  public Instant run(Viewer.Job viewer, String key) {
    return setUp.tidy(viewer);
  }
}
