package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.Courses.BOND;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.attune.engine.Reference;
import org.attune.engine.rupture.XmR.Variant;
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

  static Stream<Criterion<?>> all() {
    return Stream.of(
        OwnBaselineDrop.withDefaults(BETWEEN),
        OwnBaselineDrop.withDefaults(BETWEEN).withThresholds(0.5, 1.5).withEarlierScores(2),
        XmR.withDefaults(),
        XmR.withDefaults().withVariant(Variant.MEDIAN),
        XmR.withDefaults().withScores(4),
        ResidualDrop.withDefaults(0.5),
        HighPointDrop.withDefaults(0.8),
        ReliableDrop.of(1.1),
        TukeyFence.withDefaults(),
        TukeyFence.withDefaults().withScores(4),
        ChangePoint.withDefaults(5.5, 0.6, 0.5),
        ChangePoint.withDefaults(5.5, 0.6, 0.5).withMeanRun(5),
        PredictiveDrop.withDefaults(Curves.BOND),
        PredictiveDrop.withDefaults(Curves.BOND).withCarryOver(0.4).withThreshold(0.5));
  }

  /** The same criterion for scores a·x + b. */
  private static Criterion<?> moved(Criterion<?> criterion, double a, double b) {
    double size = Math.abs(a);
    return switch (criterion) {
      case OwnBaselineDrop drop ->
          OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(size * drop.between().sd(), 25))
              .withThresholds(drop.gentle(), drop.strong())
              .withEarlierScores(drop.earlierScores());
      case ResidualDrop drop -> ResidualDrop.withDefaults(size * drop.pooledSd());
      case HighPointDrop drop -> HighPointDrop.withDefaults(size * drop.sd());
      case ReliableDrop drop -> ReliableDrop.of(size * drop.points());
      case ChangePoint change ->
          ChangePoint.withDefaults(a * 5.5 + b, size * 0.6, size * 0.5).withMeanRun(change.meanRun());
      case PredictiveDrop drop ->
          PredictiveDrop.withDefaults(Curves.moved(drop.curve(), a, b))
              .withCarryOver(drop.carryOver())
              .withThreshold(drop.threshold());
      case TukeyFence fence -> fence;
      case XmR chart -> chart;
    };
  }

  @ParameterizedTest
  @MethodSource("all")
  void aConstantCourseIsNeverSuspected(Criterion<?> criterion) {
    Series course = Series.of(BOND, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1);
    assertThat(criterion.each(course)).noneMatch(online -> online.finding().filter(Finding::counts).isPresent());
    assertThat(criterion.episodes(course)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theOrderInWhichScoresArriveChangesNothing(Criterion<?> criterion) {
    Random random = new Random(15);
    for (int run = 0; run < 100; run++) {
      Series course = Courses.any(random);
      List<Score> mixed = new ArrayList<>(course.scores());
      Collections.shuffle(mixed, random);
      assertThat(criterion.each(Series.of(BOND, mixed))).isEqualTo(criterion.each(course));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEpisodeBeginsWhereTheFirstFindingCountsAndIsBackAtMostOnce(Criterion<?> criterion) {
    Random random = new Random(16);
    for (int run = 0; run < 300; run++) {
      Series course = Courses.any(random);
      List<Integer> counted = criterion.each(course).stream()
          .flatMap(online -> online.finding().stream())
          .filter(Finding::counts)
          .map(Finding::session)
          .toList();
      List<Episode> episodes = criterion.episodes(course);
      assertThat(episodes.isEmpty()).isEqualTo(counted.isEmpty());
      int free = 0;
      for (Episode episode : episodes) {
        assertThat(counted).contains(episode.onset().session());
        assertThat(episode.onset().session()).isGreaterThan(free);
        assertThat(episode.lowest().value()).isLessThanOrEqualTo(episode.onset().value());
        free = episode.backAt().orElse(Integer.MAX_VALUE - 1);
        assertThat(free).isGreaterThan(episode.onset().session());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void laterSessionsChangeNothingThatWasSaidBefore(Criterion<?> criterion) {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      Series course = Courses.any(random);
      List<?> each = criterion.each(course);
      assertThat(each).hasSize(course.size());
      for (int k = 0; k < course.size(); k++) {
        Series known = course.upTo(course.scores().get(k).session());
        assertThat(criterion.each(known)).isEqualTo(each.subList(0, k + 1));
        assertThat(criterion.latest(known)).isEqualTo(each.get(k));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void turningTheScaleAroundTurnsNothingElse(Criterion<?> criterion) {
    Scale turned = new Scale(1, 7, Direction.LOWER_IS_BETTER);
    compare(criterion, turned, -1, 8);
  }

  @ParameterizedTest
  @MethodSource("all")
  void shiftingAndStretchingTheScaleShiftsAndStretchesTheFinding(Criterion<?> criterion) {
    compare(criterion, new Scale(12.5, 27.5, Direction.HIGHER_IS_BETTER), 2.5, 10);
  }

  /** Judges courses as they are, and with scores a·x + b on another scale. */
  private static void compare(Criterion<?> criterion, Scale scale, double a, double b) {
    Criterion<?> other = moved(criterion, a, b);
    Random random = new Random(12);
    int counted = 0;
    for (int run = 0; run < 1000; run++) {
      Series course = Courses.any(random);
      Series.Builder changed = Series.on(scale);
      course.scores().forEach(score -> changed.add(score.session(), a * score.value() + b));
      Online<?> before = criterion.latest(course);
      Online<?> after = other.latest(changed.build());
      assertThat(after.getClass()).isEqualTo(before.getClass());
      if (before.finding().isPresent()) {
        Finding expected = before.finding().orElseThrow();
        Finding finding = after.finding().orElseThrow();
        assertThat(finding.session()).isEqualTo(expected.session());
        assertThat(finding.counts()).isEqualTo(expected.counts());
        assertThat(finding.baseline()).isCloseTo(a * expected.baseline() + b, within(1e-11));
        assertThat(finding.drop()).isCloseTo(Math.abs(a) * expected.drop(), within(1e-10));
        Band usual = expected.usual();
        assertThat(finding.usual().low()).isCloseTo(a * (a > 0 ? usual.low() : usual.high()) + b, within(1e-11));
        assertThat(finding.usual().high()).isCloseTo(a * (a > 0 ? usual.high() : usual.low()) + b, within(1e-11));
        assertThat(finding.rarity().orElse(2)).isCloseTo(expected.rarity().orElse(2), within(1e-10));
        assertThat(finding.statistic()).isCloseTo(expected.statistic(), within(1e-9));
        counted += expected.counts() ? 1 : 0;
      }
    }
    assertThat(counted).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aDropCountsExactlyWhereTheScoreLiesOnTheWorseSideOfTheUsualBand(Criterion<?> criterion) {
    Random random = new Random(13);
    for (int run = 0; run < 1000; run++) {
      criterion.latest(Courses.any(random)).finding().ifPresent(finding -> {
        if (!(criterion instanceof ChangePoint) && !(criterion instanceof PredictiveDrop) && Math.abs(finding.score() - finding.usual().low()) > 1e-6) {
          assertThat(finding.counts()).isEqualTo(finding.score() < finding.usual().low());
        }
        assertThat(finding.usual().contains(BOND.clip(finding.baseline()))).isTrue();
        assertThat(finding.criterion()).isSameAs(criterion);
        finding.rarity().ifPresent(rarity -> assertThat(rarity).isBetween(0.0, 1.0));
      });
    }
  }

  @Test
  void aLowerScoreIsNeverLessStrongAndNeverLessRare() {
    OwnBaselineDrop drop = OwnBaselineDrop.withDefaults(BETWEEN);
    Random random = new Random(14);
    for (int run = 0; run < 100; run++) {
      Series earlier = Courses.any(random);
      if (earlier.size() < 3) {
        continue;
      }
      Strength strength = Strength.NONE;
      double rarity = 1;
      for (int fifths = 35; fifths >= 5; fifths--) {
        Series.Builder course = Series.on(BOND);
        earlier.scores().forEach(score -> course.add(score.session(), score.value()));
        OwnBaselineDrop.Result result =
            drop.latest(course.add(100, fifths / 5.0).build()).finding().orElseThrow();
        assertThat(result.strength()).isGreaterThanOrEqualTo(strength);
        assertThat(result.rarity().orElseThrow()).isLessThanOrEqualTo(rarity);
        assertThat(result.reach()).isGreaterThanOrEqualTo(result.strength());
        strength = result.strength();
        rarity = result.rarity().orElseThrow();
      }
      assertThat(strength).isEqualTo(
          drop.latest(withScore(earlier, 1)).finding().orElseThrow().reach());
    }
  }

  private static Series withScore(Series earlier, double value) {
    Series.Builder course = Series.on(BOND);
    earlier.scores().forEach(score -> course.add(score.session(), score.value()));
    return course.add(100, value).build();
  }

  @Test
  void eachSessionOfSixtyCoursesIsJudgedAsInR() {
    Map<Integer, List<Reference.Row>> courses = new LinkedHashMap<>();
    Reference.table("rupture").forEach(row ->
        courses.computeIfAbsent(row.whole("course"), course -> new ArrayList<>()).add(row));
    assertThat(courses).hasSize(60);
    courses.values().forEach(rows -> {
      Series series = series(rows);
      List<Online<OwnBaselineDrop.Result>> drops =
          OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(rows.getFirst().number("between"), 20)).each(series);
      List<Online<XmR.Result>> means = XmR.withDefaults().each(series);
      List<Online<XmR.Result>> medians = XmR.withDefaults().withVariant(Variant.MEDIAN).each(series);
      for (int k = 0; k < rows.size(); k++) {
        Reference.Row row = rows.get(k);
        assertThat(drops.get(k).finding().isPresent()).isEqualTo(row.has("baseline"));
        drops.get(k).finding().ifPresent(result -> {
          same(result.baseline(), row, "baseline");
          same(result.drop(), row, "drop");
          same(result.ownSd(), row, "own_sd");
          same(result.gentleThreshold(), row, "gentle");
          same(result.strongThreshold(), row, "strong");
          same(result.strength().ordinal(), row, "strength");
          same(result.rarity().orElseThrow(), row, "rarity");
        });
        chart(means.get(k), row, "xbar", "mean");
        chart(medians.get(k), row, "xmed", "median");
      }
    });
  }

  @Test
  void eachSessionOfThoseCoursesIsJudgedByTheOtherCriteriaAsInR() {
    Map<Integer, Series> courses = new LinkedHashMap<>();
    Map<Integer, List<Reference.Row>> scores = new LinkedHashMap<>();
    Reference.table("rupture").forEach(row ->
        scores.computeIfAbsent(row.whole("course"), course -> new ArrayList<>()).add(row));
    scores.forEach((course, rows) -> courses.put(course, series(rows)));
    int changes = 0;
    for (Reference.Row row : Reference.table("criteria")) {
      int course = row.whole("course");
      Series series = Objects.requireNonNull(courses.get(course)).upTo(row.whole("session"));
      boolean bond = course <= 30;
      Optional<ResidualDrop.Result> residual = ResidualDrop.withDefaults(bond ? 0.5 : 3).latest(series).finding();
      assertThat(residual.isPresent()).isEqualTo(row.has("fitted"));
      residual.ifPresent(result -> {
        same(result.baseline(), row, "fitted");
        same(bond ? -result.drop() : result.drop(), row, "residual");
      });
      Optional<HighPointDrop.Result> high = HighPointDrop.withDefaults(1).latest(series).finding();
      Optional<ReliableDrop.Result> last = ReliableDrop.of(1).latest(series).finding();
      assertThat(high.isPresent()).isEqualTo(row.has("high"));
      high.ifPresent(result -> same(result.baseline(), row, "high"));
      last.ifPresent(result -> same(result.baseline(), row, "last"));
      TukeyFence.withDefaults().latest(series).finding().ifPresent(result -> {
        same(result.baseline(), row, "median");
        assertThat(result.range()).isCloseTo(row.number("q3") - row.number("q1"), within(1e-11));
        double worse = row.number(bond ? "q1" : "q3");
        assertThat(result.statistic()).isCloseTo(
            series.scale().direction().worsening(worse, result.score()) / result.range(), within(1e-9));
      });
      if (row.has("changed")) {
        ChangePoint change = bond ? ChangePoint.withDefaults(5.5, 0.8, 0.5) : ChangePoint.withDefaults(12, 5, 3);
        ChangePoint.Result result =
            change.withMeanRun(course % 2 == 1 ? 50 : 4).latest(series).finding().orElseThrow();
        same(result.changed(), row, "changed");
        same(result.runBefore(), row, "run_before");
        same(result.runNow(), row, "run_now");
        same(result.rarity().orElseThrow(), row, "rarity");
        changes += result.runNow() <= result.runBefore() ? 1 : 0;
      }
    }
    assertThat(changes).isGreaterThan(10);
  }

  @Test
  void eachSessionOfThoseCoursesIsPredictedAsInR() {
    Map<Integer, Series> courses = new LinkedHashMap<>();
    Map<Integer, List<Reference.Row>> scores = new LinkedHashMap<>();
    Reference.table("rupture").forEach(row ->
        scores.computeIfAbsent(row.whole("course"), course -> new ArrayList<>()).add(row));
    int spoke = 0;
    for (Reference.Row row : Reference.table("predictive")) {
      int course = row.whole("course");
      Series series = courses.computeIfAbsent(course, c -> series(Objects.requireNonNull(scores.get(c))))
          .upTo(row.whole("session"));
      PredictiveDrop drop = PredictiveDrop.withDefaults(course <= 30 ? Curves.BOND : Curves.DEPRESSION)
          .withCarryOver(course % 2 == 1 ? 0 : 0.4);
      Optional<PredictiveDrop.Result> result = drop.latest(series).finding();
      assertThat(result.isPresent()).isEqualTo(row.has("mean"));
      if (result.isPresent()) {
        assertThat(result.get().baseline()).isCloseTo(row.number("mean"), within(1e-9));
        assertThat(result.get().sd()).isCloseTo(row.number("sd"), within(1e-9));
        assertThat(result.get().statistic()).isCloseTo(row.number("evidence"), within(1e-7));
        assertThat(result.get().rarity().orElseThrow()).isCloseTo(row.number("rarity"), within(1e-9));
        spoke++;
      }
    }
    assertThat(spoke).isGreaterThan(600);
  }

  private static Series series(List<Reference.Row> rows) {
    Reference.Row first = rows.getFirst();
    Series.Builder series = Series.on(new Scale(
        first.number("low"), first.number("high"), Direction.valueOf(first.text("better") + "_IS_BETTER")));
    rows.forEach(row -> series.add(row.whole("session"), row.number("score")));
    return series.build();
  }

  private static void chart(Online<XmR.Result> online, Reference.Row row, String centre, String variant) {
    assertThat(online.finding().isPresent()).isEqualTo(row.has(centre));
    online.finding().ifPresent(result -> {
      same(result.baseline(), row, centre);
      same(result.sigma(), row, "sigma_" + variant);
      same(result.usual().low(), row, "lcl_" + variant);
      same(result.usual().high(), row, "ucl_" + variant);
    });
  }

  private static void same(double value, Reference.Row row, String name) {
    assertThat(value).as(name).isCloseTo(row.number(name), within(1e-11));
  }
}
