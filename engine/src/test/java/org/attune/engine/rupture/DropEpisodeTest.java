package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;
import static org.attune.engine.rupture.SampleCourses.DEPRESSION;
import static org.attune.engine.rupture.SampleCourses.THREE_QUARTERS;

import java.util.List;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class DropEpisodeTest {
  private static final OwnBaselineDrop DROP = OwnBaselineDrop.withDefaults(THREE_QUARTERS);

  @Test
  void mayasDropAtSession7IsOneEpisodeAndHerScoreIsBackAtSession9() {
    List<DropEpisode> episodes = DROP.episodes(SampleCourses.ofMayaWithARuptureAtSession7());
    assertThat(episodes).singleElement().satisfies(episode -> {
      assertThat(episode.onset().session()).isEqualTo(7);
      assertThat(episode.onset().value()).isEqualTo(3.8);
      assertThat(episode.baseline()).isCloseTo(37 / 6.0, within(1e-12));
      assertThat(episode.drop()).isCloseTo(37 / 6.0 - 3.8, within(1e-12));
      assertThat(episode.usualRange().low()).isCloseTo(37 / 6.0 - 0.75, within(1e-12));
      assertThat(episode.tailProbability()).isPresent();
      assertThat(episode.criterion()).isSameAs(DROP);
      assertThat(episode.lowest()).isEqualTo(new Score(7, 3.8));
      assertThat(episode.recoveredAt()).hasValue(9);
    });
  }

  @Test
  void aDropThatEndsTheCourseIsNeverBack() {
    List<DropEpisode> episodes = DROP.episodes(Series.of(BOND, 6, 6, 6, 5, 4, 4, 4.4));
    assertThat(episodes).singleElement().satisfies(episode -> {
      assertThat(episode.onset().session()).isEqualTo(4);
      assertThat(episode.lowest()).isEqualTo(new Score(5, 4));
      assertThat(episode.recoveredAt()).isEmpty();
    });
  }

  @Test
  void aSecondDropAfterAReturnIsAnEpisodeOfItsOwn() {
    assertThat(DROP.episodes(Series.of(BOND, 6, 6, 6, 6, 4.8, 6, 6, 4, 6)))
        .extracting(episode -> episode.onset().session(), episode -> episode.recoveredAt().orElseThrow())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(5, 6), org.assertj.core.groups.Tuple.tuple(8, 9));
  }

  @Test
  void whereLowerIsBetterARiseComesBackByFalling() {
    OwnBaselineDrop points = OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(4, 30));
    assertThat(points.episodes(Series.of(DEPRESSION, 10, 10, 10, 17, 19, 14, 10)))
        .singleElement()
        .satisfies(episode -> {
          assertThat(episode.lowest()).isEqualTo(new Score(5, 19));
          assertThat(episode.recoveredAt()).hasValue(6);
        });
  }

  @Test
  void aQuietCourseHasNone() {
    assertThat(DROP.episodes(Series.of(BOND, 6, 6.2, 6, 6.2, 6, 6.2))).isEmpty();
    assertThat(DROP.episodes(Series.of(BOND))).isEmpty();
  }
}
