package org.attune.app.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.Viewer;

/**
 * Mails that are kept in one way. Their rows are those of the module that contributes the kind, in ids; the {@link Outbox} sends
 * them. Each call runs in the transaction of the outbox, under the job's viewer.
 *
 * @param <M> a mail of this kind
 */
public interface MailKind<M extends MailKind.WaitingMail> {

  /** A mail that waits. */
  interface WaitingMail {
    UUID id();

    Instant madeAt();

    /** How often its server did not take it. */
    int attempts();

    DeliveryPolicy policy();
  }

  /** How the wait of a mail ended. */
  enum Outcome {
    /** The server has taken it. */
    SENT,
    /** There is no longer a reason, or no address that may be written to. */
    NOT_WANTED,
    /** It was tried for long enough. */
    GIVEN_UP,
    /** There is no such address. */
    REJECTED
  }

  /** The name of the job under which they wait. It is stored, so it never changes. */
  String job();

  /** Locks a mail that waits; nothing where none does, or where another process has locked it. */
  Optional<M> lock(Viewer.Job viewer, UUID id);

  /** Whether it waits, locked or not. */
  boolean isWaiting(Viewer.Job viewer, UUID id);

  /** What it says, with a fresh secret of its link; nothing where it is not wanted any more. */
  Optional<ComposedMail> compose(Viewer.Job viewer, M mail);

  /** Counts a try in vain. */
  void keepTrying(Viewer.Job viewer, M mail, Instant next);

  /** Ends its wait: the row goes, or stays as a receipt. */
  void end(Viewer.Job viewer, M mail, Outcome outcome);
}
