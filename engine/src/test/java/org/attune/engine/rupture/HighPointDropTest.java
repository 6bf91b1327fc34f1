package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;
import static org.attune.engine.rupture.SampleCourses.DEPRESSION;

import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class HighPointDropTest {
  private static final HighPointDrop DROP = HighPointDrop.withDefaults(0.8);

  private static HighPointDrop.Result of(double... scores) {
    return DROP.evaluateLatest(Series.of(BOND, scores)).optionalResult().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSecondScore() {
    assertThat(DROP.evaluateLatest(Series.of(BOND))).isEqualTo(new Online.TooEarly<>(2, 0));
    assertThat(DROP.evaluateLatest(Series.of(BOND, 4))).isEqualTo(new Online.TooEarly<>(2, 1));
    assertThat(of(4, 3).suspected()).isTrue();
  }

  @Test
  void aDropOfOneStandardDeviationFromTheBestSoFarCounts() {
    HighPointDrop.Result result = of(5, 6, 5.6, 5.2);
    assertThat(result.highPoint()).isEqualTo(new Score(2, 6));
    assertThat(result.baseline()).isEqualTo(6);
    assertThat(result.drop()).isCloseTo(0.8, within(1e-12));
    assertThat(result.statistic()).isCloseTo(1, within(1e-12));
    assertThat(result.usualRange()).isEqualTo(new UsualRange(5.2, 6.8));
    assertThat(result.suspected()).isTrue();
    assertThat(result.tailProbability()).isEmpty();
    assertThat(of(5, 6, 5.6, 5.3).suspected()).isFalse();
  }

  @Test
  void theEarliestOfEqualHighsIsNamedAndANewHighIsNoDrop() {
    assertThat(of(6, 6, 5).highPoint()).isEqualTo(new Score(1, 6));
    assertThat(of(5, 6).drop()).isEqualTo(-1);
    assertThat(of(6, 6, 6).drop()).isZero();
    assertThat(of(6, 6, 6).suspected()).isFalse();
  }

  @Test
  void itIsBackWithinAQuarterOfAStandardDeviationOfTheHigh() {
    assertThat(DROP.episodes(Series.of(BOND, 6, 4, 5.7, 5.8, 6))).singleElement()
        .satisfies(episode -> assertThat(episode.recoveredAt()).hasValue(4));
    assertThat(DROP.withThresholds(1, 0.5).episodes(Series.of(BOND, 6, 4, 5.7, 5.8, 6))).singleElement()
        .satisfies(episode -> assertThat(episode.recoveredAt()).hasValue(3));
  }

  @Test
  void whereLowerIsBetterTheHighPointIsTheLowest() {
    HighPointDrop points = HighPointDrop.withDefaults(5);
    assertThat(points.evaluateLatest(Series.of(DEPRESSION, 10, 8, 13)).optionalResult().orElseThrow().suspected()).isTrue();
    assertThat(points.evaluateLatest(Series.of(DEPRESSION, 10, 8, 12)).optionalResult().orElseThrow().suspected()).isFalse();
    assertThat(points.episodes(Series.of(DEPRESSION, 8, 13, 10, 9))).singleElement()
        .satisfies(episode -> assertThat(episode.recoveredAt()).hasValue(4));
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> HighPointDrop.withDefaults(0));
    assertThatIllegalArgumentException().isThrownBy(() -> HighPointDrop.withDefaults(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(1, 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(1, -0.1));
    assertThat(DROP.withThresholds(2, 2).threshold()).isEqualTo(2);
    assertThat(DROP.withThresholds(2, 0).recoveryThreshold()).isZero();
    assertThat(DROP.withThresholds(2, 0.4).recoveryThreshold()).isEqualTo(0.4);
    assertThat(DROP.sd()).isEqualTo(0.8);
  }
}
