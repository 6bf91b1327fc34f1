package org.attune.engine.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A linear mixed model of growth: what is common to all clients, and how far each lies from it.
 *
 * <pre>   score = β₀ + β₁·time(session) + γ·covariates  +  b₀ + b₁·time(session)  [+ u]  +  noise
 *   (b₀, b₁) of a client ~ N(0, Σ),   u of a therapist ~ N(0, σ²ᵤ),   noise ~ N(0, σ²)</pre>
 *
 * <p>In lme4's words {@code score ~ 1 + log(session) + covariates + (1 + log(session) | client) + (1 | therapist)}, with
 * each client of one therapist only. Why time is on a logarithm: in the courses of 6,375 outpatients log-linear growth
 * fitted better than linear growth however long a course was (Stulz et al. 2013, J. Couns. Psychol. 60, 593–600, abstract).
 *
 * <p>The likelihood is profiled as in lme4 (Bates, Mächler, Bolker &amp; Walker 2015, J. Stat. Softw. 67(1), section
 * “Evaluating and profiling the deviance and REML criterion”): Σ = σ²·Λ·Λ′ with Λ lower triangular, and only Λ (and the
 * therapists’ share) is searched. A client's sessions enter by their cross-products alone, see {@link GrowthSufficientStatistics}.
 *
 * <p>A model is immutable: each {@code with} returns another.
 */
public final class GrowthModel {
  private final TimeTransform time;
  private final EstimationMethod method;
  private final boolean randomSlopes;
  private final boolean therapists;
  private final List<String> covariates;

  private GrowthModel(TimeTransform time, EstimationMethod method, boolean slopes, boolean therapists, List<String> covariates) {
    this.time = Objects.requireNonNull(time);
    this.method = Objects.requireNonNull(method);
    this.randomSlopes = slopes;
    this.therapists = therapists;
    this.covariates = List.copyOf(covariates);
  }

  /** By REML on log(session), an intercept and a slope for each client, no therapists, no covariates. */
  public static GrowthModel withDefaults() {
    return new GrowthModel(TimeTransform.LOG, EstimationMethod.REML, true, false, List.of());
  }

  /** With another time that the score is a straight line in. */
  public GrowthModel withTime(TimeTransform time) {
    return new GrowthModel(time, method, randomSlopes, therapists, covariates);
  }

  /** Fitted by another method. */
  public GrowthModel withMethod(EstimationMethod method) {
    return new GrowthModel(time, method, randomSlopes, therapists, covariates);
  }

  /** Whether each client has a slope of their own (so by default), or only an intercept. */
  public GrowthModel withRandomSlopes(boolean slopes) {
    return new GrowthModel(time, method, slopes, therapists, covariates);
  }

  /** Whether therapists are a further level, with an intercept each. */
  public GrowthModel withTherapists(boolean therapists) {
    return new GrowthModel(time, method, randomSlopes, therapists, covariates);
  }

  /**
   * With covariates, one value per client each, for example the score at intake.
   *
   * @param names of the covariates, in the order in which their values will come
   * @throws IllegalArgumentException where two are of one name
   */
  public GrowthModel withCovariates(List<String> names) {
    if (Set.copyOf(names).size() < names.size()) {
      throw new IllegalArgumentException("two covariates of one name in " + names);
    }
    return new GrowthModel(time, method, randomSlopes, therapists, names);
  }

  /** What the score is a straight line in. */
  public TimeTransform time() {
    return time;
  }

  /** What the fit maximises. */
  public EstimationMethod method() {
    return method;
  }

  /** Whether each client has a slope of their own. */
  public boolean randomSlopes() {
    return randomSlopes;
  }

  /** Whether therapists are a further level. */
  public boolean therapists() {
    return therapists;
  }

  /** The names of the covariates, in order; empty without them. */
  public List<String> covariates() {
    return covariates;
  }

  /** The names of the fixed effects, as lme4 gives them. */
  public List<String> fixedEffects() {
    List<String> names = new ArrayList<>(List.of("(Intercept)", time.term()));
    names.addAll(covariates);
    return names;
  }

  /** How many numbers are estimated: the fixed effects, the spreads and correlation, and σ. */
  public int parameters() {
    return fixedEffects().size() + (randomSlopes ? 3 : 1) + (therapists ? 1 : 0) + 1;
  }

  /** An empty place to put the sessions into. */
  public GrowthSufficientStatistics newStatistics() {
    return new GrowthSufficientStatistics(time, covariates);
  }

  /**
   * Fits the model.
   *
   * <p>A singular fit and one that did not converge are results, see {@link GrowthFit#singular()} and {@link
   * GrowthFit#converged()}.
   *
   * @param statistics the sessions, collected on the same time and covariates
   * @throws InvalidGrowthDataException where the sessions can't tell what the model asks
   * @throws IllegalArgumentException where they were collected on another time or other covariates
   */
  public GrowthFit fit(GrowthSufficientStatistics statistics) {
    if (statistics.time() != time || !statistics.covariates().equals(covariates)) {
      throw new IllegalArgumentException("sums over " + statistics.time() + " and " + statistics.covariates() + " in a model of "
          + time + " and " + covariates);
    }
    return GrowthFitter.fit(this, statistics);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GrowthModel that && time == that.time && method == that.method && randomSlopes == that.randomSlopes
        && therapists == that.therapists && covariates.equals(that.covariates);
  }

  @Override
  public int hashCode() {
    return Objects.hash(time, method, randomSlopes, therapists, covariates);
  }

  @Override
  public String toString() {
    return method + ": score ~ " + String.join(" + ", fixedEffects()) + (randomSlopes ? " + (1 + " + time.term() : " + (1")
        + " | client)" + (therapists ? " + (1 | therapist)" : "");
  }
}
