package org.attune.engine.trajectory;

import org.attune.engine.series.Direction;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * What is expected of one client's scores: the predictive interval of a growth curve that was fitted to others.
 *
 * <p>Two questions, two answers. {@link #fromIntake} is where people are expected who began like this one; against it a score is {@linkplain
 * #isOffTrack off track} when it is worse than nine in ten of them. {@link #fromAllScores} is where this client is expected, given all that
 * they scored. The second follows a client downhill, so it can't say that they are going there.
 *
 * <p>Intake enters as the first score: conditioning on it shifts intercept and slope together (regression to the mean included), which a
 * covariate on the intercept alone would not. The interval holds the curve's variances fixed ({@link NormalEstimate}).
 */
public final class ExpectedCourse {
  /** The probability on either side of the interval: four in five lie within it. */
  public static final double TAIL = 0.1;

  /** The first session at which a score may be off track. */
  public static final int EARLIEST = 4;

  /**
   * Up to this session being off track is no more than a question: some people begin to feel better only after the sixth session.
   */
  public static final int TENTATIVE_UNTIL = 6;

  /** How a course goes, judged by its latest score. */
  public enum Track {
    /** Before session {@link #EARLIEST}, or with one score. */
    TOO_EARLY,
    /** As good as nine in ten who began like that, or better. */
    ON_TRACK,
    /** Off track up to session {@link #TENTATIVE_UNTIL}. */
    PERHAPS_NOT,
    /** Off track later than that. */
    NOT_ON_TRACK
  }

  private final Series series;
  private final ClientTrajectory begun;
  private final ClientTrajectory now;

  private ExpectedCourse(Series series, ClientTrajectory begun, ClientTrajectory now) {
    this.series = series;
    this.begun = begun;
    this.now = now;
  }

  /**
   * Of a client with at least one score.
   *
   * @param curve without covariates, fitted to other clients' scores of the same measure
   * @param series the client's, on the sessions that the curve was fitted to
   * @throws IllegalArgumentException where there is no score, or the curve has covariates
   */
  public static ExpectedCourse of(GrowthCurve curve, Series series) {
    if (series.size() == 0) {
      throw new IllegalArgumentException("no score");
    }
    ClientTrajectory begun = curve.newClient().updatedWith(series.session(0), series.value(0));
    ClientTrajectory now = begun;
    for (int i = 1; i < series.size(); i++) {
      now = now.updatedWith(series.session(i), series.value(i));
    }
    return new ExpectedCourse(series, begun, now);
  }

  /** The score at a session of people who began like this client, in points; not cut to the scale. */
  public NormalEstimate fromIntake(int session) {
    return begun.predictedScore(session);
  }

  /** The score at a session of this client, given all their scores, in points; not cut to the scale. */
  public NormalEstimate fromAllScores(int session) {
    return now.predictedScore(session);
  }

  /** Whether a score is worse than nine in ten of those who began like this client; the first score never is. */
  public boolean isOffTrack(Score score) {
    if (score.session() <= series.session(0)) {
      return false;
    }
    Direction direction = series.scale().direction();
    double worst = fromIntake(score.session()).quantile(direction == Direction.LOWER_IS_BETTER ? 1 - TAIL : TAIL);
    return direction.worsening(worst, score.value()) > series.scale().tolerance();
  }

  /** How the course goes, by its latest score. */
  public Track track() {
    Score latest = series.latest().orElseThrow();
    if (series.size() < 2 || latest.session() < EARLIEST) {
      return Track.TOO_EARLY;
    }
    return !isOffTrack(latest) ? Track.ON_TRACK : latest.session() <= TENTATIVE_UNTIL ? Track.PERHAPS_NOT : Track.NOT_ON_TRACK;
  }
}
