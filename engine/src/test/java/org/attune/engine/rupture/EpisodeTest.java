package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.engine.rupture.Courses.BOND;
import static org.attune.engine.rupture.Courses.DEPRESSION;
import static org.attune.engine.rupture.Courses.THREE_QUARTERS;

import java.util.List;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class EpisodeTest {
  private static final OwnBaselineDrop DROP = OwnBaselineDrop.withDefaults(THREE_QUARTERS);

  @Test
  void mayasDropAtSession7IsOneEpisodeAndHerScoreIsBackAtSession9() {
    List<Episode<OwnBaselineDrop.Result>> episodes = Episode.all(DROP, Courses.ofMayaWithARuptureAtSession7());
    assertThat(episodes).singleElement().satisfies(episode -> {
      assertThat(episode.onset().session()).isEqualTo(7);
      assertThat(episode.onset().strength()).isEqualTo(Strength.STRONG);
      assertThat(episode.lowest()).isEqualTo(new Score(7, 3.8));
      assertThat(episode.backAt()).hasValue(9);
    });
  }

  @Test
  void aDropThatEndsTheCourseIsNeverBack() {
    List<Episode<OwnBaselineDrop.Result>> episodes = Episode.all(DROP, Series.of(BOND, 6, 6, 6, 5, 4, 4, 4.4));
    assertThat(episodes).singleElement().satisfies(episode -> {
      assertThat(episode.onset().session()).isEqualTo(4);
      assertThat(episode.lowest()).isEqualTo(new Score(5, 4));
      assertThat(episode.backAt()).isEmpty();
    });
  }

  @Test
  void aSecondDropAfterAReturnIsAnEpisodeOfItsOwn() {
    assertThat(Episode.all(DROP, Series.of(BOND, 6, 6, 6, 6, 4.8, 6, 6, 4, 6)))
        .extracting(episode -> episode.onset().session(), episode -> episode.backAt().orElseThrow())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(5, 6), org.assertj.core.groups.Tuple.tuple(8, 9));
  }

  @Test
  void whereLowerIsBetterARiseComesBackByFalling() {
    OwnBaselineDrop points = OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(4, 30));
    assertThat(Episode.all(points, Series.of(DEPRESSION, 10, 10, 10, 17, 19, 14, 10)))
        .singleElement()
        .satisfies(episode -> {
          assertThat(episode.lowest()).isEqualTo(new Score(5, 19));
          assertThat(episode.backAt()).hasValue(6);
        });
  }

  @Test
  void aQuietCourseHasNone() {
    assertThat(Episode.all(DROP, Series.of(BOND, 6, 6.2, 6, 6.2, 6, 6.2))).isEmpty();
    assertThat(Episode.all(DROP, Series.of(BOND))).isEmpty();
  }
}
