package org.attune.app.notifications;

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

/** Sends one mail of a kind; a module that contributes a kind has a bean of this type for it. */
public final class MailJob implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(MailJob.class);

  private final Outbox outbox;
  private final MailKind<?> kind;

  public MailJob(Outbox outbox, MailKind<?> kind) {
    this.outbox = outbox;
    this.kind = kind;
  }

  @Override
  public JobName name() {
    return new JobName(kind.job());
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    UUID id = UUID.fromString(key);
    try {
      return outbox.send(viewer, kind, id);
    } catch (MailException e) {
      // the kind alone: a server's answer may name the address
      LOG.warn("mail {} could not be sent: {}", id, NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName());
      return outbox.notTaken(viewer, kind, id, OutgoingMail.isRejection(e));
    }
  }
}
