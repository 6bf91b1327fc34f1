package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.attune.engine.trajectory.RefusedComparison.Reason;
import org.junit.jupiter.api.Test;

/** The probabilities are lme4's criteria put through R's pchisq, mixed as said. */
class LikelihoodRatioTest {
  private static GrowthFit fit(String model, Method method) {
    GrowthModel its = GrowthCasesTest.model(model).withMethod(method);
    return its.fit(GrowthCasesTest.sums(its, "ordinary"));
  }

  @Test
  void aCovariateIsTestedByChiSquare() {
    LikelihoodRatio test = LikelihoodRatio.of(fit("log", Method.ML), fit("covariate", Method.ML));
    assertThat(test.freedom()).containsExactly(1);
    assertThat(test.statistic()).isCloseTo(
        fit("log", Method.ML).criterion() - fit("covariate", Method.ML).criterion(), within(1e-12));
    assertThat(test.probability()).isCloseTo(1.47262e-6, within(1e-10));
  }

  @Test
  void slopesAreTestedOnTheBoundary() {
    LikelihoodRatio test = LikelihoodRatio.of(fit("intercepts", Method.REML), fit("log", Method.REML));
    assertThat(test.freedom()).containsExactly(1, 2);
    assertThat(test.statistic()).isCloseTo(127.4289, within(1e-4));
    assertThat(test.probability()).isCloseTo(1.141763e-28, within(1e-33));
  }

  @Test
  void therapistsAreTestedOnTheBoundary() {
    LikelihoodRatio test = LikelihoodRatio.of(fit("covariate", Method.REML), fit("nested", Method.REML));
    assertThat(test.freedom()).containsExactly(0, 1);
    assertThat(test.statistic()).isCloseTo(0.9491999, within(1e-6));
    assertThat(test.probability()).isCloseTo(0.1649615, within(1e-6));
  }

  /** ½·P(χ²₀ > 0) + ½·P(χ²₁ > 0) = ½: a spread estimated as zero is no evidence at all, half of the time. */
  @Test
  void nothingGainedByTherapistsHasTheProbabilityOfAnything() {
    GrowthModel without = GrowthCasesTest.model("covariate");
    GrowthModel with = GrowthCasesTest.model("nested");
    LikelihoodRatio test = LikelihoodRatio.of(without.fit(GrowthCasesTest.sums(without, "same therapists")),
        with.fit(GrowthCasesTest.sums(with, "same therapists")));
    assertThat(test.statistic()).isCloseTo(0, within(1e-8));
    assertThat(test.probability()).isGreaterThan(0.499);
  }

  @Test
  void refusesWhatCantBeCompared() {
    refuses(Reason.REML_WITH_OTHER_FIXED_EFFECTS, fit("log", Method.REML), fit("covariate", Method.REML));
    refuses(Reason.OTHER_METHOD, fit("log", Method.ML), fit("covariate", Method.REML));
    refuses(Reason.NOT_NESTED, fit("covariate", Method.ML), fit("log", Method.ML));
    refuses(Reason.NOT_NESTED, fit("linear", Method.ML), fit("log", Method.ML));
    refuses(Reason.NOT_NESTED, fit("log", Method.ML), fit("log", Method.ML));
    refuses(Reason.SEVERAL_DIFFERENCES, fit("log", Method.ML), fit("nested", Method.ML));
    GrowthModel log = GrowthCasesTest.model("covariate").withMethod(Method.ML);
    refuses(Reason.OTHER_SESSIONS, fit("log", Method.ML), log.fit(GrowthCasesTest.sums(log, "short")));
  }

  private static void refuses(Reason reason, GrowthFit smaller, GrowthFit larger) {
    assertThatExceptionOfType(RefusedComparison.class).isThrownBy(() -> LikelihoodRatio.of(smaller, larger))
        .satisfies(refused -> assertThat(List.of(refused.reason())).containsExactly(reason));
  }
}
