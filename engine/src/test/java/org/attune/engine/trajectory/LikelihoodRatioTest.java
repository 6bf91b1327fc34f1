package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.attune.engine.trajectory.IncomparableFitsException.Reason;
import org.junit.jupiter.api.Test;

/** The probabilities are lme4's criteria put through R's pchisq, mixed as said. */
class LikelihoodRatioTest {
  private static GrowthFit fit(String model, EstimationMethod method) {
    GrowthModel its = GrowthCasesTest.model(model).withMethod(method);
    return its.fit(GrowthCasesTest.sums(its, "ordinary"));
  }

  @Test
  void aCovariateIsTestedByChiSquare() {
    LikelihoodRatio test = LikelihoodRatio.of(fit("log", EstimationMethod.ML), fit("covariate", EstimationMethod.ML));
    assertThat(test.degreesOfFreedom()).containsExactly(1);
    assertThat(test.statistic()).isCloseTo(
        fit("log", EstimationMethod.ML).criterion() - fit("covariate", EstimationMethod.ML).criterion(), within(1e-12));
    assertThat(test.pValue()).isCloseTo(1.47262e-6, within(1e-10));
  }

  @Test
  void slopesAreTestedOnTheBoundary() {
    LikelihoodRatio test = LikelihoodRatio.of(fit("intercepts", EstimationMethod.REML), fit("log", EstimationMethod.REML));
    assertThat(test.degreesOfFreedom()).containsExactly(1, 2);
    assertThat(test.statistic()).isCloseTo(127.4289, within(1e-4));
    assertThat(test.pValue()).isCloseTo(1.141763e-28, within(1e-33));
  }

  @Test
  void therapistsAreTestedOnTheBoundary() {
    LikelihoodRatio test = LikelihoodRatio.of(fit("covariate", EstimationMethod.REML), fit("nested", EstimationMethod.REML));
    assertThat(test.degreesOfFreedom()).containsExactly(0, 1);
    assertThat(test.statistic()).isCloseTo(0.9491999, within(1e-6));
    assertThat(test.pValue()).isCloseTo(0.1649615, within(1e-6));
  }

  /** ½·P(χ²₀ > 0) + ½·P(χ²₁ > 0) = ½: a spread estimated as zero is no evidence at all, half of the time. */
  @Test
  void nothingGainedByTherapistsHasTheProbabilityOfAnything() {
    GrowthModel without = GrowthCasesTest.model("covariate");
    GrowthModel with = GrowthCasesTest.model("nested");
    LikelihoodRatio test = LikelihoodRatio.of(without.fit(GrowthCasesTest.sums(without, "same therapists")),
        with.fit(GrowthCasesTest.sums(with, "same therapists")));
    assertThat(test.statistic()).isCloseTo(0, within(1e-8));
    assertThat(test.pValue()).isGreaterThan(0.499);
  }

  @Test
  void refusesWhatCantBeCompared() {
    refuses(Reason.REML_WITH_OTHER_FIXED_EFFECTS, fit("log", EstimationMethod.REML), fit("covariate", EstimationMethod.REML));
    refuses(Reason.OTHER_METHOD, fit("log", EstimationMethod.ML), fit("covariate", EstimationMethod.REML));
    refuses(Reason.NOT_NESTED, fit("covariate", EstimationMethod.ML), fit("log", EstimationMethod.ML));
    refuses(Reason.NOT_NESTED, fit("linear", EstimationMethod.ML), fit("log", EstimationMethod.ML));
    refuses(Reason.NOT_NESTED, fit("log", EstimationMethod.ML), fit("log", EstimationMethod.ML));
    refuses(Reason.SEVERAL_DIFFERENCES, fit("log", EstimationMethod.ML), fit("nested", EstimationMethod.ML));
    GrowthModel log = GrowthCasesTest.model("covariate").withMethod(EstimationMethod.ML);
    refuses(Reason.OTHER_SESSIONS, fit("log", EstimationMethod.ML), log.fit(GrowthCasesTest.sums(log, "short")));
  }

  private static void refuses(Reason reason, GrowthFit smaller, GrowthFit larger) {
    assertThatExceptionOfType(IncomparableFitsException.class).isThrownBy(() -> LikelihoodRatio.of(smaller, larger))
        .satisfies(refused -> assertThat(List.of(refused.reason())).containsExactly(reason));
  }
}
