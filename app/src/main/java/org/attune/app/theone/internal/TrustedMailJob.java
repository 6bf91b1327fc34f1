package org.attune.app.theone.internal;

import java.time.Instant;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.notifications.Post;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends one mail to a trusted person. */
@Component
class TrustedMailJob implements JobHandler {

  static final JobName NAME = new JobName("theone.mail");
  private static final Logger LOG = LoggerFactory.getLogger(TrustedMailJob.class);

  private final TrustedMails mails;

  TrustedMailJob(TrustedMails mails) {
    this.mails = mails;
  }

  @Override
  public JobName name() {
    return NAME;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    UUID id = UUID.fromString(key);
    try {
      return mails.send(viewer, id);
    } catch (MailException e) {
      // the kind alone: a server's answer may name the address
      LOG.warn("mail {} could not be sent: {}", id, NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName());
      return mails.wasNotTaken(viewer, id, Post.isRejection(e));
    }
  }
}
