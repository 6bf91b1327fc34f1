package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.ExpectedCourse.Track;
import org.junit.jupiter.api.Test;

class ExpectedCourseTest {
  private static final Scale PHQ9 = new Scale(0, 27, Direction.LOWER_IS_BETTER);

  /** score = 16 − 3·log1p(session), clients' intercepts ±4, slopes ±1 without correlation, noise ±2; known exactly. */
  private static final GrowthCurve CURVE = new GrowthCurve(TimeTransform.LOG1P, EstimationMethod.REML, List.of(), List.of(16.0, -3.0),
      List.of(List.of(0.0, 0.0), List.of(0.0, 0.0)), 16, 0, 1, 0, 4, 1000, 100);

  private static Series series(double... values) {
    return Series.of(PHQ9, values);
  }

  @Test
  void theIntervalIsTheNormalDistributionOfTheNextScoresGivenTheFirst() {
    // after 17 at session 1: t = ln 2, prior N((16, −3), diag(16, 1)); worked out by hand from Kalman's update
    double t = Math.log(2);
    double s = 16 + t * t + 4;
    double gain = (17 - 16 + 3 * t) / s;
    double intercept = 16 + 16 * gain;
    double slope = -3 + t * gain;
    double u = Math.log(9);
    double variance = 16 - 16 * 16 / s + 2 * u * (-16 * t / s) + u * u * (1 - t * t / s) + 4;
    NormalEstimate at8 = ExpectedCourse.of(CURVE, series(17)).fromIntake(8);
    assertThat(at8.mean()).isCloseTo(intercept + slope * u, within(1e-12));
    assertThat(at8.sd()).isCloseTo(Math.sqrt(variance), within(1e-12));
  }

  @Test
  void whatCameLaterMovesOnlyTheSecondAnswer() {
    ExpectedCourse flat = ExpectedCourse.of(CURVE, series(17, 17, 17, 17, 17, 17, 17));
    assertThat(flat.fromIntake(8)).isEqualTo(ExpectedCourse.of(CURVE, series(17)).fromIntake(8));
    assertThat(flat.fromAllScores(8).mean()).isGreaterThan(flat.fromIntake(8).mean() + 2);
  }

  @Test
  void aScoreIsOffTrackBeyondNineInTenAndNotBefore() {
    double edge = ExpectedCourse.of(CURVE, series(17)).fromIntake(8).quantile(0.9);
    ExpectedCourse course = ExpectedCourse.of(CURVE, series(17));
    assertThat(course.isOffTrack(new Score(8, edge - 0.01))).isFalse();
    assertThat(course.isOffTrack(new Score(8, edge + 0.01))).isTrue();
    assertThat(course.isOffTrack(new Score(8, 0))).as("better than expected").isFalse();
    assertThat(course.isOffTrack(new Score(1, 27))).as("where it began").isFalse();
  }

  @Test
  void whereHigherIsBetterTheOtherEndIsTheWorse() {
    GrowthCurve rising = new GrowthCurve(TimeTransform.LOG1P, EstimationMethod.REML, List.of(), List.of(10.0, 3.0),
        List.of(List.of(0.0, 0.0), List.of(0.0, 0.0)), 16, 0, 1, 0, 4, 1000, 100);
    ExpectedCourse course = ExpectedCourse.of(rising, Series.of(new Scale(0, 30, Direction.HIGHER_IS_BETTER), 10));
    assertThat(course.isOffTrack(new Score(8, course.fromIntake(8).quantile(0.1) - 0.01))).isTrue();
    assertThat(course.isOffTrack(new Score(8, 30))).isFalse();
  }

  @Test
  void nothingIsSaidBeforeSessionFourAndOnlyTentativelyUpToSessionSix() {
    assertThat(ExpectedCourse.of(CURVE, series(17)).track()).isEqualTo(Track.TOO_EARLY);
    assertThat(ExpectedCourse.of(CURVE, series(17, 20, 27)).track()).isEqualTo(Track.TOO_EARLY);
    assertThat(ExpectedCourse.of(CURVE, series(17, 20, 22, 27)).track()).isEqualTo(Track.PERHAPS_NOT);
    assertThat(ExpectedCourse.of(CURVE, series(17, 20, 22, 24, 25, 27)).track()).isEqualTo(Track.PERHAPS_NOT);
    assertThat(ExpectedCourse.of(CURVE, series(17, 20, 22, 24, 25, 25, 27)).track()).isEqualTo(Track.NOT_ON_TRACK);
    assertThat(ExpectedCourse.of(CURVE, series(17, 20, 22, 24, 25, 25, 9)).track()).as("by the latest score").isEqualTo(Track.ON_TRACK);
  }

  @Test
  void thereIsNothingToExpectWithoutAScore() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExpectedCourse.of(CURVE, series()));
  }

  @Test
  void inCoursesOfTheModelFourInFiveScoresLieWithinTheIntervalAndFlagsGoWithWorseEnds() {
    Random random = new Random(17);
    List<Series> courses = IntStream.range(0, 600).mapToObj(i -> simulated(random)).toList();
    OnTrackCalibration found = OnTrackCalibration.of(GrowthModel.withDefaults().withTime(TimeTransform.LOG1P), courses,
        ReliableChange.of(Direction.LOWER_IS_BETTER, new ReliableChange.Points(6))).orElseThrow();
    assertThat(found.flagged() + found.others()).isEqualTo(600);
    assertThat(found.scores()).isEqualTo(600 * 9);
    assertThat((double) found.within() / found.scores()).isCloseTo(0.8, within(0.02));
    assertThat((double) found.flaggedWorse() / found.flagged()).isGreaterThan(3.0 * found.othersWorse() / found.others());
  }

  @Test
  void coursesThatEndBeforeSessionFiveAreNotCounted() {
    Random random = new Random(17);
    List<Series> courses = IntStream.range(0, 60).mapToObj(i -> simulated(random).first(4)).toList();
    OnTrackCalibration found = OnTrackCalibration.of(GrowthModel.withDefaults().withTime(TimeTransform.LOG1P), courses,
        ReliableChange.of(Direction.LOWER_IS_BETTER, new ReliableChange.Points(6))).orElseThrow();
    assertThat(found.flagged() + found.others()).isZero();
    assertThat(found.scores()).isEqualTo(60 * 3);
  }

  @Test
  void whatCannotBeFittedIsNotCalibrated() {
    assertThat(OnTrackCalibration.of(GrowthModel.withDefaults().withTime(TimeTransform.LOG1P), List.of(series(17, 16), series(12, 11)),
        ReliableChange.of(Direction.LOWER_IS_BETTER, new ReliableChange.Points(6)))).isEmpty();
  }

  /** Ten sessions by the curve's own figures, on a scale without ends, so that nothing is cut. */
  private static Series simulated(Random random) {
    double intercept = 16 + 4 * random.nextGaussian();
    double slope = -1 + 3 * random.nextGaussian();
    List<Score> scores = new ArrayList<>();
    for (int session = 1; session <= 10; session++) {
      scores.add(new Score(session, intercept + slope * Math.log1p(session) + 2 * random.nextGaussian()));
    }
    return Series.of(Scale.unbounded(Direction.LOWER_IS_BETTER), scores);
  }
}
