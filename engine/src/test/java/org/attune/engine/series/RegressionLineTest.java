package org.attune.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RegressionLineTest {
  private static final Scale ANY = Scale.unbounded(Direction.HIGHER_IS_BETTER);

  private static RegressionLine through(double... scores) {
    return RegressionLine.through(Series.of(ANY, scores));
  }

  /** By hand: sessions 1, 2, 4 and scores 1, 3, 4: Sxx 14/3, Sxy 13/3, Syy 14/3. */
  @Test
  void theLineOfLeastSquares() {
    RegressionLine line = RegressionLine.through(Series.builder(ANY).add(4, 4).add(1, 1).add(2, 3).build());
    assertThat(line.count()).isEqualTo(3);
    assertThat(line.sumOfSquaredSessionDeviations()).isCloseTo(14 / 3.0, within(1e-14));
    assertThat(line.sumOfProducts()).isCloseTo(13 / 3.0, within(1e-14));
    assertThat(line.slope()).isCloseTo(13 / 14.0, within(1e-14));
    assertThat(line.predict(4)).isCloseTo(8 / 3.0 + 13 / 14.0 * 5 / 3.0, within(1e-14));
    assertThat(line.residualSquares()).isCloseTo(14 / 3.0 - 13 / 14.0 * 13 / 3.0, within(1e-14));
  }

  @Test
  void oneScoreIsALevelAndTwoLieOnTheirLine() {
    assertThat(through(5).slope()).isZero();
    assertThat(through(5).predict(9)).isEqualTo(5);
    assertThat(through(5, 3).predict(3)).isCloseTo(1, within(1e-14));
    assertThat(through(5, 3).residualSquares()).isZero();
    assertThat(RegressionLine.EMPTY.predict(1)).isZero();
  }

  @Test
  void aConstantCourseHasNoSlopeAndNoResiduals() {
    assertThat(through(0.1, 0.1, 0.1, 0.1).slope()).isZero();
    assertThat(through(0.1, 0.1, 0.1, 0.1).residualSquares()).isZero();
  }

  @Test
  void farFromZeroNoDigitsAreLost() {
    assertThat(through(1e9 + 1, 1e9 + 3, 1e9 + 5, 1e9 + 8).residualSquares()).isCloseTo(0.3, within(1e-6));
  }
}
