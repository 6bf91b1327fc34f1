package org.attune.app.theone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.attune.app.circle.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was asked to be there, as the person sees them who asked.
 *
 * @param name       how they are called by who asks
 * @param me         who asks, as the other knows them
 * @param connection who they are in the circle, if that was said
 * @param invitation what became of the mail that asked
 * @param answer     what they said, or null
 * @param ended      whether who asked has ended it
 * @param taps       what was asked of them, the latest first
 */
public record TrustedPerson(TrustedPersonId id, Instant askedAt, String name, String me, String address,
                            @Nullable ConnectionId connection, Delivery invitation, @Nullable Boolean answer, Limits limits,
                            boolean ended, List<Tap> taps) {

  /** Whether they said yes, and who asked has not ended it. */
  public boolean isThere() {
    return Boolean.TRUE.equals(answer) && !ended;
  }

  /** Whether something did not get through for which they may be waiting: the mail that asks, or the latest tap of the last day. */
  public boolean isTrouble(Instant now) {
    return answer == null && invitation.isTrouble() || taps.stream().findFirst()
        .filter(tap -> tap.answer() == null && tap.delivery().isTrouble() && tap.at().isAfter(now.minus(Duration.ofDays(1)))).isPresent();
  }

  /** Whether the mail is out, or on its way, and there is no answer. */
  public boolean isOpen() {
    return answer == null && invitation != Delivery.REJECTED;
  }
}
