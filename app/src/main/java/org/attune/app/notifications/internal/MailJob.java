package org.attune.app.notifications.internal;

import java.time.Instant;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends one mail of the outbox. */
@Component
class MailJob implements JobHandler {

  static final JobName NAME = new JobName("notifications.mail");
  private static final Logger LOG = LoggerFactory.getLogger(MailJob.class);

  private final Outbox outbox;

  MailJob(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public JobName name() {
    return NAME;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    UUID id = UUID.fromString(key);
    try {
      return outbox.send(viewer, id);
    } catch (MailException e) {
      // the kind alone: a server's answer may name the address
      LOG.warn("mail {} could not be sent: {}", id, NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName());
      return outbox.tryLater(viewer, id);
    }
  }
}
