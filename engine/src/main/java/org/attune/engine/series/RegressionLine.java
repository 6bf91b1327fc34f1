package org.attune.engine.series;

/**
 * The sums from which the straight line through scores is drawn by least squares, over the numbers of their sessions; immutable.
 *
 * <p>Built {@linkplain #with score by score} with updated means, which keeps the digits that raw sums would lose; the updates are
 * those of {@link SummaryStatistics#merge} for one score. The line is score = mean + slope·(session − mean session), slope = products /
 * sessions.
 *
 * @param count how many scores, 0 or more
 * @param meanSession the mean number of their sessions
 * @param meanScore their mean
 * @param sumOfSquaredSessionDeviations the sum of (session − mean)²
 * @param sumOfProducts the sum of (session − mean)·(score − mean)
 * @param sumOfSquaredScoreDeviations the sum of (score − mean)², in points squared
 */
public record RegressionLine(
    long count, double meanSession, double meanScore, double sumOfSquaredSessionDeviations, double sumOfProducts,
        double sumOfSquaredScoreDeviations) {
  /** Of no scores. */
  public static final RegressionLine EMPTY = new RegressionLine(0, 0, 0, 0, 0, 0);

  /** The line through all scores of a series. */
  public static RegressionLine through(Series series) {
    RegressionLine line = EMPTY;
    for (Score score : series.scores()) {
      line = line.with(score);
    }
    return line;
  }

  /** The line with one score more. */
  public RegressionLine with(Score score) {
    double apart = score.session() - meanSession;
    double worth = score.value() - meanScore;
    double share = count / (count + 1.0);
    return new RegressionLine(
        count + 1,
        meanSession + apart / (count + 1),
        meanScore + worth / (count + 1),
        sumOfSquaredSessionDeviations + share * apart * apart,
        sumOfProducts + share * apart * worth,
        sumOfSquaredScoreDeviations + share * worth * worth);
  }

  /** Points a session; 0 where there are fewer than two sessions. */
  public double slope() {
    return sumOfSquaredSessionDeviations > 0 ? sumOfProducts / sumOfSquaredSessionDeviations : 0;
  }

  /** The line's height at a session, in points; the mean score where there are fewer than two sessions, 0 without scores. */
  public double predict(int session) {
    return meanScore + slope() * (session - meanSession);
  }

  /** The sum of squared distances of the scores from the line, in points squared; never below zero, 0 for up to two scores. */
  public double residualSquares() {
    return Math.max(0, sumOfSquaredScoreDeviations - slope() * sumOfProducts);
  }
}
