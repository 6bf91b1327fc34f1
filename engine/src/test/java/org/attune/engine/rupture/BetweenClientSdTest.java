package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.attune.engine.ReferenceTable;
import org.attune.engine.rupture.BetweenClientSd.Estimated;
import org.attune.engine.rupture.BetweenClientSd.Provisional;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.SummaryStatistics;
import org.junit.jupiter.api.Test;

class BetweenClientSdTest {
  private static Collection<SummaryStatistics> courses(String set) {
    TreeMap<Integer, SummaryStatistics> courses = new TreeMap<>();
    ReferenceTable.table("between_scores").stream()
        .filter(row -> row.text("set").equals(set))
        .forEach(row -> courses.merge(row.whole("course"), SummaryStatistics.of(row.number("score")), SummaryStatistics::merge));
    return courses.values();
  }

  @Test
  void agreesWithAMixedModelWhereCoursesAreEquallyLong() {
    ReferenceTable.Row r = ReferenceTable.table("between").getFirst();
    BetweenClientSd sd = BetweenClientSd.of(BOND, courses("balanced"));
    assertThat(sd).isInstanceOf(Estimated.class);
    assertThat(sd.courses()).isEqualTo(24);
    assertThat(sd.sd()).isCloseTo(r.number("sd"), within(1e-12)).isCloseTo(r.number("sd_lme"), within(1e-6));
  }

  @Test
  void agreesWithRWhereCoursesAreNotAndLeavesOutThoseOfOneScore() {
    ReferenceTable.Row r = ReferenceTable.table("between").get(1);
    BetweenClientSd sd = BetweenClientSd.of(BOND, courses("uneven"));
    assertThat(sd.courses()).isEqualTo(r.whole("courses")).isLessThan(courses("uneven").size());
    assertThat(sd.sd()).isCloseTo(r.number("sd"), within(1e-12));
  }

  @Test
  void coursesThatDifferNoMoreThanByChanceLeaveTheProvisionalFigure() {
    assertThat(BetweenClientSd.of(BOND, courses("alike"))).isEqualTo(new Provisional(0.75, 24, 20));
    assertThat(BetweenClientSd.of(BOND, Collections.nCopies(30, SummaryStatistics.of(7, 7, 7))))
        .isEqualTo(new Provisional(0.75, 30, 20));
  }

  @Test
  void belowTwentyCoursesTheFigureIsProvisionalAndSaysSo() {
    List<SummaryStatistics> courses = new ArrayList<>();
    for (int course = 0; course < 19; course++) {
      courses.add(SummaryStatistics.of(4 + course % 3, 4.2 + course % 3));
      courses.add(SummaryStatistics.of(6));
    }
    assertThat(BetweenClientSd.of(BOND, courses)).isEqualTo(new Provisional(0.75, 19, 20));
    courses.add(SummaryStatistics.of(5, 5));
    assertThat(BetweenClientSd.of(BOND, courses)).isInstanceOf(Estimated.class);
    assertThat(BetweenClientSd.of(BOND, List.of())).isEqualTo(new Provisional(0.75, 0, 20));
  }

  @Test
  void theOrderOfCoursesIsOfNoMatterAndTheSpreadScalesWithTheScores() {
    List<SummaryStatistics> courses = new ArrayList<>(courses("uneven"));
    double sd = BetweenClientSd.of(BOND, courses).sd();
    Random random = new Random(3);
    for (int run = 0; run < 20; run++) {
      Collections.shuffle(courses, random);
      assertThat(BetweenClientSd.of(BOND, courses).sd()).isCloseTo(sd, within(1e-12));
      List<SummaryStatistics> moved = courses.stream()
          .map(c -> new SummaryStatistics(c.count(), 3 * c.mean() - 2, 9 * c.sumOfSquaredDeviations()))
          .toList();
      assertThat(BetweenClientSd.of(BOND, moved).sd()).isCloseTo(3 * sd, within(1e-11));
    }
  }

  @Test
  void itIsAlwaysAboveZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimated(0, 20));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimated(Double.NaN, 20));
    assertThatIllegalArgumentException().isThrownBy(() -> new Provisional(Double.POSITIVE_INFINITY, 0, 20));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BetweenClientSd.provisional(Scale.unbounded(Direction.HIGHER_IS_BETTER)));
  }
}
