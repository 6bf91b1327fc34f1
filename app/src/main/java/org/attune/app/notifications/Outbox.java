package org.attune.app.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.attune.app.notifications.MailKind.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends the mails that wait, whichever module keeps them, each by a job of its own. */
@Service
public class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private final Jobs jobs;
  private final OutgoingMail outgoingMail;
  private final Clock clock;

  Outbox(Jobs jobs, OutgoingMail outgoingMail, Clock clock) {
    this.jobs = jobs;
    this.outgoingMail = outgoingMail;
    this.clock = clock;
  }

  /** Sees to it that a mail is sent: in its caller's transaction, which makes its row, so that both are there or neither. */
  public void schedule(MailKind<?> kind, Viewer.Job as, UUID id, Instant at) {
    jobs.schedule(new JobName(kind.job()), as, id.toString(), at);
  }

  /**
   * Sends a mail, if it still waits and nobody else is at it. A failure of the server takes all of it back, the link's new
   * secret too.
   *
   * @return when to look again, or null when there is nothing more to do
   * @throws org.springframework.mail.MailException where the server did not take it
   */
  @Transactional
  public <M extends MailKind.WaitingMail> @Nullable Instant send(Viewer.Job viewer, MailKind<M> kind, UUID id) {
    Optional<M> found = kind.lock(viewer, id);
    if (found.isEmpty()) {
      return lookAgain(viewer, kind, id);
    }
    M mail = found.get();
    boolean isSent = !mail.policy().isStale(mail.madeAt(), clock.instant())
        && kind.compose(viewer, mail).filter(letter -> outgoingMail.send(viewer, id, letter)).isPresent();
    kind.end(viewer, mail, isSent ? Outcome.SENT : Outcome.NOT_WANTED);
    return null;
  }

  /**
   * Notes that the server did not take a mail.
   *
   * @param isRejected whether it said that there is no such address
   * @return when to try again, or null where it is given up
   */
  @Transactional
  public <M extends MailKind.WaitingMail> @Nullable Instant notTaken(Viewer.Job viewer, MailKind<M> kind, UUID id, boolean isRejected) {
    Optional<M> found = kind.lock(viewer, id);
    if (found.isEmpty()) {
      return lookAgain(viewer, kind, id);
    }
    M mail = found.get();
    Instant now = clock.instant();
    if (isRejected && mail.policy().endsWhereRejected()) {
      kind.end(viewer, mail, Outcome.REJECTED);
      return null;
    }
    if (mail.policy().isGivenUp(mail.madeAt(), mail.attempts(), now)) {
      LOG.warn("mail {} was given up after {} attempts", id, mail.attempts() + 1);
      kind.end(viewer, mail, Outcome.GIVEN_UP);
      return null;
    }
    Instant next = mail.policy().nextTry(mail.attempts(), now);
    kind.keepTrying(viewer, mail, next);
    return next;
  }

  /** What another process is at may yet come back: the job stays for as long as the mail waits. */
  private @Nullable Instant lookAgain(Viewer.Job viewer, MailKind<?> kind, UUID id) {
    return kind.isWaiting(viewer, id) ? clock.instant().plus(LOOK_AGAIN) : null;
  }
}
