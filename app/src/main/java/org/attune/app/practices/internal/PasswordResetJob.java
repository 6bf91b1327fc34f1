package org.attune.app.practices.internal;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.practices.PasswordResetRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails a link for a new password, after the request for it was answered. */
@Component
class PasswordResetJob implements JobHandler {

  private final PasswordResetRequests resets;

  PasswordResetJob(PasswordResetRequests resets) {
    this.resets = resets;
  }

  @Override
  public JobName name() {
    return PasswordResetRequests.REQUESTED;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    resets.send(new Viewer.Oneself(PersonId.of(key)));
    return null;
  }
}
