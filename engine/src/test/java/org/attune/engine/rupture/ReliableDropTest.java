package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.Courses.BOND;
import static org.attune.engine.rupture.Courses.DEPRESSION;

import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class ReliableDropTest {
  private static final ReliableDrop DROP = ReliableDrop.of(1.2);

  private static ReliableDrop.Result of(double... scores) {
    return DROP.latest(Series.of(BOND, scores)).finding().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSecondScore() {
    assertThat(DROP.latest(Series.of(BOND, 4))).isEqualTo(new Online.TooEarly<>(2, 1));
    assertThat(of(4, 2).counts()).isTrue();
  }

  @Test
  void aDropFromTheLastScoreByTheReliableChangeCounts() {
    ReliableDrop.Result result = of(7, 6, 4.8);
    assertThat(result.last()).isEqualTo(new Score(2, 6));
    assertThat(result.baseline()).isEqualTo(6);
    assertThat(result.drop()).isCloseTo(1.2, within(1e-12));
    assertThat(result.statistic()).isCloseTo(1, within(1e-12));
    assertThat(result.usual().low()).isCloseTo(4.8, within(1e-12));
    assertThat(result.counts()).isTrue();
    assertThat(result.rarity()).isEmpty();
    assertThat(of(7, 6, 5).counts()).isFalse();
    assertThat(of(6, 6).counts()).isFalse();
  }

  @Test
  void theLastScoreMayBeSessionsAgo() {
    Series gaps = Series.on(BOND).add(2, 6).add(9, 4.8).build();
    assertThat(DROP.latest(gaps).finding().orElseThrow().last()).isEqualTo(new Score(2, 6));
  }

  @Test
  void itIsBackWhenItNoLongerLiesTheReliableChangeBelow() {
    assertThat(DROP.episodes(Series.of(BOND, 6, 4, 4.8, 4.9))).singleElement().satisfies(episode -> {
      assertThat(episode.onset()).isEqualTo(new Score(2, 4));
      assertThat(episode.backAt()).hasValue(4);
    });
  }

  @Test
  void whereLowerIsBetterARiseCounts() {
    assertThat(ReliableDrop.of(6).latest(Series.of(DEPRESSION, 8, 14)).finding().orElseThrow().counts()).isTrue();
    assertThat(ReliableDrop.of(6).latest(Series.of(DEPRESSION, 14, 8)).finding().orElseThrow().counts()).isFalse();
  }

  @Test
  void aReliableChangeIsAboveZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> ReliableDrop.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> ReliableDrop.of(Double.POSITIVE_INFINITY));
    assertThat(DROP.points()).isEqualTo(1.2);
  }
}
