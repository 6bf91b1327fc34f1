package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.Courses.BOND;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.RefusedGrowth;
import org.junit.jupiter.api.Test;

class PredictiveDropTest {
  private static final PredictiveDrop DROP = PredictiveDrop.withDefaults(Curves.BOND);
  private static final Scale OPEN = Scale.unbounded(Direction.HIGHER_IS_BETTER);

  private static PredictiveDrop.Result of(double... scores) {
    return DROP.latest(Series.of(OPEN, scores)).finding().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSecondScore() {
    assertThat(DROP.latest(Series.of(BOND))).isEqualTo(new Online.TooEarly<>(2, 0));
    assertThat(DROP.latest(Series.of(BOND, 4))).isEqualTo(new Online.TooEarly<>(2, 1));
    assertThat(DROP.each(Series.of(BOND, 4))).containsExactly(new Online.TooEarly<>(2, 1));
    assertThat(of(6, 3).counts()).isTrue();
    assertThat(of(6, 5.6).counts()).isFalse();
  }

  /** By hand: variances .49 + .01 and .25 share the first score's surprise as .5 : .25; at session 2 the slope adds. */
  @Test
  void theSecondScoreIsExpectedBetweenThePracticeAndTheClient() {
    double intercepts = 0.5;
    double gain = intercepts / (intercepts + 0.25);
    double slopeGain = -0.3 * 0.7 * 0.2 / (intercepts + 0.25);
    assertThat(of(6.1, 6).baseline())
        .isCloseTo(5.5 + gain * 0.6 + (0.1 + slopeGain * 0.6) * Math.log(2), within(1e-12));
  }

  @Test
  void withManyScoresTheClientsOwnLevelIsExpectedAndLessElse() {
    double[] scores = new double[40];
    Arrays.fill(scores, 3);
    assertThat(of(scores).baseline()).isCloseTo(3, within(0.1));
    assertThat(of(scores).sd()).isBetween(0.5, 0.56);
    assertThat(of(3, 3).sd()).isGreaterThan(0.6);
  }

  @Test
  void aSessionThatWasSuspectedWeighsLessInLaterHistory() {
    double before = of(6, 6, 6, 6, 6).baseline();
    double odd = of(6, 6, 6, 3, 6).baseline();
    double mild = of(6, 6, 6, 5.5, 6).baseline();
    assertThat((before - odd) / 3).isLessThan(0.5 * (before - mild) / 0.5);
  }

  @Test
  void aLowerScoreIsNeverLessSuspectAndNeverLessRare() {
    Random random = new Random(21);
    for (int run = 0; run < 50; run++) {
      Series earlier = Courses.any(random);
      double statistic = Double.NEGATIVE_INFINITY;
      double rarity = 1;
      for (int fifths = 34; !earlier.scores().isEmpty() && fifths > 5; fifths--) {
        Series.Builder course = Series.on(BOND);
        earlier.scores().forEach(score -> course.add(score.session(), score.value()));
        PredictiveDrop.Result result = DROP.latest(course.add(100, fifths / 5.0).build()).finding().orElseThrow();
        assertThat(result.statistic()).isGreaterThanOrEqualTo(statistic);
        assertThat(result.rarity().orElseThrow()).isLessThanOrEqualTo(rarity);
        statistic = result.statistic();
        rarity = result.rarity().orElseThrow();
      }
    }
  }

  @Test
  void twoScoresThatAreEachALittleLowAreMoreEvidenceThanOne() {
    assertThat(of(6, 6.2, 6, 6.2, 5.2).counts()).isFalse();
    assertThat(of(6, 6.2, 6, 6.2, 5.2, 5).statistic()).isGreaterThan(of(6, 6.2, 6, 6.2, 6, 5).statistic());
  }

  @Test
  void anOnsetThatWasToldIsNotToldAgain() {
    List<Online<PredictiveDrop.Result>> each = DROP.each(Series.of(OPEN, 6, 6.2, 6, 4.4, 4.9));
    assertThat(each.get(3).finding().orElseThrow().counts()).isTrue();
    assertThat(each.get(4).finding().orElseThrow().counts()).isFalse();
    // who asks for more was not told yet, and the second low score is more evidence of the same
    List<Online<PredictiveDrop.Result>> strict = DROP.withThreshold(6).each(Series.of(OPEN, 6, 6.2, 6, 4.4, 4.9));
    assertThat(strict.get(3).finding().orElseThrow().counts()).isFalse();
    assertThat(strict.get(4).finding().orElseThrow().statistic())
        .isGreaterThan(each.get(4).finding().orElseThrow().statistic() + 1);
  }

  @Test
  void aLaterOnsetIsTakenForARarerOne() {
    double soon = DROP.latest(Series.on(OPEN).add(1, 6).add(2, 4.5).build())
        .finding().orElseThrow().statistic();
    double late = DROP.latest(Series.on(OPEN).add(1, 6).add(40, 4.5).build())
        .finding().orElseThrow().statistic();
    assertThat(late).isLessThan(soon - Math.log(45 / 7.0));
  }

  @Test
  void oneOddScoreIsNotSuspectedTwoTimesOver() {
    Series course = Series.of(OPEN, 6, 6.2, 6, 6.2, 3.5, 6.1);
    assertThat(DROP.each(course).get(4).finding().orElseThrow().counts()).isTrue();
    assertThat(DROP.latest(course).finding().orElseThrow().counts()).isFalse();
  }

  /** At an end of the scale half of what lies beyond it counts. */
  @Test
  void atTheEndsOfTheScaleTheRarityIsMidP() {
    Series at7 = Series.of(BOND, 7, 7);
    PredictiveDrop.Result best = DROP.latest(at7).finding().orElseThrow();
    double below = of(7, 7).rarity().orElseThrow();
    assertThat(best.rarity().orElseThrow()).isCloseTo(below + (1 - below) / 2, within(1e-12));
    PredictiveDrop.Result worst = DROP.latest(Series.of(BOND, 2, 1)).finding().orElseThrow();
    assertThat(worst.rarity().orElseThrow()).isCloseTo(of(2, 1).rarity().orElseThrow() / 2, within(1e-12));
    assertThat(DROP.latest(Series.of(BOND, 2, 1.2)).finding().orElseThrow().rarity()).isEqualTo(of(2, 1.2).rarity());
  }

  /** The histogram of rarities is flat where the model is true: 20,000 scores in ten bins, none off by four SD. */
  @Test
  void whereTheModelIsTrueRaritiesAreUniform() {
    Random random = new Random(22);
    int[] bins = new int[10];
    int all = 0;
    for (int client = 0; client < 2500; client++) {
      double u0 = random.nextGaussian();
      double u1 = -0.3 * u0 + Math.sqrt(1 - 0.09) * random.nextGaussian();
      Series.Builder course = Series.on(OPEN);
      for (int session = 1; session <= 9; session++) {
        course.add(session, 5.5 + 0.7 * u0 + (0.1 + 0.2 * u1) * Math.log(session) + 0.5 * random.nextGaussian());
      }
      for (Online<PredictiveDrop.Result> online : DROP.each(course.build())) {
        if (online.finding().isPresent()) {
          bins[(int) (10 * online.finding().get().rarity().orElseThrow())]++;
          all++;
        }
      }
    }
    for (int bin : bins) {
      assertThat((double) bin).isCloseTo(all / 10.0, within(4 * Math.sqrt(all * 0.09)));
    }
  }

  @Test
  void carryOverIsFoundWhereNeighboursHangTogetherAndNowhereElse() {
    assertThat(PredictiveDrop.carryOver(Curves.BOND, courses(0))).isZero();
    // ruptures and courses that aren't quite lines leave as much
    assertThat(PredictiveDrop.carryOver(Curves.BOND, courses(0.1))).isZero();
    assertThat(PredictiveDrop.carryOver(Curves.BOND, courses(0.5))).isEqualTo(0.5);
    assertThat(PredictiveDrop.carryOver(Curves.BOND, courses(0.98))).isEqualTo(0.8);
    assertThat(PredictiveDrop.carryOver(Curves.BOND, List.of())).isZero();
  }

  private static List<Series> courses(double carryOver) {
    Random random = new Random(23);
    List<Series> courses = new ArrayList<>();
    for (int client = 0; client < 400; client++) {
      double level = 5.5 + 0.7 * random.nextGaussian();
      double noise = 0.5 * random.nextGaussian();
      Series.Builder course = Series.on(OPEN);
      for (int session = 1; session <= 12; session++) {
        course.add(session, level + 0.1 * Math.log(session) + noise);
        noise = carryOver * noise + 0.5 * Math.sqrt(1 - carryOver * carryOver) * random.nextGaussian();
      }
      courses.add(course.build());
    }
    return courses;
  }

  @Test
  void aSessionThatHasNoLogarithmIsRefusedByName() {
    Series course = Series.on(OPEN).add(0, 5).add(1, 5).build();
    assertThatExceptionOfType(RefusedGrowth.class).isThrownBy(() -> DROP.each(course))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RefusedGrowth.Reason.NO_LOGARITHM));
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withCarryOver(1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withCarryOver(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThreshold(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DROP.withCovariates(1).latest(Series.of(OPEN, 5, 5)));
    assertThat(DROP.withThreshold(3).withCarryOver(0.2).threshold()).isEqualTo(3);
    assertThat(DROP.withCarryOver(0.2).withThreshold(3).carryOver()).isEqualTo(0.2);
    assertThat(DROP.curve()).isEqualTo(Curves.BOND);
  }
}
