package org.attune.engine.rupture;

import java.util.Collection;
import java.util.OptionalDouble;
import org.attune.engine.series.RegressionLine;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * The residual from a client's own straight line.
 *
 * <p>The line is drawn by least squares over the numbers of the sessions through all scores up to the latest, that one
 * included. The latest counts when it lies more than k standard deviations below the line, these being pooled over clients
 * ({@link #pooledSd}); k is 1. It is back at the first score that lies no further than that below the line as it was drawn
 * at the onset, carried on.
 *
 * <p>It speaks from the third score on, two being always on their line; gaps in the numbering are distances. Constant
 * courses have residuals of 0.
 *
 * <p>The rule is ours: a line through the scores up to the latest is what can be known at the time.
 */
public final class ResidualDrop implements SequentialCriterion<ResidualDrop.Result> {
  private final double pooledSd;
  private final double threshold;
  private final int minimumScores;

  private ResidualDrop(double pooledSd, double threshold, int scores) {
    this.pooledSd = pooledSd;
    this.threshold = threshold;
    this.minimumScores = scores;
  }

  /**
   * Beyond 1 SD, from the third score on.
   *
   * @param pooledSd in points, above zero
   * @throws IllegalArgumentException where it is not finite and above zero
   */
  public static ResidualDrop withDefaults(double pooledSd) {
    return new ResidualDrop(ParameterChecks.requirePositive("a standard deviation", pooledSd), 1, 3);
  }

  /**
   * With another multiple of the standard deviation.
   *
   * @param threshold above zero
   * @throws IllegalArgumentException where it is not finite and above zero
   */
  public ResidualDrop withThreshold(double threshold) {
    return new ResidualDrop(pooledSd, ParameterChecks.requirePositive("a threshold", threshold), minimumScores);
  }

  /**
   * With another number of scores to wait for, the latest included.
   *
   * @param scores at least three
   * @throws IllegalArgumentException where it is less
   */
  public ResidualDrop withMinimumScores(int scores) {
    if (scores < 3) {
      throw new IllegalArgumentException("two scores lie on their line, so it takes three, not " + scores);
    }
    return new ResidualDrop(pooledSd, threshold, scores);
  }

  /** The standard deviation of scores about their clients' own lines, in points. */
  public double pooledSd() {
    return pooledSd;
  }

  /** Beyond how many standard deviations a drop counts. */
  public double threshold() {
    return threshold;
  }

  /** How many scores it waits for, the latest included. */
  public int minimumScores() {
    return minimumScores;
  }

  /**
   * The standard deviation of scores about their clients' own lines: √(Σ squared residuals / Σ (n − 2)) over the courses
   * with at least three scores.
   *
   * @param courses one line per course
   * @return in points, above zero; none where no course has three scores, or where all lie on their lines
   */
  public static OptionalDouble pooledSd(Collection<RegressionLine> courses) {
    double squares = 0;
    long freedom = 0;
    for (RegressionLine course : courses) {
      if (course.count() >= 3) {
        squares += course.residualSquares();
        freedom += course.count() - 2;
      }
    }
    return squares > 0 ? OptionalDouble.of(Math.sqrt(squares / freedom)) : OptionalDouble.empty();
  }

  @Override
  public Online<Result> evaluateLatest(Series series) {
    if (series.size() < minimumScores) {
      return new Online.TooEarly<>(minimumScores, series.size());
    }
    Scale scale = series.scale();
    Score latest = series.latest().orElseThrow();
    RegressionLine line = RegressionLine.through(series);
    double fitted = line.predict(latest.session());
    double drop = scale.direction().worsening(fitted, latest.value());
    return new Online.Known<>(new Result(
        this, latest.session(), latest.value(), fitted, drop, UsualRange.around(scale, fitted, threshold * pooledSd), line,
        drop > threshold * pooledSd + scale.tolerance()));
  }

  @Override
  public boolean isRecovered(Scale scale, Result onset, Score score) {
    double drop = scale.direction().worsening(onset.regressionLine.predict(score.session()), score.value());
    return drop <= threshold * pooledSd + scale.tolerance();
  }

  /**
   * What the criterion says of a score.
   *
   * @param criterion with its parameters
   * @param session whose score it is
   * @param score in points
   * @param baseline the line's height at the session
   * @param drop how far the score lies below it, in points; negative where it lies above
   * @param usualRange the threshold on either side of the line, within the scale
   * @param regressionLine the line through all scores up to this one
   * @param suspected whether the drop counts as a suspected rupture
   */
  public record Result(
      ResidualDrop criterion,
      int session,
      double score,
      double baseline,
      double drop,
      UsualRange usualRange,
      RegressionLine regressionLine,
      boolean suspected)
      implements CriterionResult {
    /** The distance below the line in pooled standard deviations. */
    @Override
    public double statistic() {
      return drop / criterion.pooledSd;
    }
  }
}
