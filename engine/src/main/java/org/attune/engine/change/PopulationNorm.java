package org.attune.engine.change;

import org.attune.engine.series.Direction;

/**
 * The mean and standard deviation of a measure in a population.
 *
 * <p>From these follow the cut-offs of Jacobson &amp; Truax (1991) between a clinical and a functional population, in points.
 *
 * <p>Formulas as in the R package clinicalsignificance ({@code .calc_cutoff} in R/calc_cutoff.R, commit 0cc81f4).
 *
 * @param mean in points of the measure
 * @param sd in points, above zero
 */
public record PopulationNorm(double mean, double sd) {
  /**
   * The norm of a population.
   *
   * @throws IllegalArgumentException unless both are finite and {@code sd > 0}
   */
  public PopulationNorm {
    if (!Double.isFinite(mean) || !(sd > 0) || sd == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("mean " + mean + ", standard deviation " + sd);
    }
  }

  /** Cut-off a: two standard deviations better than the mean of this, the clinical population. */
  public double cutOffA(Direction direction) {
    return mean + (direction == Direction.HIGHER_IS_BETTER ? 2 : -2) * sd;
  }

  /** Cut-off b: two standard deviations worse than the mean of this, the functional population. */
  public double cutOffB(Direction direction) {
    return mean - (direction == Direction.HIGHER_IS_BETTER ? 2 : -2) * sd;
  }

  /** Cut-off c: between the means, (SD₁·M₂ + SD₂·M₁) / (SD₁ + SD₂); the same from either side. */
  public double cutOffC(PopulationNorm other) {
    return (sd * other.mean + other.sd * mean) / (sd + other.sd);
  }
}
