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
public final class ItemCriteria {
  private final int low;
  private final int fall;

  private ItemCriteria(int low, int fall) {
    this.low = low;
    this.fall = fall;
  }

  /** Low at 3 or less, fallen by 2 or more. */
  public static ItemCriteria withDefaults() {
    return new ItemCriteria(3, 2);
  }

  /** With another highest value that is low, in points. */
  public ItemCriteria withLow(int low) {
    return new ItemCriteria(low, fall);
  }

  /**
   * With another smallest fall.
   *
   * @param fall in points, at least 1
   * @throws IllegalArgumentException where it is less
   */
  public ItemCriteria withFall(int fall) {
    if (fall < 1) {
      throw new IllegalArgumentException("a fall is at least 1, not " + fall);
    }
    return new ItemCriteria(low, fall);
  }

  /**
   * What is to be named of a first check-in: the lines that are low.
   *
   * @param <L> how the caller names a line
   * @param now each line's value
   */
  public <L> List<ItemFinding<L>> evaluate(Map<L, Integer> now) {
    return evaluate(now, Map.of());
  }

  /**
   * What is to be named of a check-in and the one before it, in the order of the items of {@code now}. An item that is low
   * and also fell is named twice, the fall first. A line that the last check-in lacks can't have fallen.
   *
   * @param <L> how the caller names a line
   * @param now each line's value
   * @param last each line's value in the check-in before
   */
  public <L> List<ItemFinding<L>> evaluate(Map<L, Integer> now, Map<L, Integer> last) {
    List<ItemFinding<L>> notices = new ArrayList<>();
    now.forEach((line, value) -> {
      @Nullable Integer before = last.get(line);
      if (before != null && before - value >= fall) {
        notices.add(new FallenItem<>(line, before, value));
      }
      if (value <= low) {
        notices.add(new LowItem<>(line, value));
      }
    });
    return List.copyOf(notices);
  }

  /**
   * A line to be named.
   *
   * @param <L> how the caller names a line
   */
  public sealed interface ItemFinding<L> {
    /** Which line. */
    L item();
  }

  /**
   * The line is low.
   *
   * @param <L> how the caller names a line
   * @param item which
   * @param value its value now
   */
  public record LowItem<L>(L item, int value) implements ItemFinding<L> {}

  /**
   * The line fell since last time.
   *
   * @param <L> how the caller names a line
   * @param item which
   * @param from its value last time
   * @param to its value now, lower than that
   */
  public record FallenItem<L>(L item, int from, int to) implements ItemFinding<L> {}
}
