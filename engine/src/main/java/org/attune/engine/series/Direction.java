package org.attune.engine.series;

/** Which way a score is better; never assumed, always chosen. */
public enum Direction {
  /** As of an alliance: a fall is a worsening. */
  HIGHER_IS_BETTER,
  /** As of symptoms: a rise is a worsening. */
  LOWER_IS_BETTER;

  /** How much worse {@code to} is than {@code from}, in points; negative where it is better. */
  public double worsening(double from, double to) {
    return this == HIGHER_IS_BETTER ? from - to : to - from;
  }
}
