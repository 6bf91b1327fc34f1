package org.attune.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.attune.engine.Reference;
import org.junit.jupiter.api.Test;

class StudentTTest {
  @Test
  void agreesWithR() {
    assertThat(Reference.table("student_t")).hasSizeGreaterThan(200).allSatisfy(row -> {
      double p = row.number("p");
      double error = row.number("df") <= 100 ? 1e-12 : 1e-10;
      assertThat(StudentT.cumulative(row.number("t"), row.number("df"))).isCloseTo(p, within(error * p));
    });
  }

  @Test
  void agreesWithTheClosedFormsForOneAndTwoDegreesOfFreedom() {
    for (double t = -30; t <= 30; t += 0.37) {
      assertThat(StudentT.cumulative(t, 1)).isCloseTo(0.5 + Math.atan(t) / Math.PI, within(1e-14));
      assertThat(StudentT.cumulative(t, 2)).isCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), within(1e-14));
    }
  }

  @Test
  void givesTheTabledTailsOfFiveAndTwoAndAHalfPercent() {
    assertThat(StudentT.cumulative(-2.919986, 2)).isCloseTo(0.05, within(1e-7));
    assertThat(StudentT.cumulative(-4.302653, 2)).isCloseTo(0.025, within(1e-7));
    assertThat(StudentT.cumulative(-2.776445, 4)).isCloseTo(0.025, within(1e-7));
  }

  @Test
  void runsFromZeroToOneAndNeverFalls() {
    for (double freedom : new double[] {1, 2, 3, 8, 40, 1e6}) {
      assertThat(StudentT.cumulative(Double.NEGATIVE_INFINITY, freedom)).isZero();
      assertThat(StudentT.cumulative(Double.POSITIVE_INFINITY, freedom)).isEqualTo(1);
      assertThat(StudentT.cumulative(0, freedom)).isEqualTo(0.5);
      double last = 0;
      for (double t = -60; t <= 60; t += 0.01) {
        double p = StudentT.cumulative(t, freedom);
        assertThat(p).isBetween(last, 1.0);
        last = p;
      }
    }
  }

  @Test
  void hasTheSameTailOnBothSides() {
    for (double t = 0; t < 20; t += 0.13) {
      assertThat(StudentT.cumulative(-t, 6) + StudentT.cumulative(t, 6)).isCloseTo(1, within(1e-15));
    }
  }

  @Test
  void refusesWhatIsNoNumberAndNoDegreesOfFreedom() {
    assertThatIllegalArgumentException().isThrownBy(() -> StudentT.cumulative(Double.NaN, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> StudentT.cumulative(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> StudentT.cumulative(1, Double.NaN));
  }

  /** R: dt(c(0, -1.5, 40), c(1, 4, 7.5), log = TRUE). */
  @Test
  void theDensityIsThatOfR() {
    assertThat(StudentT.logDensity(3, 16, 4)).isCloseTo(-2.096547009582775 - Math.log(2), within(1e-13));
    assertThat(StudentT.logDensity(0, 1, 1)).isCloseTo(-1.1447298858494, within(1e-13));
    assertThat(StudentT.logDensity(-1.5, 4, 4)).isCloseTo(-2.096547009582775, within(1e-13));
    assertThat(StudentT.logDensity(40, 7.5, 7.5)).isCloseTo(-23.76418795550929, within(1e-12));
  }
}
