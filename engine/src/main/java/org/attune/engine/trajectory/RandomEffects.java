package org.attune.engine.trajectory;

/**
 * How far each client, and each therapist, lies from what the fixed effects expect: the best linear unbiased predictions
 * (BLUPs; lme4's conditional modes).
 *
 * <p>With the fitted Σ = σ²Ψ, G = Z′Z, e = y − Xβ̂, N = (Ψ⁻¹ + G)⁻¹ and, over a therapist's clients, a and ρ the sums of
 * 1′B⁻¹1 and 1′B⁻¹e (B = I + ZΨZ′):
 *
 * <pre>   û = τρ/(1 + τa),   b̂ = N·(Z′e − û·Z′1),   Var = σ²·(N + τ/(1 + τa)·N·Z′1·1′Z·N)</pre>
 *
 * <p>The variances hold Σ, σ and β̂ fixed, as lme4's do: bands from them are too narrow by what those are uncertain. A client
 * or therapist with few sessions lies near 0; where nothing varies, all are 0.
 *
 * <p>Source: lme4's conditional modes Λu with (Λ′Z′ZΛ + I)u = Λ′Z′e (Bates et al. 2015, J. Stat. Softw. 67(1), section “Penalized
 * least squares”), solved here client by client with the therapist as one more rank; tested against lme4's.
 */
public final class RandomEffects {
  /**
   * A client's departure in intercept and slope, with its conditional (co)variance.
   *
   * @param intercept at time 0, in points
   * @param slope in points per unit of time
   * @param interceptVariance of the intercept, given the scores
   * @param covariance of intercept and slope, given the scores
   * @param slopeVariance of the slope, given the scores
   */
  public record ClientEffect(
      double intercept, double slope, double interceptVariance, double covariance, double slopeVariance) {}

  private final GrowthSufficientStatistics statistics;
  private final GrowthCurve curve;
  private final boolean nested;
  private final double psi11;
  private final double psi12;
  private final double psi22;
  private final double psiDet;
  private final double tau;
  private double[] a = {};
  private double[] rho = {};

  RandomEffects(GrowthFit fit, GrowthSufficientStatistics statistics) {
    this.statistics = statistics;
    curve = fit.curve();
    nested = fit.model().therapists();
    double[] theta = fit.theta();
    double c = fit.model().randomSlopes() ? theta[2] : 0;
    double b = fit.model().randomSlopes() ? theta[1] : 0;
    psi11 = theta[0] * theta[0];
    psi12 = theta[0] * b;
    psi22 = b * b + c * c;
    psiDet = theta[0] * theta[0] * c * c;
    tau = nested ? theta[theta.length - 1] * theta[theta.length - 1] : 0;
    if (nested) {
      int last = -1;
      for (int client = 0; client < statistics.end(); client++) {
        last = Math.max(last, statistics.therapist(client));
      }
      a = new double[last + 1];
      rho = new double[last + 1];
      for (int client = 0; client < statistics.end(); client++) {
        if (statistics.n(client) > 0) {
          Products its = products(client);
          a[statistics.therapist(client)] += (its.n + its.det * psi22) / its.delta;
          rho[statistics.therapist(client)] +=
              ((1 + its.g12 * psi12 + its.g22 * psi22) * its.h1 - (its.n * psi12 + its.g12 * psi22) * its.h2) / its.delta;
        }
      }
    }
  }

  /** G, its determinant, Z′e and δ of a client. */
  private record Products(double n, double g12, double g22, double det, double h1, double h2, double delta) {}

  private Products products(int client) {
    double n = statistics.n(client);
    if (n == 0) {
      throw new IllegalArgumentException("client " + client + " has no session");
    }
    double t = statistics.meanTime(client);
    double g12 = n * t;
    double g22 = statistics.time2(client) + n * t * t;
    double det = n * statistics.time2(client);
    double slope = curve.estimates().get(1);
    double off = statistics.meanScore(client) - curve.estimates().get(0) - slope * t;
    for (int i = 0; i < curve.covariates().size(); i++) {
      off -= statistics.covariate(client, i) * curve.estimates().get(2 + i);
    }
    double h1 = n * off;
    double h2 = statistics.timeScore(client) - slope * statistics.time2(client) + t * h1;
    double delta = 1 + n * psi11 + 2 * g12 * psi12 + g22 * psi22 + det * psiDet;
    return new Products(n, g12, g22, det, h1, h2, delta);
  }

  /**
   * The departure of a client who was among those fitted.
   *
   * @param client the number they were collected under
   * @throws IllegalArgumentException where they have no session
   */
  public ClientEffect client(int client) {
    if (client < 0 || client >= statistics.end()) {
      throw new IllegalArgumentException("client " + client + " has no session");
    }
    Products its = products(client);
    double n11 = (psi11 + psiDet * its.g22) / its.delta;
    double n12 = (psi12 - psiDet * its.g12) / its.delta;
    double n22 = (psi22 + psiDet * its.n) / its.delta;
    double shared = 0;
    double phi = 0;
    if (nested) {
      int therapist = statistics.therapist(client);
      phi = tau / (1 + tau * a[therapist]);
      shared = phi * rho[therapist];
    }
    double h1 = its.h1 - shared * its.n;
    double h2 = its.h2 - shared * its.g12;
    double w1 = n11 * its.n + n12 * its.g12;
    double w2 = n12 * its.n + n22 * its.g12;
    double sigma2 = curve.residualVariance();
    return new ClientEffect(n11 * h1 + n12 * h2, n12 * h1 + n22 * h2, sigma2 * (n11 + phi * w1 * w1),
        sigma2 * (n12 + phi * w1 * w2), sigma2 * (n22 + phi * w2 * w2));
  }

  /**
   * The departure of a therapist in the intercept, in points.
   *
   * @param therapist the number they were collected under
   * @throws IllegalArgumentException where they have no client, or the model no therapists
   */
  public NormalEstimate therapist(int therapist) {
    if (therapist < 0 || therapist >= a.length || a[therapist] == 0) {
      throw new IllegalArgumentException("therapist " + therapist + " is not in the model");
    }
    double phi = tau / (1 + tau * a[therapist]);
    return new NormalEstimate(phi * rho[therapist], Math.sqrt(curve.residualVariance() * phi));
  }
}
