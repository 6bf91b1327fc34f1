package org.attune.engine.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.attune.engine.ReferenceTable;
import org.attune.engine.change.SuddenChange.Type;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class SuddenChangeCriteriaTest {
  private static final Scale BDI = new Scale(0, 63, Direction.LOWER_IS_BETTER);
  private static final SuddenChangeCriteria SUDDEN = SuddenChangeCriteria.withReliableChange(7);

  private static List<SuddenChange> gains(double... scores) {
    return SUDDEN.gains(Series.of(BDI, scores));
  }

  @Test
  void aDropOfManyPointsThatLastsIsASuddenGain() {
    assertThat(gains(32, 31, 33, 5, 6, 7))
        .containsExactly(new SuddenChange(Type.GAIN, 3, 4, 33, 5, 32, 6, OptionalInt.empty()));
    assertThat(gains(32, 31, 33, 5, 6, 7).getFirst().size()).isEqualTo(28);
    assertThat(SUDDEN.losses(Series.of(BDI, 32, 31, 33, 5, 6, 7))).isEmpty();
  }

  @Test
  void eachOfTheThreeCriteriaIsNeeded() {
    assertThat(gains(20, 20, 20, 13, 13, 13)).hasSize(1);
    assertThat(gains(20, 20, 20, 14, 14, 14)).isEmpty(); // six points
    assertThat(gains(40, 40, 40, 31, 31, 31)).isEmpty(); // less than a quarter of forty
    assertThat(gains(40, 40, 40, 30, 30, 30)).hasSize(1);
    assertThat(gains(10, 30, 20, 13, 5, 20)).isEmpty(); // no more than the scatter about it
  }

  @Test
  void twoScoresOnEachSideAreNeeded() {
    assertThat(gains(30, 30, 10)).isEmpty();
    assertThat(gains(30, 10, 10)).isEmpty();
    assertThat(gains(30, 30, 10, 10)).hasSize(1);
  }

  @Test
  void aMissedSessionIsNotJumpedOver() {
    assertThat(SUDDEN.gains(Series.builder(BDI).add(1, 30).add(2, 30).add(4, 10).add(5, 10).build())).isEmpty();
    assertThat(SUDDEN.gains(Series.builder(BDI).add(1, 30).add(3, 30).add(4, 10).add(6, 10).build())).hasSize(1);
    assertThat(SUDDEN.gains(Series.builder(BDI).add(1, 30).add(4, 30).add(5, 10).add(6, 10).build())).isEmpty();
  }

  @Test
  void withFewerScoresTheThirdCriterionAsksForMore() {
    // means differ by 7.5, pooled SD √(12.5/2) = 2.5: less than 4.303 · 2.5
    assertThat(gains(22, 19, 12, 14)).isEmpty();
    assertThat(gains(21, 20, 12, 13)).hasSize(1);
  }

  @Test
  void moreThanHalfOfItLostAgainReversesIt() {
    assertThat(gains(30, 30, 30, 10, 10, 10, 20).getFirst().reversedAt()).isEmpty();
    assertThat(gains(30, 30, 30, 10, 10, 10, 21, 25).getFirst().reversedAt()).hasValue(7);
  }

  @Test
  void aSuddenLossIsTheSameTheOtherWay() {
    assertThat(SUDDEN.losses(Series.of(BDI, 10, 10, 10, 20, 20, 20, 14)))
        .containsExactly(new SuddenChange(Type.LOSS, 3, 4, 10, 20, 10, 20, OptionalInt.of(7)));
    Scale wellbeing = new Scale(0, 63, Direction.HIGHER_IS_BETTER);
    assertThat(SUDDEN.gains(Series.of(wellbeing, 10, 10, 10, 20, 20, 20))).hasSize(1);
    assertThat(SUDDEN.losses(Series.of(wellbeing, 32, 31, 33, 5, 6, 7))).hasSize(1);
  }

  @Test
  void twoHundredAndFortyCoursesAreJudgedAsInR() {
    TreeMap<Integer, Series.Builder> courses = new TreeMap<>();
    ReferenceTable.table("sudden_scores").forEach(row ->
        courses.computeIfAbsent(row.whole("course"), course -> Series.builder(BDI))
            .add(row.whole("session"), row.number("score")));
    List<ReferenceTable.Row> expected = new ArrayList<>(ReferenceTable.table("sudden"));
    assertThat(expected).hasSizeGreaterThan(30);
    courses.forEach((course, builder) -> {
      Series series = builder.build();
      List<SuddenChange> found = new ArrayList<>(SUDDEN.gains(series));
      found.addAll(SUDDEN.losses(series));
      for (SuddenChange change : found) {
        ReferenceTable.Row row = expected.removeFirst();
        assertThat(row.whole("course")).isEqualTo(course);
        assertThat(row.text("kind")).isEqualTo(change.type().name());
        assertThat(row.whole("before")).isEqualTo(change.before());
        assertThat(row.whole("after")).isEqualTo(change.after());
        assertThat(row.number("from")).isEqualTo(change.from());
        assertThat(row.number("to")).isEqualTo(change.to());
        assertThat(row.number("mean_before")).isCloseTo(change.meanBefore(), within(1e-12));
        assertThat(row.number("mean_after")).isCloseTo(change.meanAfter(), within(1e-12));
        assertThat(row.has("reversed_at")).isEqualTo(change.reversedAt().isPresent());
        change.reversedAt().ifPresent(session -> assertThat(row.whole("reversed_at")).isEqualTo(session));
      }
    });
    assertThat(expected).isEmpty();
  }

  /** Points of another size; an origin of its own the scale must keep, since a quarter of the score before is asked. */
  @Test
  void inOtherPointsTheSameChangesAreFound() {
    Scale tenths = new Scale(0, 6.3, Direction.LOWER_IS_BETTER);
    SuddenChangeCriteria smaller = SuddenChangeCriteria.withReliableChange(0.7);
    Random random = new Random(31);
    int found = 0;
    for (int run = 0; run < 500; run++) {
      Series.Builder course = Series.builder(BDI);
      Series.Builder other = Series.builder(tenths);
      double level = 20 + random.nextInt(30);
      for (int session = 1; session <= 12; session++) {
        level = random.nextInt(5) == 0 ? random.nextInt(60) : level;
        double score = Math.clamp(level + random.nextInt(5) - 2 + 0.37, 0, 63);
        course.add(session, score);
        other.add(session, score / 10);
      }
      List<SuddenChange> gains = SUDDEN.gains(course.build());
      List<SuddenChange> same = smaller.gains(other.build());
      assertThat(same).hasSameSizeAs(gains);
      for (int i = 0; i < gains.size(); i++) {
        assertThat(same.get(i).before()).isEqualTo(gains.get(i).before());
        assertThat(same.get(i).after()).isEqualTo(gains.get(i).after());
        assertThat(same.get(i).reversedAt()).isEqualTo(gains.get(i).reversedAt());
        assertThat(same.get(i).size()).isCloseTo(gains.get(i).size() / 10, within(1e-12));
      }
      found += gains.size();
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void anotherShareCanBeChosenAndAnImpossibleOneNot() {
    assertThat(SUDDEN.withProportionOfScore(0.2).gains(Series.of(BDI, 40, 40, 40, 31, 31, 31))).hasSize(1);
    assertThat(SUDDEN.withProportionOfScore(0).gains(Series.of(BDI, 40, 40, 40, 33, 33, 33))).hasSize(1);
    assertThatIllegalArgumentException().isThrownBy(() -> SUDDEN.withProportionOfScore(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> SUDDEN.withProportionOfScore(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> SuddenChangeCriteria.withReliableChange(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SuddenChangeCriteria.withReliableChange(Double.POSITIVE_INFINITY));
  }
}
