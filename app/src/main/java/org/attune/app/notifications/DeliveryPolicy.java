package org.attune.app.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a mail that its server does not take is worth trying.
 *
 * @param pauses            between the tries; the last one is repeated
 * @param giveUpAfter       how long after it was made it is given up
 * @param goesStale         whether it helps nobody any more by then: no try begins after that time, not even a first
 * @param endsWhereRejected whether the server's word that there is no such address ends it
 */
public record DeliveryPolicy(List<Duration> pauses, Duration giveUpAfter, boolean goesStale, boolean endsWhereRejected) {

  public DeliveryPolicy {
    pauses = List.copyOf(pauses);
  }

  boolean isStale(Instant madeAt, Instant now) {
    return goesStale && now.isAfter(madeAt.plus(giveUpAfter));
  }

  Instant nextTry(int attempts, Instant now) {
    return now.plus(pauses.get(Math.min(attempts, pauses.size() - 1)));
  }

  boolean isGivenUp(Instant madeAt, int attempts, Instant now) {
    return (goesStale ? nextTry(attempts, now) : now).isAfter(madeAt.plus(giveUpAfter));
  }
}
