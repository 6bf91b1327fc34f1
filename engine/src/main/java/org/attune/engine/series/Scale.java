package org.attune.engine.series;

import java.util.Objects;

/**
 * The range of a score, both ends included, and which way it is better.
 *
 * @throws IllegalArgumentException unless both ends are finite and {@code low < high}
 */
public record Scale(double low, double high, Direction direction) {
  public Scale {
    Objects.requireNonNull(direction);
    if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
      throw new IllegalArgumentException("a scale runs from a lower to a higher number, not from " + low + " to " + high);
    }
  }

  public double range() {
    return high - low;
  }

  /** The worst score there is. */
  public double worst() {
    return direction == Direction.HIGHER_IS_BETTER ? low : high;
  }

  /** The best score there is. */
  public double best() {
    return direction == Direction.HIGHER_IS_BETTER ? high : low;
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The nearest value that the scale has. */
  public double clip(double value) {
    return Math.clamp(value, low, high);
  }
}
