package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;
import static org.attune.engine.rupture.SampleCourses.DEPRESSION;

import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class ReliableDropTest {
  private static final ReliableDrop DROP = ReliableDrop.of(1.2);

  private static ReliableDrop.Result of(double... scores) {
    return DROP.evaluateLatest(Series.of(BOND, scores)).optionalResult().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSecondScore() {
    assertThat(DROP.evaluateLatest(Series.of(BOND, 4))).isEqualTo(new Online.TooEarly<>(2, 1));
    assertThat(of(4, 2).suspected()).isTrue();
  }

  @Test
  void aDropFromTheLastScoreByTheReliableChangeCounts() {
    ReliableDrop.Result result = of(7, 6, 4.8);
    assertThat(result.previousScore()).isEqualTo(new Score(2, 6));
    assertThat(result.baseline()).isEqualTo(6);
    assertThat(result.drop()).isCloseTo(1.2, within(1e-12));
    assertThat(result.statistic()).isCloseTo(1, within(1e-12));
    assertThat(result.usualRange().low()).isCloseTo(4.8, within(1e-12));
    assertThat(result.suspected()).isTrue();
    assertThat(result.tailProbability()).isEmpty();
    assertThat(of(7, 6, 5).suspected()).isFalse();
    assertThat(of(6, 6).suspected()).isFalse();
  }

  @Test
  void theLastScoreMayBeSessionsAgo() {
    Series gaps = Series.builder(BOND).add(2, 6).add(9, 4.8).build();
    assertThat(DROP.evaluateLatest(gaps).optionalResult().orElseThrow().previousScore()).isEqualTo(new Score(2, 6));
  }

  @Test
  void itIsBackWhenItNoLongerLiesTheReliableChangeBelow() {
    assertThat(DROP.episodes(Series.of(BOND, 6, 4, 4.8, 4.9))).singleElement().satisfies(episode -> {
      assertThat(episode.onset()).isEqualTo(new Score(2, 4));
      assertThat(episode.recoveredAt()).hasValue(4);
    });
  }

  @Test
  void whereLowerIsBetterARiseCounts() {
    assertThat(ReliableDrop.of(6).evaluateLatest(Series.of(DEPRESSION, 8, 14)).optionalResult().orElseThrow().suspected()).isTrue();
    assertThat(ReliableDrop.of(6).evaluateLatest(Series.of(DEPRESSION, 14, 8)).optionalResult().orElseThrow().suspected()).isFalse();
  }

  @Test
  void aReliableChangeIsAboveZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> ReliableDrop.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> ReliableDrop.of(Double.POSITIVE_INFINITY));
    assertThat(DROP.points()).isEqualTo(1.2);
  }
}
