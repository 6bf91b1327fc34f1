package org.attune.app.trusted;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.attune.app.circle.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was asked to be there, as the person sees them who asked.
 *
 * @param name       how they are called by who asks
 * @param connection who they are in the circle, if that was said
 * @param ended      whether who asked has ended it
 * @param requests   what was asked of them, the latest first
 */
public record TrustedPerson(TrustedPersonId id, String name, SharedDetails details, @Nullable ConnectionId connection,
    Invitation invitation, ContactLimits limits, boolean ended, List<SupportRequest> requests) {

  /**
   * The mail that asked them.
   *
   * @param delivery what became of it
   * @param answer   what they said, or null
   */
  public record Invitation(Instant sentAt, DeliveryStatus delivery, @Nullable Boolean answer) {}


  /** Whether they said yes, and who asked has not ended it. */
  public boolean canBeAsked() {
    return Boolean.TRUE.equals(invitation.answer) && !ended;
  }

  /** Whether something did not get through for which they may be waiting: the mail that asks, or the latest request of the last day. */
  public boolean hasFailedDelivery(Instant now) {
    return invitation.answer == null && invitation.delivery.isFailed() || requests.stream().findFirst()
        .filter(tap -> tap.response() == null && tap.delivery().isFailed() && tap.at().isAfter(now.minus(Duration.ofDays(1)))).isPresent();
  }

  /** Whether the mail is out, or on its way, and there is no answer. */
  public boolean isAwaitingAnswer() {
    return invitation.answer == null && invitation.delivery != DeliveryStatus.REJECTED;
  }
}
