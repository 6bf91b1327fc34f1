package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.InvalidGrowthDataException;
import org.junit.jupiter.api.Test;

class PredictiveDropTest {
  private static final PredictiveDrop DROP = PredictiveDrop.withDefaults(SampleCurves.BOND);
  private static final Scale OPEN = Scale.unbounded(Direction.HIGHER_IS_BETTER);

  private static PredictiveDrop.Result of(double... scores) {
    return DROP.evaluateLatest(Series.of(OPEN, scores)).optionalResult().orElseThrow();
  }

  @Test
  void itSpeaksFromTheSecondScore() {
    assertThat(DROP.evaluateLatest(Series.of(BOND))).isEqualTo(new Online.TooEarly<>(2, 0));
    assertThat(DROP.evaluateLatest(Series.of(BOND, 4))).isEqualTo(new Online.TooEarly<>(2, 1));
    assertThat(DROP.evaluateAll(Series.of(BOND, 4))).containsExactly(new Online.TooEarly<>(2, 1));
    assertThat(of(6, 3).suspected()).isTrue();
    assertThat(of(6, 5.6).suspected()).isFalse();
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
      Series earlier = SampleCourses.any(random);
      double statistic = Double.NEGATIVE_INFINITY;
      double rarity = 1;
      for (int fifths = 34; !earlier.scores().isEmpty() && fifths > 5; fifths--) {
        Series.Builder course = Series.builder(BOND);
        earlier.scores().forEach(score -> course.add(score.session(), score.value()));
        PredictiveDrop.Result result = DROP.evaluateLatest(course.add(100, fifths / 5.0).build()).optionalResult().orElseThrow();
        assertThat(result.statistic()).isGreaterThanOrEqualTo(statistic);
        assertThat(result.tailProbability().orElseThrow()).isLessThanOrEqualTo(rarity);
        statistic = result.statistic();
        rarity = result.tailProbability().orElseThrow();
      }
    }
  }

  @Test
  void twoScoresThatAreEachALittleLowAreMoreEvidenceThanOne() {
    assertThat(of(6, 6.2, 6, 6.2, 5.2).suspected()).isFalse();
    assertThat(of(6, 6.2, 6, 6.2, 5.2, 5).statistic()).isGreaterThan(of(6, 6.2, 6, 6.2, 6, 5).statistic());
  }

  @Test
  void anOnsetThatWasToldIsNotToldAgain() {
    List<Online<PredictiveDrop.Result>> each = DROP.evaluateAll(Series.of(OPEN, 6, 6.2, 6, 4.4, 4.9));
    assertThat(each.get(3).optionalResult().orElseThrow().suspected()).isTrue();
    assertThat(each.get(4).optionalResult().orElseThrow().suspected()).isFalse();
    // who asks for more was not told yet, and the second low score is more evidence of the same
    List<Online<PredictiveDrop.Result>> strict = DROP.withThreshold(6).evaluateAll(Series.of(OPEN, 6, 6.2, 6, 4.4, 4.9));
    assertThat(strict.get(3).optionalResult().orElseThrow().suspected()).isFalse();
    assertThat(strict.get(4).optionalResult().orElseThrow().statistic())
        .isGreaterThan(each.get(4).optionalResult().orElseThrow().statistic() + 1);
  }

  @Test
  void aLaterOnsetIsTakenForARarerOne() {
    double soon = DROP.evaluateLatest(Series.builder(OPEN).add(1, 6).add(2, 4.5).build())
        .optionalResult().orElseThrow().statistic();
    double late = DROP.evaluateLatest(Series.builder(OPEN).add(1, 6).add(40, 4.5).build())
        .optionalResult().orElseThrow().statistic();
    assertThat(late).isLessThan(soon - Math.log(45 / 7.0));
  }

  @Test
  void oneOddScoreIsNotSuspectedTwoTimesOver() {
    Series course = Series.of(OPEN, 6, 6.2, 6, 6.2, 3.5, 6.1);
    assertThat(DROP.evaluateAll(course).get(4).optionalResult().orElseThrow().suspected()).isTrue();
    assertThat(DROP.evaluateLatest(course).optionalResult().orElseThrow().suspected()).isFalse();
  }

  /** At an end of the scale half of what lies beyond it counts. */
  @Test
  void atTheEndsOfTheScaleTheRarityIsMidP() {
    Series at7 = Series.of(BOND, 7, 7);
    PredictiveDrop.Result best = DROP.evaluateLatest(at7).optionalResult().orElseThrow();
    double below = of(7, 7).tailProbability().orElseThrow();
    assertThat(best.tailProbability().orElseThrow()).isCloseTo(below + (1 - below) / 2, within(1e-12));
    PredictiveDrop.Result worst = DROP.evaluateLatest(Series.of(BOND, 2, 1)).optionalResult().orElseThrow();
    assertThat(worst.tailProbability().orElseThrow()).isCloseTo(of(2, 1).tailProbability().orElseThrow() / 2, within(1e-12));
    assertThat(DROP.evaluateLatest(Series.of(BOND, 2, 1.2)).optionalResult().orElseThrow().tailProbability()).isEqualTo(of(2,
        1.2).tailProbability());
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
      Series.Builder course = Series.builder(OPEN);
      for (int session = 1; session <= 9; session++) {
        course.add(session, 5.5 + 0.7 * u0 + (0.1 + 0.2 * u1) * Math.log(session) + 0.5 * random.nextGaussian());
      }
      for (Online<PredictiveDrop.Result> online : DROP.evaluateAll(course.build())) {
        if (online.optionalResult().isPresent()) {
          bins[(int) (10 * online.optionalResult().get().tailProbability().orElseThrow())]++;
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
    assertThat(PredictiveDrop.autocorrelation(SampleCurves.BOND, courses(0))).isZero();
    // ruptures and courses that aren't quite lines leave as much
    assertThat(PredictiveDrop.autocorrelation(SampleCurves.BOND, courses(0.1))).isZero();
    assertThat(PredictiveDrop.autocorrelation(SampleCurves.BOND, courses(0.5))).isEqualTo(0.5);
    assertThat(PredictiveDrop.autocorrelation(SampleCurves.BOND, courses(0.98))).isEqualTo(0.8);
    assertThat(PredictiveDrop.autocorrelation(SampleCurves.BOND, List.of())).isZero();
  }

  private static List<Series> courses(double carryOver) {
    Random random = new Random(23);
    List<Series> courses = new ArrayList<>();
    for (int client = 0; client < 400; client++) {
      double level = 5.5 + 0.7 * random.nextGaussian();
      double noise = 0.5 * random.nextGaussian();
      Series.Builder course = Series.builder(OPEN);
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
    Series course = Series.builder(OPEN).add(0, 5).add(1, 5).build();
    assertThatExceptionOfType(InvalidGrowthDataException.class).isThrownBy(() -> DROP.evaluateAll(course))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(InvalidGrowthDataException.Reason.NO_LOGARITHM));
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withAutocorrelation(1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withAutocorrelation(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThreshold(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DROP.withCovariates(1).evaluateLatest(Series.of(OPEN, 5, 5)));
    assertThat(DROP.withThreshold(3).withAutocorrelation(0.2).threshold()).isEqualTo(3);
    assertThat(DROP.withAutocorrelation(0.2).withThreshold(3).autocorrelation()).isEqualTo(0.2);
    assertThat(DROP.curve()).isEqualTo(SampleCurves.BOND);
  }
}
