package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.Courses.BOND;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.attune.engine.Reference;
import org.attune.engine.rupture.XmR.Variant;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
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
        XmR.withDefaults().withScores(4));
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
    compare(criterion, criterion, turned, -1, 8);
  }

  @ParameterizedTest
  @MethodSource("all")
  void shiftingAndStretchingTheScaleShiftsAndStretchesTheFinding(Criterion<?> criterion) {
    Criterion<?> stretched =
        criterion instanceof OwnBaselineDrop drop
            ? OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(1.5, 25))
                .withThresholds(drop.gentle(), drop.strong())
                .withEarlierScores(drop.earlierScores())
            : criterion;
    compare(criterion, stretched, new Scale(12.5, 27.5, Direction.HIGHER_IS_BETTER), 2.5, 10);
  }

  /** Judges courses as they are, and with scores a·x + b on another scale. */
  private static void compare(Criterion<?> criterion, Criterion<?> other, Scale scale, double a, double b) {
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
        assertThat(finding.drop()).isCloseTo(Math.abs(a) * expected.drop(), within(1e-11));
        Band usual = expected.usual();
        assertThat(finding.usual().low()).isCloseTo(a * (a > 0 ? usual.low() : usual.high()) + b, within(1e-11));
        assertThat(finding.usual().high()).isCloseTo(a * (a > 0 ? usual.high() : usual.low()) + b, within(1e-11));
        assertThat(finding.rarity().orElse(2)).isCloseTo(expected.rarity().orElse(2), within(1e-11));
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
        if (Math.abs(finding.score() - finding.usual().low()) > 1e-6) {
          assertThat(finding.counts()).isEqualTo(finding.score() < finding.usual().low());
        }
        assertThat(finding.usual().contains(finding.baseline())).isTrue();
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
      Reference.Row first = rows.getFirst();
      Direction direction = Direction.valueOf(first.text("better") + "_IS_BETTER");
      Series.Builder course = Series.on(new Scale(first.number("low"), first.number("high"), direction));
      rows.forEach(row -> course.add(row.whole("session"), row.number("score")));
      Series series = course.build();
      List<Online<OwnBaselineDrop.Result>> drops =
          OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(first.number("between"), 20)).each(series);
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
