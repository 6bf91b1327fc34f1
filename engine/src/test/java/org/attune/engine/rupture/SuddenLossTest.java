package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.engine.rupture.SampleCourses.BOND;

import org.attune.engine.change.SuddenChangeCriteria;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class SuddenLossTest {
  private static final SuddenLoss LOSS = SuddenLoss.of(SuddenChangeCriteria.withReliableChange(1));

  @Test
  void aLossThatIsMadeGoodIsAnEpisodeThatIsBack() {
    assertThat(LOSS.episodes(Series.of(BOND, 6, 6, 6, 4, 3.8, 4, 5.6))).singleElement().satisfies(episode -> {
      assertThat(episode.onset()).isEqualTo(new Score(4, 4));
      assertThat(episode.baseline()).isEqualTo(6);
      assertThat(episode.drop()).isEqualTo(2);
      assertThat(episode.usualRange()).isEqualTo(new UsualRange(5, 7));
      assertThat(episode.lowest()).isEqualTo(new Score(5, 3.8));
      assertThat(episode.recoveredAt()).hasValue(7);
      assertThat(episode.tailProbability()).isEmpty();
      assertThat(episode.criterion()).isSameAs(LOSS);
    });
  }

  @Test
  void aLossAtTheEndIsNotSeenYet() {
    assertThat(LOSS.episodes(Series.of(BOND, 6, 6, 6, 4))).isEmpty();
    assertThat(LOSS.episodes(Series.of(BOND, 6, 6, 6, 4, 4))).singleElement()
        .satisfies(episode -> assertThat(episode.recoveredAt()).isEmpty());
    assertThat(LOSS.criteria().reliableChange()).isEqualTo(1);
  }
}
