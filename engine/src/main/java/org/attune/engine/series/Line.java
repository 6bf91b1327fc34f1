package org.attune.engine.series;

/**
 * The sums from which the straight line through scores is drawn by least squares, over the numbers of their sessions; immutable.
 *
 * <p>Built {@linkplain #with score by score} with updated means, which keeps the digits that raw sums would lose; the updates are
 * those of {@link Summary#merge} for one score. The line is score = mean + slope·(session − mean session), slope = products /
 * sessions.
 *
 * @param count how many scores, 0 or more
 * @param meanSession the mean number of their sessions
 * @param meanScore their mean
 * @param sessions the sum of (session − mean)²
 * @param products the sum of (session − mean)·(score − mean)
 * @param squares the sum of (score − mean)², in points squared
 */
public record Line(
    long count, double meanSession, double meanScore, double sessions, double products, double squares) {
  /** Of no scores. */
  public static final Line EMPTY = new Line(0, 0, 0, 0, 0, 0);

  /** The line through all scores of a series. */
  public static Line through(Series series) {
    Line line = EMPTY;
    for (Score score : series.scores()) {
      line = line.with(score);
    }
    return line;
  }

  /** The line with one score more. */
  public Line with(Score score) {
    double apart = score.session() - meanSession;
    double worth = score.value() - meanScore;
    double share = count / (count + 1.0);
    return new Line(
        count + 1,
        meanSession + apart / (count + 1),
        meanScore + worth / (count + 1),
        sessions + share * apart * apart,
        products + share * apart * worth,
        squares + share * worth * worth);
  }

  /** Points a session; 0 where there are fewer than two sessions. */
  public double slope() {
    return sessions > 0 ? products / sessions : 0;
  }

  /** The line's height at a session, in points; the mean score where there are fewer than two sessions, 0 without scores. */
  public double at(int session) {
    return meanScore + slope() * (session - meanSession);
  }

  /** The sum of squared distances of the scores from the line, in points squared; never below zero, 0 for up to two scores. */
  public double residualSquares() {
    return Math.max(0, squares - slope() * products);
  }
}
