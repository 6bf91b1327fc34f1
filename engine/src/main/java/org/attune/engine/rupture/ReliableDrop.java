package org.attune.engine.rupture;

import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * A drop from the last score by at least the measure's reliable change.
 *
 * <p>It is back at the first score that no longer lies the reliable change below the one before the drop. A drop equal to
 * the reliable change (within rounding) counts.
 *
 * <p>It speaks from the second score on; the last score is the last there is, also where sessions were missed since. A slow
 * decline in steps smaller than the reliable change is never seen.
 *
 * <p>The rule is ours; the reliable change is that of {@link org.attune.engine.change.ReliableChange}.
 */
public final class ReliableDrop implements SequentialCriterion<ReliableDrop.Result> {
  private final double points;

  private ReliableDrop(double points) {
    this.points = points;
  }

  /**
   * With the measure's reliable change.
   *
   * @param points above zero
   * @throws IllegalArgumentException where it is not finite and above zero
   */
  public static ReliableDrop of(double points) {
    return new ReliableDrop(ParameterChecks.requirePositive("a reliable change", points));
  }

  /** The measure's reliable change, in points. */
  public double points() {
    return points;
  }

  @Override
  public Online<Result> evaluateLatest(Series series) {
    if (series.size() < 2) {
      return new Online.TooEarly<>(2, series.size());
    }
    Scale scale = series.scale();
    Score latest = series.latest().orElseThrow();
    Score last = series.withoutLatest().latest().orElseThrow();
    double drop = scale.direction().worsening(last.value(), latest.value());
    return new Online.Known<>(new Result(
        this, latest.session(), latest.value(), last, drop, UsualRange.around(scale, last.value(), points),
        drop >= points - scale.tolerance()));
  }

  @Override
  public boolean isRecovered(Scale scale, Result onset, Score score) {
    return scale.direction().worsening(onset.baseline(), score.value()) < points - scale.tolerance();
  }

  /**
   * What the criterion says of a score.
   *
   * @param criterion with its parameter
   * @param session whose score it is
   * @param score in points
   * @param previousScore the score before it
   * @param drop how much worse than that, in points; negative where it is better
   * @param usualRange the reliable change on either side of the score before, within the scale
   * @param suspected whether the drop counts as a suspected rupture
   */
  public record Result(
      ReliableDrop criterion, int session, double score, Score previousScore, double drop, UsualRange usualRange, boolean suspected)
      implements CriterionResult {
    @Override
    public double baseline() {
      return previousScore.value();
    }

    /** The drop in multiples of the reliable change. */
    @Override
    public double statistic() {
      return drop / criterion.points;
    }
  }
}
