package org.attune.engine.rupture;

import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * The drop from the best score so far.
 *
 * <p>A drop counts when it is at least one standard deviation of the measure, and its score is back within a quarter of
 * one from that high. A drop equal to the threshold (within rounding) counts.
 *
 * <p>It speaks from the second score on. Equal highs are one: the earliest. A constant course has drops of 0.
 *
 * <p>The rule is ours, thresholds too. Among published rules that of Strauss et al. (2006) is said to be “most similar to that
 * of Stiles et al. (2004)”, and both to count drops in standard deviations (Gumz et al. 2012, PMC3320522, discussion); this is
 * neither.
 */
public final class HighPointDrop implements SequentialCriterion<HighPointDrop.Result> {
  private final double sd;
  private final double threshold;
  private final double recoveryThreshold;

  private HighPointDrop(double sd, double threshold, double repair) {
    this.sd = sd;
    this.threshold = threshold;
    this.recoveryThreshold = repair;
  }

  /**
   * Counts from 1 SD on, back within 0.25 SD.
   *
   * @param sd of the measure, in points, above zero
   * @throws IllegalArgumentException where it is not finite and above zero
   */
  public static HighPointDrop withDefaults(double sd) {
    return new HighPointDrop(ParameterChecks.requirePositive("a standard deviation", sd), 1, 0.25);
  }

  /**
   * With other multiples of the standard deviation.
   *
   * @param threshold from which a drop counts, above zero
   * @param repair within which a score is back, from 0 to {@code threshold}
   * @throws IllegalArgumentException where they aren't
   */
  public HighPointDrop withThresholds(double threshold, double repair) {
    ParameterChecks.requirePositive("a threshold", threshold);
    if (!(repair >= 0 && repair <= threshold)) {
      throw new IllegalArgumentException("0 ≤ repair ≤ threshold, not " + repair + " and " + threshold);
    }
    return new HighPointDrop(sd, threshold, repair);
  }

  /** The standard deviation of the measure, in points. */
  public double sd() {
    return sd;
  }

  /** From how many standard deviations a drop counts. */
  public double threshold() {
    return threshold;
  }

  /** Within how many standard deviations of the high a score is back. */
  public double recoveryThreshold() {
    return recoveryThreshold;
  }

  @Override
  public Online<Result> evaluateLatest(Series series) {
    if (series.size() < 2) {
      return new Online.TooEarly<>(2, series.size());
    }
    Scale scale = series.scale();
    Score latest = series.latest().orElseThrow();
    Score high = series.scores().getFirst();
    for (Score score : series.withoutLatest().scores()) {
      if (scale.direction().worsening(high.value(), score.value()) < 0) {
        high = score;
      }
    }
    double drop = scale.direction().worsening(high.value(), latest.value());
    UsualRange usual = UsualRange.around(scale, high.value(), threshold * sd);
    return new Online.Known<>(new Result(
        this, latest.session(), latest.value(), high, drop, usual, drop >= threshold * sd - scale.tolerance()));
  }

  @Override
  public boolean isRecovered(Scale scale, Result onset, Score score) {
    return scale.direction().worsening(onset.baseline(), score.value()) <= recoveryThreshold * sd + scale.tolerance();
  }

  /**
   * What the criterion says of a score.
   *
   * @param criterion with its parameters
   * @param session whose score it is
   * @param score in points
   * @param highPoint the best of the earlier scores
   * @param drop how much worse than that, in points
   * @param usualRange from the threshold below that high to as much above it, within the scale
   * @param suspected whether the drop counts as a suspected rupture
   */
  public record Result(
      HighPointDrop criterion, int session, double score, Score highPoint, double drop, UsualRange usualRange, boolean suspected)
      implements CriterionResult {
    @Override
    public double baseline() {
      return highPoint.value();
    }

    /** The drop in standard deviations of the measure. */
    @Override
    public double statistic() {
      return drop / criterion.sd;
    }
  }
}
