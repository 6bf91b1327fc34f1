package org.attune.engine.internal;

/**
 * Student's t distribution.
 *
 * <p>Written here rather than taken from a library: the engine needs this one function, and a project that adds a small
 * library should not inherit others with it.
 *
 * <p>Sources, compared line by line: the reduction to the incomplete beta function as in R (wch/r-source, src/nmath/pt.c, commit
 * 042760b); its continued fraction, the test that chooses the side, and ln Γ with its coefficients as in the GNU Scientific
 * Library (ampl/gsl, specfunc/beta_inc.c, commit d3d2aee, and specfunc/gamma.c, commit e5a3f69). The values are tested against
 * R's pt.
 */
public final class TDistribution {
  private static final double[] LANCZOS = {
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
  };
  private static final double TINY = 1e-300;

  private static final double[] LOG_BETAS = new double[200];

  static {
    for (int freedom = 1; freedom < LOG_BETAS.length; freedom++) {
      LOG_BETAS[freedom] = logBetaOf(freedom);
    }
  }

  private TDistribution() {}

  /**
   * The probability of a value of at most {@code t}: ½·I<sub>ν/(ν+t²)</sub>(ν/2, ½) for t ≤ 0, mirrored above.
   * Relative error of the lower tail: below 1e-12 to 100 degrees of freedom, 1e-10 to 5,000 (against R).
   *
   * @param t any number; −∞ and ∞ give 0 and 1
   * @param freedom ν, above 0
   * @throws IllegalArgumentException where t is not a number, or {@code freedom} is not above 0
   */
  public static double cumulativeProbability(double t, double freedom) {
    if (Double.isNaN(t) || !(freedom > 0)) {
      throw new IllegalArgumentException("t " + t + ", degrees of freedom " + freedom);
    }
    double squared = t * t;
    double tail = squared == Double.POSITIVE_INFINITY
        ? 0
        : 0.5 * regularisedBeta(
            freedom / (freedom + squared), squared / (freedom + squared), freedom / 2, 0.5, logBeta(freedom));
    return t <= 0 ? tail : 1 - tail;
  }

  /**
   * I<sub>x</sub>(a, b) = x<sup>a</sup>(1 − x)<sup>b</sup>/(a·B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …))) with
   *
   * <pre>   d(2m) = m(b − m)x/((a + 2m − 1)(a + 2m)),   d(2m + 1) = −(a + m)(a + b + m)x/((a + 2m)(a + 2m + 1))</pre>
   *
   * evaluated by the modified Lentz method. The symmetry I<sub>x</sub>(a, b) = 1 − I<sub>1−x</sub>(b, a) keeps x where the
   * fraction converges fast. {@code y} is 1 − x, passed along because the subtraction would lose its digits.
   */
  private static double regularisedBeta(double x, double y, double a, double b, double logBeta) {
    if (x <= 0) {
      return 0;
    }
    if (y <= 0) {
      return 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - regularisedBeta(y, x, b, a, logBeta);
    }
    double front = Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta) / a;
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m < 1000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      fraction *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      double step = d * c;
      fraction *= step;
      if (Math.abs(step - 1) < 1e-16) {
        break;
      }
    }
    return front * fraction;
  }

  /** ln B(ν/2, ½) for {@code freedom} (ν) of at least 1, at hand for the few degrees of freedom that courses have. */
  public static double logBeta(double freedom) {
    int whole = (int) freedom;
    return whole == freedom && whole < LOG_BETAS.length ? LOG_BETAS[whole] : logBetaOf(freedom);
  }

  private static double logBetaOf(double freedom) {
    return logGamma(freedom / 2) + logGamma(0.5) - logGamma((freedom + 1) / 2);
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** ln Γ(z) for z ≥ ½, by Lanczos's approximation (1964, J. SIAM Numer. Anal. B 1) with g = 7 and nine terms. */
  private static double logGamma(double z) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z - 1 + i);
    }
    double base = z + 6.5;
    return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(base) - base + Math.log(sum);
  }
}
