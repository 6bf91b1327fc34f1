package org.attune.engine.change;

import java.util.OptionalInt;

/**
 * A sudden gain or loss between two neighbouring sessions: known only looking back, when at least one more
 * score has followed.
 *
 * @param type whether it is for the better or the worse
 * @param before the session before it
 * @param after the session after it, {@code before + 1}
 * @param from the score before
 * @param to the score after
 * @param meanBefore the mean of the two or three scores up to {@code before}
 * @param meanAfter the mean of the two or three scores from {@code after} on
 * @param reversedAt the first session later than {@code after} by which more than half of it was lost again, or for a loss made
 *     good; none where there is no such session
 */
public record SuddenChange(
    Type type,
    int before,
    int after,
    double from,
    double to,
    double meanBefore,
    double meanAfter,
    OptionalInt reversedAt) {
  /** For the better or the worse. */
  public enum Type {
    /** For the better. */
    GAIN,
    /** For the worse. */
    LOSS
  }

  /** How large it is, in points; never below zero. */
  public double size() {
    return Math.abs(to - from);
  }
}
