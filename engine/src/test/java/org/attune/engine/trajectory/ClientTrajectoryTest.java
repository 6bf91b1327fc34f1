package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientTrajectoryTest {
  private static final GrowthCurve CURVE = new GrowthCurve(TimeTransform.LINEAR, EstimationMethod.REML, List.of("intake"),
      List.of(10.0, 0.5, 0.2), List.of(List.of(0.09, -0.01, 0.002), List.of(-0.01, 0.0016, 0.0), List.of(0.002, 0.0, 0.01)),
      4.0, -0.3, 0.25, 0.5, 2.0, 1000, 100);

  @Test
  void aNewClientIsExpectedOnTheCurve() {
    ClientTrajectory line = CURVE.newClient(5);
    assertThat(line.intercept()).isCloseTo(11, within(1e-12));
    assertThat(line.slope()).isCloseTo(0.5, within(1e-12));
    // 4 + .5 + .09 + 2·5·.002 + 25·.01, and −.3 − .01, and .25 + .0016
    assertThat(line.interceptVariance()).isCloseTo(4.86, within(1e-12));
    assertThat(line.covariance()).isCloseTo(-0.31, within(1e-12));
    assertThat(line.slopeVariance()).isCloseTo(0.2516, within(1e-12));
    assertThat(line.predictedScore(2).mean()).isCloseTo(12, within(1e-12));
    double ofLine = 4.86 - 4 * 0.31 + 4 * 0.2516;
    assertThat(line.expectedMean(2).sd()).isCloseTo(Math.sqrt(ofLine), within(1e-12));
    assertThat(line.predictedScore(2).sd()).isCloseTo(Math.sqrt(ofLine + 2), within(1e-12));
  }

  @Test
  void theCurveItselfIsKnownBetterThanAnyClient() {
    NormalEstimate curve = CURVE.expected(2, 5);
    assertThat(curve.mean()).isCloseTo(12, within(1e-12));
    assertThat(curve.sd() * curve.sd()).isCloseTo(0.09 + 0.02 + 0.25 - 4 * 0.01 + 4 * 0.0016, within(1e-12));
  }

  /** The conditional of a joint normal, solved by hand for two scores: Cov = XPX′ + σ²·diag(1/w). */
  @Test
  void scoresPullTheLineAsTheConditionalDistributionSays() {
    ClientTrajectory prior = CURVE.newClient(5);
    ClientTrajectory after = prior.updatedWith(1, 9).updatedWith(3, 14, 0.5);
    double p0 = prior.interceptVariance();
    double p = prior.covariance();
    double p1 = prior.slopeVariance();
    double v11 = p0 + 2 * p + p1 + 2;
    double v12 = p0 + 4 * p + 3 * p1;
    double v22 = p0 + 6 * p + 9 * p1 + 4;
    double det = v11 * v22 - v12 * v12;
    double r1 = 9 - 11.5;
    double r2 = 14 - 12.5;
    double a1 = (v22 * r1 - v12 * r2) / det;
    double a2 = (v11 * r2 - v12 * r1) / det;
    assertThat(after.intercept()).isCloseTo(11 + (p0 + p) * a1 + (p0 + 3 * p) * a2, within(1e-12));
    assertThat(after.slope()).isCloseTo(0.5 + (p + p1) * a1 + (p + 3 * p1) * a2, within(1e-12));
    double c1 = p0 + p + 4 * (p + p1);
    double c2 = p0 + 3 * p + 4 * (p + 3 * p1);
    double variance = p0 + 8 * p + 16 * p1 - (v22 * c1 * c1 - 2 * v12 * c1 * c2 + v11 * c2 * c2) / det;
    assertThat(after.expectedMean(4).sd()).isCloseTo(Math.sqrt(variance), within(1e-12));
  }

  @Test
  void theOrderOfTheScoresDoesNotMatter() {
    ClientTrajectory one = CURVE.newClient(5).updatedWith(1, 9).updatedWith(2, 10, 0.3).updatedWith(3, 14);
    ClientTrajectory other = CURVE.newClient(5).updatedWith(3, 14).updatedWith(1, 9).updatedWith(2, 10, 0.3);
    assertThat(one.intercept()).isCloseTo(other.intercept(), within(1e-12));
    assertThat(one.slope()).isCloseTo(other.slope(), within(1e-12));
    assertThat(one.interceptVariance()).isCloseTo(other.interceptVariance(), within(1e-12));
  }

  @Test
  void aScoreOfNoWeightChangesNothingAndALighterOneLess() {
    ClientTrajectory prior = CURVE.newClient(5);
    assertThat(prior.updatedWith(1, 3, 0)).isEqualTo(prior);
    double full = prior.updatedWith(1, 3).predictedScore(2).mean();
    double light = prior.updatedWith(1, 3, 0.2).predictedScore(2).mean();
    assertThat(light).isGreaterThan(full).isLessThan(12);
    assertThatIllegalArgumentException().isThrownBy(() -> prior.updatedWith(1, 3, 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> prior.updatedWith(1, 3, -0.1));
  }

  @Test
  void manyScoresMakeTheLineTheClientsOwn() {
    ClientTrajectory line = CURVE.newClient(5);
    for (int session = 1; session <= 2000; session++) {
      line = line.updatedWith(session, 30 - 0.01 * session);
    }
    assertThat(line.intercept()).isCloseTo(30, within(0.1));
    assertThat(line.slope()).isCloseTo(-0.01, within(1e-4));
    assertThat(line.expectedMean(1000).sd()).isCloseTo(Math.sqrt(2.0 / 2000), within(1e-4));
  }

  @Test
  void whatIsNotANumberIsRefused() {
    ClientTrajectory line = CURVE.newClient(5);
    assertThatExceptionOfType(InvalidGrowthDataException.class).isThrownBy(() -> line.updatedWith(1, Double.NaN));
    assertThatExceptionOfType(InvalidGrowthDataException.class).isThrownBy(() -> line.predictedScore(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> CURVE.newClient());
  }

  @Test
  void aBandIsReadOffTheExpected() {
    NormalEstimate expected = new NormalEstimate(10, 2);
    assertThat(expected.quantile(0.025)).isCloseTo(10 - 2 * 1.959963984540054, within(1e-12));
    assertThat(expected.cumulativeProbability(10)).isEqualTo(0.5);
    assertThat(expected.cumulativeProbability(6.080072030919892)).isCloseTo(0.025, within(1e-12));
    assertThat(new NormalEstimate(10, 0).cumulativeProbability(9.9)).isZero();
    assertThat(new NormalEstimate(10, 0).cumulativeProbability(10)).isEqualTo(1);
    assertThat(new NormalEstimate(10, 0).quantile(0.3)).isEqualTo(10);
  }

  @Test
  void numbersThatAreNoCurveAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> curve(1, 1.1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> curve(-1, 0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> curve(1, 0, 1, 0));
    assertThat(curve(0, 0, 1, 1).correlation()).isEmpty();
    assertThat(curve(4, 1, 1, 1).correlation()).hasValue(0.5);
    assertThatIllegalArgumentException().isThrownBy(() -> new GrowthCurve(TimeTransform.LOG, EstimationMethod.ML, List.of("intake"),
        List.of(1.0, 1.0), List.of(List.of(1.0, 0.0), List.of(0.0, 1.0)), 1, 0, 1, 0, 1, 10, 2));
  }

  private static GrowthCurve curve(double intercepts, double product, double slopes, double residual) {
    return new GrowthCurve(TimeTransform.LOG, EstimationMethod.ML, List.of(), List.of(1.0, 1.0),
        List.of(List.of(1.0, 0.0), List.of(0.0, 1.0)), intercepts, product, slopes, 0, residual, 10, 2);
  }
}
