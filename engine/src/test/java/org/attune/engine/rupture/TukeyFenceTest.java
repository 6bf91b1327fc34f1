package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attune.engine.rupture.SampleCourses.BOND;
import static org.attune.engine.rupture.SampleCourses.DEPRESSION;

import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class TukeyFenceTest {
  private static final TukeyFence FENCE = TukeyFence.withDefaults();

  private static TukeyFence.Result of(double... scores) {
    return FENCE.evaluateLatest(Series.of(BOND, scores)).optionalResult().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSeventhScore() {
    assertThat(FENCE.evaluateLatest(Series.of(BOND, 5, 6, 5, 6, 5, 1))).isEqualTo(new Online.TooEarly<>(7, 6));
    assertThat(FENCE.withMinimumScores(3).evaluateLatest(Series.of(BOND, 5, 6, 1)).optionalResult()).isPresent();
  }

  /** By hand: sorted 4 5 5 6 6 7: quartiles 5 and 6, median 5.5, fences 3.5 and 7.5. */
  @Test
  void aScoreBeyondTheFenceCounts() {
    TukeyFence.Result result = of(5, 6, 4, 7, 5, 6, 3);
    assertThat(result.baseline()).isEqualTo(5.5);
    assertThat(result.drop()).isEqualTo(2.5);
    assertThat(result.interquartileRange()).isEqualTo(1);
    assertThat(result.usualRange()).isEqualTo(new UsualRange(3.5, 7));
    assertThat(result.statistic()).isEqualTo(2);
    assertThat(result.suspected()).isTrue();
    assertThat(result.tailProbability()).isEmpty();
    assertThat(of(5, 6, 4, 7, 5, 6, 3.5).suspected()).isFalse();
    assertThat(FENCE.withThreshold(1.4).evaluateLatest(Series.of(BOND, 5, 6, 4, 7, 5, 6, 3.5)).optionalResult().orElseThrow().suspected())
        .isTrue();
  }

  @Test
  void whereTheQuartilesAreEqualThereIsNoFence() {
    assertThat(FENCE.evaluateLatest(Series.of(BOND, 7, 7, 7, 7, 7, 5, 1))).isEqualTo(new Online.NoSpread<>(7));
  }

  @Test
  void whereLowerIsBetterTheUpperFenceIsTheWorse() {
    TukeyFence.Result result =
        FENCE.evaluateLatest(Series.of(DEPRESSION, 5, 6, 4, 7, 5, 6, 9)).optionalResult().orElseThrow();
    assertThat(result.statistic()).isEqualTo(3);
    assertThat(result.suspected()).isTrue();
    assertThat(FENCE.evaluateLatest(Series.of(DEPRESSION, 5, 6, 4, 7, 5, 6, 0)).optionalResult().orElseThrow().suspected()).isFalse();
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FENCE.withThreshold(0));
    assertThatIllegalArgumentException().isThrownBy(() -> FENCE.withMinimumScores(2));
    assertThat(FENCE.withMinimumScores(9).withThreshold(3).minimumScores()).isEqualTo(9);
    assertThat(FENCE.withThreshold(3).withMinimumScores(9).threshold()).isEqualTo(3);
  }
}
