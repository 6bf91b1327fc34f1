package org.attune.engine.internal;

/**
 * The standard normal distribution.
 *
 * <p>Sources: near the middle the series of Marsaglia (2004), Evaluating the Normal Distribution, J. Stat. Softw. 11(4), section
 * 1; in the tails Laplace's continued fraction, as in Lee (1992), Ann. Inst. Statist. Math. 44, equation 1.1, who finds it the
 * best approximation from 3 on. The values are tested against R's pnorm and qnorm.
 */
public final class NormalDistribution {
  private NormalDistribution() {}

  /**
   * Φ(x), the probability of a value of at most x. Relative error below 2e-13 in the lower tail (against R's pnorm).
   *
   * @param x any number; −∞ and ∞ give 0 and 1
   * @throws IllegalArgumentException where x is not a number
   */
  public static double cumulativeProbability(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("not a number");
    }
    double z = Math.abs(x);
    double tail = z < 2.5 ? 0.5 - middle(z) : tail(z);
    return x <= 0 ? tail : 1 - tail;
  }

  /** φ(x), the density. */
  public static double density(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  /** Φ(z) − ½ for z ≥ 0: φ(z)·(z + z³/3 + z⁵/(3·5) + …), all terms positive. */
  private static double middle(double z) {
    double term = z;
    double sum = z;
    for (int i = 3; term > 1e-17 * sum; i += 2) {
      term *= z * z / i;
      sum += term;
    }
    return density(z) * sum;
  }

  /** 1 − Φ(z) for large z: φ(z)/(z + 1/(z + 2/(z + 3/(z + …)))), from the inside out. */
  private static double tail(double z) {
    double below = z;
    for (int i = 120; i > 0; i--) {
      below = z + i / below;
    }
    return density(z) / below;
  }

  /**
   * The x with Φ(x) = p, by Newton's method on ln Φ, which is concave: from −√(−2·ln 2p), which lies below the answer since
   * Φ(−z) ≤ ½·exp(−z²/2), it climbs to it without overshooting. The upper half is mirrored.
   *
   * @param p above 0 and below 1
   * @throws IllegalArgumentException where it isn't
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a probability above 0 and below 1, not " + p);
    }
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    double target = Math.log(p);
    double x = -Math.sqrt(-2 * Math.log(2 * p));
    for (int i = 0; i < 60; i++) {
      double at = cumulativeProbability(x);
      double step = (target - Math.log(at)) * at / density(x);
      x += step;
      if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(x))) {
        break;
      }
    }
    return x;
  }
}
