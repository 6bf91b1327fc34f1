package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attune.engine.rupture.Courses.BOND;

import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class ChangePointTest {
  private static final ChangePoint CHANGE = ChangePoint.withDefaults(5.5, 0.8, 0.4);

  private static ChangePoint.Result of(double... scores) {
    return CHANGE.latest(Series.of(BOND, scores)).finding().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSecondScore() {
    assertThat(CHANGE.latest(Series.of(BOND))).isEqualTo(new Online.TooEarly<>(2, 0));
    assertThat(CHANGE.latest(Series.of(BOND, 4))).isEqualTo(new Online.TooEarly<>(2, 1));
    assertThat(CHANGE.each(Series.of(BOND, 4))).containsExactly(new Online.TooEarly<>(2, 1));
    assertThat(of(6, 6).runNow()).isEqualTo(2);
  }

  @Test
  void aDropOfTheMostProbableRunLengthOnTheWorseSideCounts() {
    ChangePoint.Result result = of(6, 6.2, 6, 6.2, 6, 6.2, 3);
    assertThat(result.runBefore()).isEqualTo(6);
    assertThat(result.runNow()).isEqualTo(1);
    assertThat(result.changed()).isGreaterThan(0.9);
    assertThat(result.counts()).isTrue();
    assertThat(result.statistic()).isEqualTo(result.changed());
    assertThat(result.baseline()).isBetween(6.0, 6.2);
    assertThat(result.rarity().orElseThrow()).isLessThan(0.001);
    assertThat(result.usual().contains(6)).isTrue();
    assertThat(result.usual().contains(3)).isFalse();
  }

  @Test
  void aRiseIsAChangeButDoesNotCount() {
    ChangePoint.Result result = of(3, 3.2, 3, 3.2, 3, 3.2, 6);
    assertThat(result.runNow()).isEqualTo(1);
    assertThat(result.counts()).isFalse();
    assertThat(result.statistic()).isEqualTo(-result.changed());
  }

  @Test
  void aConstantCourseIsOneRun() {
    ChangePoint.Result result = of(6, 6, 6, 6, 6, 6, 6, 6);
    assertThat(result.runNow()).isEqualTo(8);
    assertThat(result.counts()).isFalse();
    assertThat(of(7, 7, 7).rarity()).hasValue(1);
  }

  @Test
  void scoresFarOutOfAllExpectationUnderflowNowhere() {
    Series far = Series.of(Scale.unbounded(Direction.HIGHER_IS_BETTER), 6, 6, 6, -1e9, -1e9, -1e9);
    CHANGE.each(far).stream().flatMap(online -> online.finding().stream()).forEach(result -> {
      assertThat(result.changed()).isBetween(0.0, 1.0);
      assertThat(result.rarity().orElseThrow()).isBetween(0.0, 1.0);
    });
  }

  @Test
  void theRarerChangesAreTheMoreItTakes() {
    Series course = Series.of(BOND, 6, 6.2, 6, 6.2, 5);
    double often = CHANGE.withMeanRun(5).latest(course).finding().orElseThrow().changed();
    double seldom = CHANGE.withMeanRun(500).latest(course).finding().orElseThrow().changed();
    assertThat(often).isGreaterThan(seldom);
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ChangePoint.withDefaults(Double.NaN, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChangePoint.withDefaults(5, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChangePoint.withDefaults(5, 1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> CHANGE.withMeanRun(1));
    assertThat(CHANGE.meanRun()).isEqualTo(50);
    assertThat(CHANGE.withMeanRun(20).meanRun()).isEqualTo(20);
  }
}
