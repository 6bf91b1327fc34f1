package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attune.engine.rupture.Courses.BOND;
import static org.attune.engine.rupture.Courses.DEPRESSION;

import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class TukeyFenceTest {
  private static final TukeyFence FENCE = TukeyFence.withDefaults();

  private static TukeyFence.Result of(double... scores) {
    return FENCE.latest(Series.of(BOND, scores)).finding().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSeventhScore() {
    assertThat(FENCE.latest(Series.of(BOND, 5, 6, 5, 6, 5, 1))).isEqualTo(new Online.TooEarly<>(7, 6));
    assertThat(FENCE.withScores(3).latest(Series.of(BOND, 5, 6, 1)).finding()).isPresent();
  }

  /** By hand: sorted 4 5 5 6 6 7: quartiles 5 and 6, median 5.5, fences 3.5 and 7.5. */
  @Test
  void aScoreBeyondTheFenceCounts() {
    TukeyFence.Result result = of(5, 6, 4, 7, 5, 6, 3);
    assertThat(result.baseline()).isEqualTo(5.5);
    assertThat(result.drop()).isEqualTo(2.5);
    assertThat(result.range()).isEqualTo(1);
    assertThat(result.usual()).isEqualTo(new Band(3.5, 7));
    assertThat(result.statistic()).isEqualTo(2);
    assertThat(result.counts()).isTrue();
    assertThat(result.rarity()).isEmpty();
    assertThat(of(5, 6, 4, 7, 5, 6, 3.5).counts()).isFalse();
    assertThat(FENCE.withThreshold(1.4).latest(Series.of(BOND, 5, 6, 4, 7, 5, 6, 3.5)).finding().orElseThrow().counts())
        .isTrue();
  }

  @Test
  void whereTheQuartilesAreEqualThereIsNoFence() {
    assertThat(FENCE.latest(Series.of(BOND, 7, 7, 7, 7, 7, 5, 1))).isEqualTo(new Online.NoSpread<>(7));
  }

  @Test
  void whereLowerIsBetterTheUpperFenceIsTheWorse() {
    TukeyFence.Result result =
        FENCE.latest(Series.of(DEPRESSION, 5, 6, 4, 7, 5, 6, 9)).finding().orElseThrow();
    assertThat(result.statistic()).isEqualTo(3);
    assertThat(result.counts()).isTrue();
    assertThat(FENCE.latest(Series.of(DEPRESSION, 5, 6, 4, 7, 5, 6, 0)).finding().orElseThrow().counts()).isFalse();
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FENCE.withThreshold(0));
    assertThatIllegalArgumentException().isThrownBy(() -> FENCE.withScores(2));
    assertThat(FENCE.withScores(9).withThreshold(3).scores()).isEqualTo(9);
    assertThat(FENCE.withThreshold(3).withScores(9).threshold()).isEqualTo(3);
  }
}
