package org.attune.engine.trajectory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A fitted growth model, and how far it can be trusted; immutable.
 *
 * <p>Standard errors, predictions and BLUPs hold the variances fixed at their estimates. The criterion, θ, AIC, {@link #bic} and
 * what is singular are defined as in lme4 and tested against it.
 */
public final class GrowthFit {
  /** Below this a diagonal element of the relative covariance factor counts as zero, as in lme4's {@code isSingular}. */
  public static final double SINGULAR = 1e-4;

  /** What makes a fit singular: the data ask for no more than this, and the model is too rich for them. */
  public enum Singularity {
    /** Clients don't differ in their intercepts (in their value at time 0). */
    NO_INTERCEPT_SPREAD,
    /** Clients don't differ in their slopes. */
    NO_SLOPE_SPREAD,
    /** Intercept and slope go together exactly: correlation ±1. */
    PERFECT_CORRELATION,
    /** Therapists don't differ. */
    NO_THERAPIST_SPREAD
  }

  /** How the search for the lowest criterion ended. */
  public enum Termination {
    /** Where nothing more is to be gained. */
    CONVERGED,
    /**
     * Where the criterion's digits are all rounding, though its slope says that it could fall: clients differ so much more
     * than their scores scatter that a number can't hold both.
     */
    DIGITS_USED_UP,
    /** After as many steps as are allowed. */
    STEPS_USED_UP,
    /** At once, because the criterion can't be evaluated. */
    NOWHERE_TO_START
  }

  /**
   * A fixed effect with its standard error √(σ²·(X′V⁻¹X)⁻¹).
   *
   * @param name as lme4 gives it
   * @param estimate in points, or points per unit of time or of the covariate
   * @param se in the same unit
   */
  public record FixedEffect(String name, double estimate, double se) {}

  /**
   * The spread between the members of a group.
   *
   * @param group "client" or "therapist"
   * @param names what varies
   * @param sd of each
   * @param correlation of the first two, nothing where one of them doesn't vary or there is only one
   */
  public record RandomEffect(String group, List<String> names, List<Double> sd, OptionalDouble correlation) {}

  /**
   * An information criterion.
   *
   * @param value the lower, the better
   * @param n the number of observations in its penalty
   */
  public record Bic(double value, long n) {}

  private final GrowthModel model;
  private final GrowthCurve curve;
  private final double[] relative;
  private final double therapistRoot;
  private final double criterion;
  private final Termination termination;
  private final double remainingImprovement;
  private final int evaluations;
  private final int therapists;
  private final DataFingerprint fingerprint;

  GrowthFit(GrowthModel model, GrowthCurve curve, double[] relative, double therapistRoot, double criterion,
      Termination ending, double stillToGain, int evaluations, int therapists, DataFingerprint fingerprint) {
    this.model = model;
    this.curve = curve;
    this.relative = relative;
    this.therapistRoot = therapistRoot;
    this.criterion = criterion;
    this.termination = ending;
    this.remainingImprovement = stillToGain;
    this.evaluations = evaluations;
    this.therapists = therapists;
    this.fingerprint = fingerprint;
  }

  /** The model that was fitted. */
  public GrowthModel model() {
    return model;
  }

  /** The numbers worth keeping, from which clients are followed and foretold. */
  public GrowthCurve curve() {
    return curve;
  }

  /** The fixed effects: intercept, slope in time, then one per covariate. */
  public List<FixedEffect> fixed() {
    List<FixedEffect> effects = new ArrayList<>();
    List<String> names = curve.names();
    for (int i = 0; i < names.size(); i++) {
      effects.add(new FixedEffect(names.get(i), curve.estimates().get(i), curve.standardError(i)));
    }
    return effects;
  }

  /** The spread between clients and, with that level, between therapists. */
  public List<RandomEffect> random() {
    List<RandomEffect> effects = new ArrayList<>();
    effects.add(model.randomSlopes()
        ? new RandomEffect("client", List.of("(Intercept)", model.time().term()),
            List.of(curve.interceptSd(), curve.slopeSd()), curve.correlation())
        : new RandomEffect("client", List.of("(Intercept)"), List.of(curve.interceptSd()), OptionalDouble.empty()));
    if (model.therapists()) {
      effects.add(
          new RandomEffect("therapist", List.of("(Intercept)"), List.of(curve.therapistSd()), OptionalDouble.empty()));
    }
    return effects;
  }

  /**
   * lme4's θ: the lower triangle of Λ by columns, where Σ = σ²ΛΛ′, then the therapists’ SD over σ. With Λ₁₁ = 0 only
   * Λ₂₁² + Λ₂₂² is known, and Λ₂₁ is given as 0.
   */
  public double[] theta() {
    double[] theta = new double[relative.length + (model.therapists() ? 1 : 0)];
    System.arraycopy(relative, 0, theta, 0, relative.length);
    if (model.therapists()) {
      theta[relative.length] = therapistRoot;
    }
    return theta;
  }

  /** σ, the standard deviation of a score about its client's line, in points. */
  public double sigma() {
    return curve.sigma();
  }

  /** lme4's REML criterion, or under ML the deviance: minus twice {@link #logLik()}. */
  public double criterion() {
    return criterion;
  }

  /** The logarithm of the restricted likelihood under REML, of the likelihood under ML. */
  public double logLik() {
    return -criterion / 2;
  }

  /** Whether the search ended where nothing more is to be gained; if not, the figures are where it stopped. */
  public boolean converged() {
    return termination == Termination.CONVERGED;
  }

  /** How the search ended, and so why it did not converge where it did not. */
  public Termination termination() {
    return termination;
  }

  /**
   * By how much the criterion could still fall, judged by its slope and curvature where the search ended; infinite where it could
   * not be evaluated.
   */
  public double remainingImprovement() {
    return remainingImprovement;
  }

  /** How often the criterion was evaluated on all clients; of many, a part is searched first. */
  public int evaluations() {
    return evaluations;
  }

  /** Whether a spread is zero or a correlation ±1, to within {@link #SINGULAR}, as lme4's {@code isSingular} has it. */
  public boolean singular() {
    return !singularities().isEmpty();
  }

  /** What is zero or ±1, to within {@link #SINGULAR}. */
  public Set<Singularity> singularities() {
    Set<Singularity> found = EnumSet.noneOf(Singularity.class);
    if (relative[0] < SINGULAR) {
      found.add(Singularity.NO_INTERCEPT_SPREAD);
    }
    if (model.randomSlopes() && relative[2] < SINGULAR) {
      boolean slopes = Math.hypot(relative[1], relative[2]) >= SINGULAR;
      found.add(slopes ? Singularity.PERFECT_CORRELATION : Singularity.NO_SLOPE_SPREAD);
    }
    if (model.therapists() && therapistRoot < SINGULAR) {
      found.add(Singularity.NO_THERAPIST_SPREAD);
    }
    return found;
  }

  /** How many sessions it was fitted to. */
  public long sessions() {
    return curve.sessions();
  }

  /** How many clients it was fitted to. */
  public int clients() {
    return curve.clients();
  }

  /** How many therapists there are, 0 without that level. */
  public int therapists() {
    return therapists;
  }

  /** criterion + 2·parameters; under REML comparable only between models of the same fixed effects. */
  public double aic() {
    return criterion + 2 * model.parameters();
  }

  /** criterion + ln(n)·parameters with n the number of sessions, as lme4 has it. */
  public Bic bic() {
    return new Bic(criterion + Math.log(sessions()) * model.parameters(), sessions());
  }

  /** criterion + ln(n)·parameters with n the number of clients, which is the stricter count of what is independent. */
  public Bic bicByClients() {
    return new Bic(criterion + Math.log(clients()) * model.parameters(), clients());
  }

  /**
   * How far the clients and therapists lie from what the fixed effects expect.
   *
   * @param statistics those that were fitted
   * @throws IllegalArgumentException where they can't be, by their number of sessions and clients, their time or covariates
   */
  public RandomEffects randomEffects(GrowthSufficientStatistics statistics) {
    if (statistics.sessions() != sessions() || statistics.clients() != clients() || statistics.time() != model.time()
        || !statistics.covariates().equals(model.covariates())) {
      throw new IllegalArgumentException("not the sessions that were fitted");
    }
    return new RandomEffects(this, statistics);
  }

  DataFingerprint fingerprint() {
    return fingerprint;
  }
}
