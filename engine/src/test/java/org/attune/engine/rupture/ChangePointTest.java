package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attune.engine.rupture.SampleCourses.BOND;

import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class ChangePointTest {
  private static final ChangePoint CHANGE = ChangePoint.withDefaults(5.5, 0.8, 0.4);

  private static ChangePoint.Result of(double... scores) {
    return CHANGE.evaluateLatest(Series.of(BOND, scores)).optionalResult().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSecondScore() {
    assertThat(CHANGE.evaluateLatest(Series.of(BOND))).isEqualTo(new Online.TooEarly<>(2, 0));
    assertThat(CHANGE.evaluateLatest(Series.of(BOND, 4))).isEqualTo(new Online.TooEarly<>(2, 1));
    assertThat(CHANGE.evaluateAll(Series.of(BOND, 4))).containsExactly(new Online.TooEarly<>(2, 1));
    assertThat(of(6, 6).runLengthNow()).isEqualTo(2);
  }

  @Test
  void aDropOfTheMostProbableRunLengthOnTheWorseSideCounts() {
    ChangePoint.Result result = of(6, 6.2, 6, 6.2, 6, 6.2, 3);
    assertThat(result.runLengthBefore()).isEqualTo(6);
    assertThat(result.runLengthNow()).isEqualTo(1);
    assertThat(result.changeProbability()).isGreaterThan(0.9);
    assertThat(result.suspected()).isTrue();
    assertThat(result.statistic()).isEqualTo(result.changeProbability());
    assertThat(result.baseline()).isBetween(6.0, 6.2);
    assertThat(result.tailProbability().orElseThrow()).isLessThan(0.001);
    assertThat(result.usualRange().contains(6)).isTrue();
    assertThat(result.usualRange().contains(3)).isFalse();
  }

  @Test
  void aRiseIsAChangeButDoesNotCount() {
    ChangePoint.Result result = of(3, 3.2, 3, 3.2, 3, 3.2, 6);
    assertThat(result.runLengthNow()).isEqualTo(1);
    assertThat(result.suspected()).isFalse();
    assertThat(result.statistic()).isEqualTo(-result.changeProbability());
  }

  @Test
  void aConstantCourseIsOneRun() {
    ChangePoint.Result result = of(6, 6, 6, 6, 6, 6, 6, 6);
    assertThat(result.runLengthNow()).isEqualTo(8);
    assertThat(result.suspected()).isFalse();
    assertThat(of(7, 7, 7).tailProbability()).hasValue(1);
  }

  @Test
  void scoresFarOutOfAllExpectationUnderflowNowhere() {
    Series far = Series.of(Scale.unbounded(Direction.HIGHER_IS_BETTER), 6, 6, 6, -1e9, -1e9, -1e9);
    CHANGE.evaluateAll(far).stream().flatMap(online -> online.optionalResult().stream()).forEach(result -> {
      assertThat(result.changeProbability()).isBetween(0.0, 1.0);
      assertThat(result.tailProbability().orElseThrow()).isBetween(0.0, 1.0);
    });
  }

  @Test
  void theRarerChangesAreTheMoreItTakes() {
    Series course = Series.of(BOND, 6, 6.2, 6, 6.2, 5);
    double often = CHANGE.withMeanRunLength(5).evaluateLatest(course).optionalResult().orElseThrow().changeProbability();
    double seldom = CHANGE.withMeanRunLength(500).evaluateLatest(course).optionalResult().orElseThrow().changeProbability();
    assertThat(often).isGreaterThan(seldom);
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ChangePoint.withDefaults(Double.NaN, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChangePoint.withDefaults(5, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChangePoint.withDefaults(5, 1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> CHANGE.withMeanRunLength(1));
    assertThat(CHANGE.meanRunLength()).isEqualTo(50);
    assertThat(CHANGE.withMeanRunLength(20).meanRunLength()).isEqualTo(20);
  }
}
