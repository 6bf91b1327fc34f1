package org.attune.engine.rupture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names single lines of a check-in that are low, or that fell since last time.
 *
 * <p>So one line is never averaged away by the others. It speaks from the first session on.
 *
 * <p>Made for lines of 1 to 7 on which higher is better: low is 3 or less, a fall is 2 or more. Both are our choice.
 */
public final class LineNotice {
  private final int low;
  private final int fall;

  private LineNotice(int low, int fall) {
    this.low = low;
    this.fall = fall;
  }

  /** Low at 3 or less, fallen by 2 or more. */
  public static LineNotice withDefaults() {
    return new LineNotice(3, 2);
  }

  /** With another highest value that is low, in points. */
  public LineNotice withLow(int low) {
    return new LineNotice(low, fall);
  }

  /**
   * With another smallest fall.
   *
   * @param fall in points, at least 1
   * @throws IllegalArgumentException where it is less
   */
  public LineNotice withFall(int fall) {
    if (fall < 1) {
      throw new IllegalArgumentException("a fall is at least 1, not " + fall);
    }
    return new LineNotice(low, fall);
  }

  /**
   * What is to be named of a first check-in: the lines that are low.
   *
   * @param <L> how the caller names a line
   * @param now each line's value
   */
  public <L> List<Notice<L>> of(Map<L, Integer> now) {
    return of(now, Map.of());
  }

  /**
   * What is to be named of a check-in and the one before it, in the order of the lines of {@code now}. A line that is low
   * and also fell is named twice, the fall first. A line that the last check-in lacks can't have fallen.
   *
   * @param <L> how the caller names a line
   * @param now each line's value
   * @param last each line's value in the check-in before
   */
  public <L> List<Notice<L>> of(Map<L, Integer> now, Map<L, Integer> last) {
    List<Notice<L>> notices = new ArrayList<>();
    now.forEach((line, value) -> {
      @Nullable Integer before = last.get(line);
      if (before != null && before - value >= fall) {
        notices.add(new Fell<>(line, before, value));
      }
      if (value <= low) {
        notices.add(new Low<>(line, value));
      }
    });
    return List.copyOf(notices);
  }

  /**
   * A line to be named.
   *
   * @param <L> how the caller names a line
   */
  public sealed interface Notice<L> {
    /** Which line. */
    L line();
  }

  /**
   * The line is low.
   *
   * @param <L> how the caller names a line
   * @param line which
   * @param value its value now
   */
  public record Low<L>(L line, int value) implements Notice<L> {}

  /**
   * The line fell since last time.
   *
   * @param <L> how the caller names a line
   * @param line which
   * @param from its value last time
   * @param to its value now, lower than that
   */
  public record Fell<L>(L line, int from, int to) implements Notice<L> {}
}
