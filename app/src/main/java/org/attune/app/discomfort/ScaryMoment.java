package org.attune.app.discomfort;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.app.circle.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * A scary moment with somebody, as far as it was looked at.
 *
 * @param with  somebody of the circle, or null
 * @param signs of harm that were answered with yes; with one, there are no sides to weigh
 * @param sides what the person said that a piece of their account speaks for
 */
public record ScaryMoment(ScaryMomentId id, Instant madeAt, @Nullable ConnectionId with, Set<Sign> signs, Account account,
                          Map<String, Side> sides, int version) {

  public boolean isDanger() {
    return !signs.isEmpty();
  }

  public boolean isSorted() {
    return account.pieces().stream().anyMatch(sides::containsKey);
  }

  /** What speaks for one side, in the person's words and order; what was not sorted is unsure. */
  public List<String> on(Side side) {
    return account.pieces().stream().filter(piece -> sides.getOrDefault(piece, Side.UNSURE) == side).toList();
  }
}
