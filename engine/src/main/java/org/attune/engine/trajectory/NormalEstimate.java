package org.attune.engine.trajectory;

import org.attune.engine.internal.NormalDistribution;

/**
 * A quantity that is known with some uncertainty: normal, with this mean and standard deviation.
 *
 * <p>The standard deviation holds the fitted variances fixed: that they are estimates too is not in it, so that bands from
 * few clients are somewhat too narrow.
 *
 * @param mean in points
 * @param sd in points, 0 or more
 */
public record NormalEstimate(double mean, double sd) {
  /** The probability of a value of at most {@code value}; 0 or 1 on either side of the mean where sd is 0. */
  public double cumulativeProbability(double value) {
    return sd > 0 ? NormalDistribution.cumulativeProbability((value - mean) / sd) : value >= mean ? 1 : 0;
  }

  /**
   * The value that lies at a probability: the lower end of a 95 % band at 0.025.
   *
   * @param probability above 0 and below 1
   * @return in points; the mean where sd is 0
   * @throws IllegalArgumentException where the probability is not above 0 and below 1
   */
  public double quantile(double probability) {
    return mean + sd * NormalDistribution.quantile(probability);
  }
}
