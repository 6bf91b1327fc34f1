package org.attune.engine.series;

/**
 * What is kept of scores to draw the straight line through them by least squares, over the numbers of their sessions.
 *
 * <p>Built {@linkplain #with score by score} with updated means, which keeps the digits that raw sums would lose.
 *
 * @param count how many scores
 * @param meanSession the mean number of their sessions
 * @param meanScore their mean
 * @param sessions the sum of (session − mean)²
 * @param products the sum of (session − mean)·(score − mean)
 * @param squares the sum of (score − mean)²
 */
public record Line(
    long count, double meanSession, double meanScore, double sessions, double products, double squares) {
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

  /** The line's height at a session. */
  public double at(int session) {
    return meanScore + slope() * (session - meanSession);
  }

  /** The sum of squared distances of the scores from the line; never below zero. */
  public double residualSquares() {
    return Math.max(0, squares - slope() * products);
  }
}
