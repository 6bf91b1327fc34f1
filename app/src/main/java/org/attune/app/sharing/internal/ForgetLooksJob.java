package org.attune.app.sharing.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.sharing.Looks;
import org.springframework.stereotype.Component;

/** Daily, in each practice where anyone has looked. */
@Component
class ForgetLooksJob implements JobHandler {

  private final Looks looks;

  ForgetLooksJob(Looks looks) {
    this.looks = looks;
  }

  @Override
  public JobName name() {
    return Looks.FORGET;
  }

  @Override
  public Instant run(Viewer.Job viewer, String key) {
    return looks.forgetOld(viewer);
  }
}
