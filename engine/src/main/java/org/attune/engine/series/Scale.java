package org.attune.engine.series;

import java.util.Objects;

/**
 * The range of a score, both ends included, and which way it is better.
 *
 * <p>An end that is not known, or that there isn't, is infinite.
 *
 * @param low the lower end, in points; −∞ where there is none
 * @param high the upper end, in points, above {@code low}; ∞ where there is none
 * @param direction which end is the better one
 */
public record Scale(double low, double high, Direction direction) {
  /**
   * A scale from end to end.
   *
   * @throws IllegalArgumentException unless {@code low < high}
   */
  public Scale {
    Objects.requireNonNull(direction);
    if (!(low < high)) {
      throw new IllegalArgumentException("a scale runs from a lower to a higher number, not from " + low + " to " + high);
    }
  }

  /** A scale whose ends are not known. */
  public static Scale unbounded(Direction direction) {
    return new Scale(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, direction);
  }

  /** From end to end, in points; infinite where an end is. */
  public double range() {
    return high - low;
  }

  /** The difference, in points, below which two figures are the same: 1e-9 of the range, or of a point without one. */
  public double tolerance() {
    return range() < Double.POSITIVE_INFINITY ? 1e-9 * range() : 1e-9;
  }

  /** The worst score there is; infinite where that end is. */
  public double worst() {
    return direction == Direction.HIGHER_IS_BETTER ? low : high;
  }

  /** The best score there is; infinite where that end is. */
  public double best() {
    return direction == Direction.HIGHER_IS_BETTER ? high : low;
  }

  /** Whether the scale has this value, ends included; never for NaN. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The nearest value that the scale has. */
  public double clip(double value) {
    return Math.clamp(value, low, high);
  }
}
