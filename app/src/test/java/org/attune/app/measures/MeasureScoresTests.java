package org.attune.app.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.checkins.CheckInFixtures;
import org.attune.app.checkins.CheckInFixtures.Pair;
import org.attune.app.sessions.SessionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AttuneTest
class MeasureScoresTests {

  @Autowired MeasureScores scores;
  @Autowired CheckInFixtures pairs;

  @Test
  void namedScoresAreBroughtInAndTakenOutTogether() {
    Pair pair = pairs.mayaAndAna();
    SessionId session = pairs.held(pair);
    UUID past = UUID.randomUUID();
    MeasureId depression = scores.measure(pair.ana(), pair.practice(), "Depression", 0, 63, false, null);
    assertThat(scores.measure(pair.ana(), pair.practice(), "Depression", 0, 63, false, null)).isEqualTo(depression);
    ImportedScore score = new ImportedScore(pair.course(), session, depression, 21.5);
    assertThat(scores.importAll(pair.ana(), pair.practice(), past, List.of(score))).isEqualTo(1);
    assertThat(scores.importAll(pair.ana(), pair.practice(), past, List.of(score))).as("the same once more").isZero();

    assertThat(scores.series(pair.ana(), pair.course())).extracting(MeasureScore::value).containsExactly(21.5);
    assertThat(scores.series(pair.colleague(), pair.course())).isEmpty();
    assertThat(scores.undoImport(pair.ana(), past, List.of(pair.course()))).isEqualTo(1);
  }
}
