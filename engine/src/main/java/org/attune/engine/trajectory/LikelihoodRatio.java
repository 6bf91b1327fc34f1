package org.attune.engine.trajectory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.engine.internal.ChiSquaredDistribution;
import org.attune.engine.trajectory.IncomparableFitsException.Reason;

/**
 * A likelihood-ratio test: how much better the larger of two nested models fits, against chance.
 *
 * <p>The statistic is the difference of the two criteria, at least 0. For covariates it is χ² on as many degrees of freedom.
 * A spread that is zero under the smaller model lies on the boundary of what is possible, where χ² on all its parameters is
 * too strict; then it is a mixture of two χ² (χ̄²; Self &amp; Liang 1987, Stram &amp; Lee 1994):
 *
 * <ul>
 *   <li>therapists' intercepts: ½·χ²₀ + ½·χ²₁;
 *   <li>clients' slopes, beside their intercepts: ½·χ²₁ + ½·χ²₂.
 * </ul>
 *
 * <p>Degrees of freedom and weights as worked out for these cases in the R package varTestnlme (Baey &amp; Kuhn 2023, J. Stat.
 * Softw. 107(6); R/chibarsquare.R, commit 7d41ad1: {@code dfChiBarSquare}, and ½, ½ where there are two parts).
 *
 * @param statistic the fall of the criterion, 0 or more
 * @param degreesOfFreedom the degrees of freedom of each part of the mixture, of equal weight; a single one where there is no mixture
 * @param pValue of a fall at least this large under the smaller model, in large samples; 1 where there is none
 */
public record LikelihoodRatio(double statistic, List<Integer> degreesOfFreedom, double pValue) {
  public LikelihoodRatio {
    degreesOfFreedom = List.copyOf(degreesOfFreedom);
  }

  /**
   * Tests the larger model against the smaller.
   *
   * @param smaller a fit of the model with less in it
   * @param larger a fit of the model with one thing more: covariates, slopes or therapists
   * @throws IncomparableFitsException where the two likelihoods can't be compared
   */
  public static LikelihoodRatio of(GrowthFit smaller, GrowthFit larger) {
    GrowthModel from = smaller.model();
    GrowthModel to = larger.model();
    if (!smaller.fingerprint().matches(larger.fingerprint())) {
      throw new IncomparableFitsException(Reason.OTHER_SESSIONS);
    }
    if (from.method() != to.method()) {
      throw new IncomparableFitsException(Reason.OTHER_METHOD);
    }
    Set<String> fixed = new HashSet<>(from.fixedEffects());
    boolean sameFixed = fixed.equals(new HashSet<>(to.fixedEffects()));
    if (!sameFixed && to.method() == EstimationMethod.REML) {
      throw new IncomparableFitsException(Reason.REML_WITH_OTHER_FIXED_EFFECTS);
    }
    boolean within = to.fixedEffects().containsAll(fixed) && (to.randomSlopes() || !from.randomSlopes())
        && (to.therapists() || !from.therapists());
    int differences = (sameFixed ? 0 : 1) + (to.randomSlopes() != from.randomSlopes() ? 1 : 0)
        + (to.therapists() != from.therapists() ? 1 : 0);
    if (!within || differences == 0) {
      throw new IncomparableFitsException(Reason.NOT_NESTED);
    }
    if (differences > 1) {
      throw new IncomparableFitsException(Reason.SEVERAL_DIFFERENCES);
    }
    double fall = Math.max(0, smaller.criterion() - larger.criterion());
    List<Integer> freedom = !sameFixed
        ? List.of(to.covariates().size() - from.covariates().size())
        : to.randomSlopes() != from.randomSlopes() ? List.of(1, 2) : List.of(0, 1);
    double probability =
        freedom.stream().mapToDouble(v -> ChiSquaredDistribution.survivalProbability(fall, v)).average().orElseThrow();
    return new LikelihoodRatio(fall, freedom, probability);
  }
}
