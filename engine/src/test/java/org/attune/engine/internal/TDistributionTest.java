package org.attune.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.attune.engine.ReferenceTable;
import org.junit.jupiter.api.Test;

class TDistributionTest {
  @Test
  void agreesWithR() {
    assertThat(ReferenceTable.table("student_t")).hasSizeGreaterThan(200).allSatisfy(row -> {
      double p = row.number("p");
      double error = row.number("df") <= 100 ? 1e-12 : 1e-10;
      assertThat(TDistribution.cumulativeProbability(row.number("t"), row.number("df"))).isCloseTo(p, within(error * p));
    });
  }

  @Test
  void agreesWithTheClosedFormsForOneAndTwoDegreesOfFreedom() {
    for (double t = -30; t <= 30; t += 0.37) {
      assertThat(TDistribution.cumulativeProbability(t, 1)).isCloseTo(0.5 + Math.atan(t) / Math.PI, within(1e-14));
      assertThat(TDistribution.cumulativeProbability(t, 2)).isCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), within(1e-14));
    }
  }

  @Test
  void givesTheTabledTailsOfFiveAndTwoAndAHalfPercent() {
    assertThat(TDistribution.cumulativeProbability(-2.919986, 2)).isCloseTo(0.05, within(1e-7));
    assertThat(TDistribution.cumulativeProbability(-4.302653, 2)).isCloseTo(0.025, within(1e-7));
    assertThat(TDistribution.cumulativeProbability(-2.776445, 4)).isCloseTo(0.025, within(1e-7));
  }

  @Test
  void runsFromZeroToOneAndNeverFalls() {
    for (double freedom : new double[] {1, 2, 3, 8, 40, 1e6}) {
      assertThat(TDistribution.cumulativeProbability(Double.NEGATIVE_INFINITY, freedom)).isZero();
      assertThat(TDistribution.cumulativeProbability(Double.POSITIVE_INFINITY, freedom)).isEqualTo(1);
      assertThat(TDistribution.cumulativeProbability(0, freedom)).isEqualTo(0.5);
      double last = 0;
      for (double t = -60; t <= 60; t += 0.01) {
        double p = TDistribution.cumulativeProbability(t, freedom);
        assertThat(p).isBetween(last, 1.0);
        last = p;
      }
    }
  }

  @Test
  void hasTheSameTailOnBothSides() {
    for (double t = 0; t < 20; t += 0.13) {
      assertThat(TDistribution.cumulativeProbability(-t, 6) + TDistribution.cumulativeProbability(t, 6)).isCloseTo(1, within(1e-15));
    }
  }

  @Test
  void refusesWhatIsNoNumberAndNoDegreesOfFreedom() {
    assertThatIllegalArgumentException().isThrownBy(() -> TDistribution.cumulativeProbability(Double.NaN, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> TDistribution.cumulativeProbability(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> TDistribution.cumulativeProbability(1, Double.NaN));
  }

  @Test
  void theBetaFunctionIsThatOfTheBooks() {
    assertThat(TDistribution.logBeta(1)).isCloseTo(Math.log(Math.PI), within(1e-14));
    assertThat(TDistribution.logBeta(3)).isCloseTo(Math.log(Math.PI / 2), within(1e-14));
    assertThat(TDistribution.logBeta(4)).isCloseTo(Math.log(4.0 / 3), within(1e-14));
    // beyond the table: B(a, ½) near √(π/a)·(1 + 1/(8a))
    assertThat(TDistribution.logBeta(2000)).isCloseTo(0.5 * Math.log(Math.PI / 1000) + Math.log1p(1 / 8000.0), within(1e-8));
  }
}
