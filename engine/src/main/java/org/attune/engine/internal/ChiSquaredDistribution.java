package org.attune.engine.internal;

/** The χ² distribution. */
public final class ChiSquaredDistribution {
  private ChiSquaredDistribution() {}

  /**
   * The probability of a value above {@code x}: for one degree of freedom 2Φ(−√x), for two exp(−x/2), and two more each
   * time by Q(ν + 2) = Q(ν) + (x/2)^(ν/2)·exp(−x/2)/Γ(ν/2 + 1), which is one integration by parts. For none it is the point
   * mass at 0: 1 at 0, then 0. Tested against R's pchisq.
   *
   * @param x 0 or more
   * @param freedom ν, 0 or more
   * @throws IllegalArgumentException where either is below that
   */
  public static double survivalProbability(double x, int freedom) {
    if (!(x >= 0) || freedom < 0) {
      throw new IllegalArgumentException("χ² " + x + ", degrees of freedom " + freedom);
    }
    if (freedom == 0) {
      return x > 0 ? 0 : 1;
    }
    boolean odd = freedom % 2 == 1;
    double above = odd ? 2 * NormalDistribution.cumulativeProbability(-Math.sqrt(x)) : Math.exp(-x / 2);
    double term = odd ? Math.sqrt(2 * x / Math.PI) * Math.exp(-x / 2) : x / 2 * Math.exp(-x / 2);
    for (int v = odd ? 1 : 2; v < freedom; v += 2) {
      above += term;
      term *= x / (v + 2);
    }
    return above;
  }
}
