package org.attune.engine.trajectory;

/**
 * One client's line as far as the scores so far tell it: intercept and slope, jointly normal; immutable.
 *
 * <p>It begins as {@link GrowthCurve#newClient} and takes in one score at a time, which is partial pooling: with few scores
 * it stays with the curve, with many it is the client's own. For x = (1, time) and a score y of weight w, Kalman's update
 *
 * <pre>   s = x′Px + σ²/w,   m ← m + Px·(y − x′m)/s,   P ← P − Px·(Px)′/s</pre>
 *
 * <p>is exact given the variances, whichever order the scores come in (as {@code update} in rlabbe/filterpy,
 * kalman_filter.py, commit 0083c81, whose P is the same, written so that it stays symmetric). Weight 1 is an ordinary score, 0
 * none at all; between them a score counts as if its noise were larger.
 *
 * @param time what the line is straight in
 * @param intercept mean of the client's value at time 0, in points
 * @param slope mean of the client's change, in points per unit of time
 * @param interceptVariance of this client, after the scores so far
 * @param covariance of intercept and slope, after the scores so far
 * @param slopeVariance of this client, after the scores so far
 * @param residualVariance σ², of a score about the line, in points squared
 */
public record ClientTrajectory(
    TimeTransform time,
    double intercept,
    double slope,
    double interceptVariance,
    double covariance,
    double slopeVariance,
    double residualVariance) {

  /**
   * After one more score.
   *
   * @param session its number
   * @param score in points
   * @throws InvalidGrowthDataException where the session has no time, or the score is not finite
   */
  public ClientTrajectory updatedWith(double session, double score) {
    return updatedWith(session, score, 1);
  }

  /**
   * After one more score that counts for less, or nothing.
   *
   * @param session its number
   * @param score in points
   * @param weight from 0, where nothing changes, to 1
   * @throws InvalidGrowthDataException where the session has no time, or the score is not finite
   * @throws IllegalArgumentException where the weight is not from 0 to 1
   */
  public ClientTrajectory updatedWith(double session, double score, double weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a weight lies between 0 and 1, not " + weight);
    }
    if (!Double.isFinite(score)) {
      throw new InvalidGrowthDataException(InvalidGrowthDataException.Reason.NOT_A_NUMBER, "score " + score);
    }
    double t = time.of(session);
    if (weight == 0) {
      return this;
    }
    double p0 = interceptVariance + covariance * t;
    double p1 = covariance + slopeVariance * t;
    double s = p0 + p1 * t + residualVariance / weight;
    double gain = (score - intercept - slope * t) / s;
    return new ClientTrajectory(time, intercept + p0 * gain, slope + p1 * gain, Math.max(0, interceptVariance - p0 * p0 / s),
        covariance - p0 * p1 / s, Math.max(0, slopeVariance - p1 * p1 / s), residualVariance);
  }

  /**
   * Where this client's line is at a session: the expected course's band.
   *
   * @param session any, met or not
   * @throws InvalidGrowthDataException where it has no time
   */
  public NormalEstimate expectedMean(double session) {
    double t = time.of(session);
    return new NormalEstimate(intercept + slope * t, Math.sqrt(lineVariance(t)));
  }

  /**
   * The score at a session, one step ahead or further: its standard deviation √(x′Px + σ²) holds the line's uncertainty and the
   * noise of a score.
   *
   * @param session any, met or not; of one that was met, it is the distribution of a second score
   * @throws InvalidGrowthDataException where it has no time
   */
  public NormalEstimate predictedScore(double session) {
    double t = time.of(session);
    return new NormalEstimate(intercept + slope * t, Math.sqrt(lineVariance(t) + residualVariance));
  }

  private double lineVariance(double t) {
    return Math.max(0, interceptVariance + t * (2 * covariance + t * slopeVariance));
  }
}
