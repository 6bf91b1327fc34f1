package org.attune.engine.rupture;

import org.attune.engine.internal.Quantiles;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * Tukey's fences: does the latest score lie far outside the quartiles of the earlier ones?
 *
 * <p>It counts beyond k interquartile ranges from the quartile on the worse side, Q₁ − k·IQR where higher is better and Q₃
 * + k·IQR where lower is; k is 1.5. Quartiles interpolate linearly between the order statistics about (n − 1)p, R's type 7.
 * A score on the fence (within rounding) is inside.
 *
 * <p>It speaks from the seventh score on, with the quartiles of the six or more before it. Where these don't differ there
 * is no fence, and the answer is {@link Online.NoSpread}.
 *
 * <p>Source: the rule of Tukey's box plot as in R's {@code boxplot.stats} (wch/r-source, src/library/grDevices/R/calc.R,
 * commit 00df79d), save for the quartiles (there hinges). That the quartiles come from the earlier scores alone is ours.
 */
public final class TukeyFence implements SequentialCriterion<TukeyFence.Result> {
  private final double threshold;
  private final int minimumScores;

  private TukeyFence(double threshold, int scores) {
    this.threshold = threshold;
    this.minimumScores = scores;
  }

  /** 1.5 interquartile ranges, from the seventh score on. */
  public static TukeyFence withDefaults() {
    return new TukeyFence(1.5, 7);
  }

  /**
   * With another multiple of the interquartile range.
   *
   * @param threshold above zero
   * @throws IllegalArgumentException where it is not finite and above zero
   */
  public TukeyFence withThreshold(double threshold) {
    return new TukeyFence(ParameterChecks.requirePositive("a threshold", threshold), minimumScores);
  }

  /**
   * With another number of scores to wait for, the latest included.
   *
   * @param scores at least three
   * @throws IllegalArgumentException where it is less
   */
  public TukeyFence withMinimumScores(int scores) {
    if (scores < 3) {
      throw new IllegalArgumentException("quartiles that differ take two earlier scores, so three in all, not " + scores);
    }
    return new TukeyFence(threshold, scores);
  }

  /** How many interquartile ranges beyond its quartile a score counts. */
  public double threshold() {
    return threshold;
  }

  /** How many scores it waits for, the latest included. */
  public int minimumScores() {
    return minimumScores;
  }

  @Override
  public Online<Result> evaluateLatest(Series series) {
    if (series.size() < minimumScores) {
      return new Online.TooEarly<>(minimumScores, series.size());
    }
    Scale scale = series.scale();
    Score latest = series.latest().orElseThrow();
    double[] quartiles = Quantiles.of(series.withoutLatest().values(), 0.25, 0.5, 0.75);
    double range = quartiles[2] - quartiles[0];
    if (range <= scale.tolerance()) {
      return new Online.NoSpread<>(series.size());
    }
    double worse = switch (scale.direction()) {
      case HIGHER_IS_BETTER -> quartiles[0];
      case LOWER_IS_BETTER -> quartiles[2];
    };
    double beyond = scale.direction().worsening(worse, latest.value());
    UsualRange usual =
        new UsualRange(scale.clip(quartiles[0] - threshold * range), scale.clip(quartiles[2] + threshold * range));
    return new Online.Known<>(new Result(
        this,
        latest,
        quartiles[1],
        scale.direction().worsening(quartiles[1], latest.value()),
        range,
        usual,
        beyond / range,
        beyond > threshold * range + scale.tolerance()));
  }

  /**
   * What the criterion says of a score.
   *
   * @param criterion with its parameters
   * @param latest the score
   * @param baseline the median of the earlier scores
   * @param drop how much worse than that, in points; negative where it is better
   * @param interquartileRange their interquartile range, in points
   * @param usualRange from fence to fence, within the scale
   * @param statistic the distance beyond the quartile on the worse side, in interquartile ranges
   * @param suspected whether the score counts as a suspected rupture
   */
  public record Result(
      TukeyFence criterion,
      Score latest,
      double baseline,
      double drop,
      double interquartileRange,
      UsualRange usualRange,
      double statistic,
      boolean suspected)
      implements CriterionResult {
    @Override
    public int session() {
      return latest.session();
    }

    @Override
    public double score() {
      return latest.value();
    }
  }
}
