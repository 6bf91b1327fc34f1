package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.attune.engine.ReferenceTable;
import org.attune.engine.rupture.XmRChart.Variant;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every criterion, on courses made at random, and on those that R has judged. */
class CriteriaTest {
  private static final BetweenClientSd BETWEEN = new BetweenClientSd.Estimated(0.6, 25);

  static Stream<SequentialCriterion<?>> all() {
    return Stream.of(
        OwnBaselineDrop.withDefaults(BETWEEN),
        OwnBaselineDrop.withDefaults(BETWEEN).withThresholds(0.5, 1.5).withMinimumEarlierScores(2),
        XmRChart.withDefaults(),
        XmRChart.withDefaults().withVariant(Variant.MEDIAN),
        XmRChart.withDefaults().withMinimumScores(4),
        ResidualDrop.withDefaults(0.5),
        HighPointDrop.withDefaults(0.8),
        ReliableDrop.of(1.1),
        TukeyFence.withDefaults(),
        TukeyFence.withDefaults().withMinimumScores(4),
        ChangePoint.withDefaults(5.5, 0.6, 0.5),
        ChangePoint.withDefaults(5.5, 0.6, 0.5).withMeanRunLength(5),
        PredictiveDrop.withDefaults(SampleCurves.BOND),
        PredictiveDrop.withDefaults(SampleCurves.BOND).withAutocorrelation(0.4).withThreshold(0.5));
  }

  /** The same criterion for scores a·x + b. */
  private static SequentialCriterion<?> moved(SequentialCriterion<?> criterion, double a, double b) {
    double size = Math.abs(a);
    return switch (criterion) {
      case OwnBaselineDrop drop ->
          OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(size * drop.betweenClientSd().sd(), 25))
              .withThresholds(drop.gentle(), drop.strong())
              .withMinimumEarlierScores(drop.minimumEarlierScores());
      case ResidualDrop drop -> ResidualDrop.withDefaults(size * drop.pooledSd());
      case HighPointDrop drop -> HighPointDrop.withDefaults(size * drop.sd());
      case ReliableDrop drop -> ReliableDrop.of(size * drop.points());
      case ChangePoint change ->
          ChangePoint.withDefaults(a * 5.5 + b, size * 0.6, size * 0.5).withMeanRunLength(change.meanRunLength());
      case PredictiveDrop drop ->
          PredictiveDrop.withDefaults(SampleCurves.moved(drop.curve(), a, b))
              .withAutocorrelation(drop.autocorrelation())
              .withThreshold(drop.threshold());
      case TukeyFence fence -> fence;
      case XmRChart chart -> chart;
    };
  }

  @ParameterizedTest
  @MethodSource("all")
  void aConstantCourseIsNeverSuspected(SequentialCriterion<?> criterion) {
    Series course = Series.of(BOND, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1);
    assertThat(criterion.evaluateAll(course)).noneMatch(online -> online.optionalResult().filter(CriterionResult::suspected).isPresent());
    assertThat(criterion.episodes(course)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theOrderInWhichScoresArriveChangesNothing(SequentialCriterion<?> criterion) {
    Random random = new Random(15);
    for (int run = 0; run < 100; run++) {
      Series course = SampleCourses.any(random);
      List<Score> mixed = new ArrayList<>(course.scores());
      Collections.shuffle(mixed, random);
      assertThat(criterion.evaluateAll(Series.of(BOND, mixed))).isEqualTo(criterion.evaluateAll(course));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEpisodeBeginsWhereTheFirstFindingCountsAndIsBackAtMostOnce(SequentialCriterion<?> criterion) {
    Random random = new Random(16);
    for (int run = 0; run < 300; run++) {
      Series course = SampleCourses.any(random);
      List<Integer> counted = criterion.evaluateAll(course).stream()
          .flatMap(online -> online.optionalResult().stream())
          .filter(CriterionResult::suspected)
          .map(CriterionResult::session)
          .toList();
      List<DropEpisode> episodes = criterion.episodes(course);
      assertThat(episodes.isEmpty()).isEqualTo(counted.isEmpty());
      int free = 0;
      for (DropEpisode episode : episodes) {
        assertThat(counted).contains(episode.onset().session());
        assertThat(episode.onset().session()).isGreaterThan(free);
        assertThat(episode.lowest().value()).isLessThanOrEqualTo(episode.onset().value());
        free = episode.recoveredAt().orElse(Integer.MAX_VALUE - 1);
        assertThat(free).isGreaterThan(episode.onset().session());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void laterSessionsChangeNothingThatWasSaidBefore(SequentialCriterion<?> criterion) {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      Series course = SampleCourses.any(random);
      List<?> each = criterion.evaluateAll(course);
      assertThat(each).hasSize(course.size());
      for (int k = 0; k < course.size(); k++) {
        Series known = course.upToSession(course.scores().get(k).session());
        assertThat(criterion.evaluateAll(known)).isEqualTo(each.subList(0, k + 1));
        assertThat(criterion.evaluateLatest(known)).isEqualTo(each.get(k));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void turningTheScaleAroundTurnsNothingElse(SequentialCriterion<?> criterion) {
    Scale turned = new Scale(1, 7, Direction.LOWER_IS_BETTER);
    compare(criterion, turned, -1, 8);
  }

  @ParameterizedTest
  @MethodSource("all")
  void shiftingAndStretchingTheScaleShiftsAndStretchesTheFinding(SequentialCriterion<?> criterion) {
    compare(criterion, new Scale(12.5, 27.5, Direction.HIGHER_IS_BETTER), 2.5, 10);
  }

  /** Judges courses as they are, and with scores a·x + b on another scale. */
  private static void compare(SequentialCriterion<?> criterion, Scale scale, double a, double b) {
    SequentialCriterion<?> other = moved(criterion, a, b);
    Random random = new Random(12);
    int counted = 0;
    for (int run = 0; run < 1000; run++) {
      Series course = SampleCourses.any(random);
      Series.Builder changed = Series.builder(scale);
      course.scores().forEach(score -> changed.add(score.session(), a * score.value() + b));
      Online<?> before = criterion.evaluateLatest(course);
      Online<?> after = other.evaluateLatest(changed.build());
      assertThat(after.getClass()).isEqualTo(before.getClass());
      if (before.optionalResult().isPresent()) {
        CriterionResult expected = before.optionalResult().orElseThrow();
        CriterionResult finding = after.optionalResult().orElseThrow();
        assertThat(finding.session()).isEqualTo(expected.session());
        assertThat(finding.suspected()).isEqualTo(expected.suspected());
        assertThat(finding.baseline()).isCloseTo(a * expected.baseline() + b, within(1e-11));
        assertThat(finding.drop()).isCloseTo(Math.abs(a) * expected.drop(), within(1e-10));
        UsualRange usual = expected.usualRange();
        assertThat(finding.usualRange().low()).isCloseTo(a * (a > 0 ? usual.low() : usual.high()) + b, within(1e-11));
        assertThat(finding.usualRange().high()).isCloseTo(a * (a > 0 ? usual.high() : usual.low()) + b, within(1e-11));
        assertThat(finding.tailProbability().orElse(2)).isCloseTo(expected.tailProbability().orElse(2), within(1e-10));
        assertThat(finding.statistic()).isCloseTo(expected.statistic(), within(1e-9));
        counted += expected.suspected() ? 1 : 0;
      }
    }
    assertThat(counted).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aDropCountsExactlyWhereTheScoreLiesOnTheWorseSideOfTheUsualBand(SequentialCriterion<?> criterion) {
    Random random = new Random(13);
    for (int run = 0; run < 1000; run++) {
      criterion.evaluateLatest(SampleCourses.any(random)).optionalResult().ifPresent(finding -> {
        if (!(criterion instanceof ChangePoint) && !(criterion instanceof PredictiveDrop)
            && Math.abs(finding.score() - finding.usualRange().low()) > 1e-6) {
          assertThat(finding.suspected()).isEqualTo(finding.score() < finding.usualRange().low());
        }
        assertThat(finding.usualRange().contains(BOND.clip(finding.baseline()))).isTrue();
        assertThat(finding.criterion()).isSameAs(criterion);
        finding.tailProbability().ifPresent(rarity -> assertThat(rarity).isBetween(0.0, 1.0));
      });
    }
  }

  @Test
  void aLowerScoreIsNeverLessStrongAndNeverLessRare() {
    OwnBaselineDrop drop = OwnBaselineDrop.withDefaults(BETWEEN);
    Random random = new Random(14);
    for (int run = 0; run < 100; run++) {
      Series earlier = SampleCourses.any(random);
      if (earlier.size() < 3) {
        continue;
      }
      DropStrength strength = DropStrength.NONE;
      double rarity = 1;
      for (int fifths = 35; fifths >= 5; fifths--) {
        Series.Builder course = Series.builder(BOND);
        earlier.scores().forEach(score -> course.add(score.session(), score.value()));
        OwnBaselineDrop.Result result =
            drop.evaluateLatest(course.add(100, fifths / 5.0).build()).optionalResult().orElseThrow();
        assertThat(result.strength()).isGreaterThanOrEqualTo(strength);
        assertThat(result.tailProbability().orElseThrow()).isLessThanOrEqualTo(rarity);
        assertThat(result.strengthOfWorstScore()).isGreaterThanOrEqualTo(result.strength());
        strength = result.strength();
        rarity = result.tailProbability().orElseThrow();
      }
      assertThat(strength).isEqualTo(
          drop.evaluateLatest(withScore(earlier, 1)).optionalResult().orElseThrow().strengthOfWorstScore());
    }
  }

  private static Series withScore(Series earlier, double value) {
    Series.Builder course = Series.builder(BOND);
    earlier.scores().forEach(score -> course.add(score.session(), score.value()));
    return course.add(100, value).build();
  }

  @Test
  void eachSessionOfSixtyCoursesIsJudgedAsInR() {
    Map<Integer, List<ReferenceTable.Row>> courses = new LinkedHashMap<>();
    ReferenceTable.table("rupture").forEach(row ->
        courses.computeIfAbsent(row.whole("course"), course -> new ArrayList<>()).add(row));
    assertThat(courses).hasSize(60);
    courses.values().forEach(rows -> {
      Series series = series(rows);
      List<Online<OwnBaselineDrop.Result>> drops =
          OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(rows.getFirst().number("between"), 20)).evaluateAll(series);
      List<Online<XmRChart.Result>> means = XmRChart.withDefaults().evaluateAll(series);
      List<Online<XmRChart.Result>> medians = XmRChart.withDefaults().withVariant(Variant.MEDIAN).evaluateAll(series);
      for (int k = 0; k < rows.size(); k++) {
        ReferenceTable.Row row = rows.get(k);
        assertThat(drops.get(k).optionalResult().isPresent()).isEqualTo(row.has("baseline"));
        drops.get(k).optionalResult().ifPresent(result -> {
          same(result.baseline(), row, "baseline");
          same(result.drop(), row, "drop");
          same(result.ownSd(), row, "own_sd");
          same(result.gentleThreshold(), row, "gentle");
          same(result.strongThreshold(), row, "strong");
          same(result.strength().ordinal(), row, "strength");
          same(result.tailProbability().orElseThrow(), row, "rarity");
        });
        chart(means.get(k), row, "xbar", "mean");
        chart(medians.get(k), row, "xmed", "median");
      }
    });
  }

  @Test
  void eachSessionOfThoseCoursesIsJudgedByTheOtherCriteriaAsInR() {
    Map<Integer, Series> courses = new LinkedHashMap<>();
    Map<Integer, List<ReferenceTable.Row>> scores = new LinkedHashMap<>();
    ReferenceTable.table("rupture").forEach(row ->
        scores.computeIfAbsent(row.whole("course"), course -> new ArrayList<>()).add(row));
    scores.forEach((course, rows) -> courses.put(course, series(rows)));
    int changes = 0;
    for (ReferenceTable.Row row : ReferenceTable.table("criteria")) {
      int course = row.whole("course");
      Series series = Objects.requireNonNull(courses.get(course)).upToSession(row.whole("session"));
      boolean bond = course <= 30;
      Optional<ResidualDrop.Result> residual = ResidualDrop.withDefaults(bond ? 0.5 : 3).evaluateLatest(series).optionalResult();
      assertThat(residual.isPresent()).isEqualTo(row.has("fitted"));
      residual.ifPresent(result -> {
        same(result.baseline(), row, "fitted");
        same(bond ? -result.drop() : result.drop(), row, "residual");
      });
      Optional<HighPointDrop.Result> high = HighPointDrop.withDefaults(1).evaluateLatest(series).optionalResult();
      Optional<ReliableDrop.Result> last = ReliableDrop.of(1).evaluateLatest(series).optionalResult();
      assertThat(high.isPresent()).isEqualTo(row.has("high"));
      high.ifPresent(result -> same(result.baseline(), row, "high"));
      last.ifPresent(result -> same(result.baseline(), row, "last"));
      TukeyFence.withDefaults().evaluateLatest(series).optionalResult().ifPresent(result -> {
        same(result.baseline(), row, "median");
        assertThat(result.interquartileRange()).isCloseTo(row.number("q3") - row.number("q1"), within(1e-11));
        double worse = row.number(bond ? "q1" : "q3");
        assertThat(result.statistic()).isCloseTo(
            series.scale().direction().worsening(worse, result.score()) / result.interquartileRange(), within(1e-9));
      });
      if (row.has("changed")) {
        ChangePoint change = bond ? ChangePoint.withDefaults(5.5, 0.8, 0.5) : ChangePoint.withDefaults(12, 5, 3);
        ChangePoint.Result result =
            change.withMeanRunLength(course % 2 == 1 ? 50 : 4).evaluateLatest(series).optionalResult().orElseThrow();
        same(result.changeProbability(), row, "changed");
        same(result.runLengthBefore(), row, "run_before");
        same(result.runLengthNow(), row, "run_now");
        same(result.tailProbability().orElseThrow(), row, "rarity");
        changes += result.runLengthNow() <= result.runLengthBefore() ? 1 : 0;
      }
    }
    assertThat(changes).isGreaterThan(10);
  }

  @Test
  void eachSessionOfThoseCoursesIsPredictedAsInR() {
    Map<Integer, Series> courses = new LinkedHashMap<>();
    Map<Integer, List<ReferenceTable.Row>> scores = new LinkedHashMap<>();
    ReferenceTable.table("rupture").forEach(row ->
        scores.computeIfAbsent(row.whole("course"), course -> new ArrayList<>()).add(row));
    int spoke = 0;
    for (ReferenceTable.Row row : ReferenceTable.table("predictive")) {
      int course = row.whole("course");
      Series series = courses.computeIfAbsent(course, c -> series(Objects.requireNonNull(scores.get(c))))
          .upToSession(row.whole("session"));
      PredictiveDrop drop = PredictiveDrop.withDefaults(course <= 30 ? SampleCurves.BOND : SampleCurves.DEPRESSION)
          .withAutocorrelation(course % 2 == 1 ? 0 : 0.4);
      Optional<PredictiveDrop.Result> result = drop.evaluateLatest(series).optionalResult();
      assertThat(result.isPresent()).isEqualTo(row.has("mean"));
      if (result.isPresent()) {
        assertThat(result.get().baseline()).isCloseTo(row.number("mean"), within(1e-9));
        assertThat(result.get().sd()).isCloseTo(row.number("sd"), within(1e-9));
        assertThat(result.get().statistic()).isCloseTo(row.number("evidence"), within(1e-7));
        assertThat(result.get().tailProbability().orElseThrow()).isCloseTo(row.number("rarity"), within(1e-9));
        spoke++;
      }
    }
    assertThat(spoke).isGreaterThan(600);
  }

  private static Series series(List<ReferenceTable.Row> rows) {
    ReferenceTable.Row first = rows.getFirst();
    Series.Builder series = Series.builder(new Scale(
        first.number("low"), first.number("high"), Direction.valueOf(first.text("better") + "_IS_BETTER")));
    rows.forEach(row -> series.add(row.whole("session"), row.number("score")));
    return series.build();
  }

  private static void chart(Online<XmRChart.Result> online, ReferenceTable.Row row, String centre, String variant) {
    assertThat(online.optionalResult().isPresent()).isEqualTo(row.has(centre));
    online.optionalResult().ifPresent(result -> {
      same(result.baseline(), row, centre);
      same(result.sigma(), row, "sigma_" + variant);
      same(result.usualRange().low(), row, "lcl_" + variant);
      same(result.usualRange().high(), row, "ucl_" + variant);
    });
  }

  private static void same(double value, ReferenceTable.Row row, String name) {
    assertThat(value).as(name).isCloseTo(row.number(name), within(1e-11));
  }
}
