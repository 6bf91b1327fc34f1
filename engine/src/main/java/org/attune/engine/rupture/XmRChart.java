package org.attune.engine.rupture;

import java.util.List;
import java.util.OptionalDouble;
import org.attune.engine.internal.Quantiles;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;

/**
 * The chart of individual values and moving ranges (XmR): does the latest score lie outside the natural limits of
 * the earlier ones?
 *
 * <p>A moving range is the distance between two neighbouring scores, whether or not a session was missed between them.
 *
 * <ul>
 *   <li>{@link Variant#MEAN}: σ = mean moving range / 1.128, limits mean ± 2.660 · mean moving range.
 *   <li>{@link Variant#MEDIAN}: σ = median moving range / 0.954, limits median ± 3σ; one odd score widens it less.
 * </ul>
 *
 * <p>It speaks from the seventh score on, with limits from the six or more before it. Where the moving range in use is
 * zero (as it is often near the ceiling) there are no limits, and the answer is {@link Online.NoSpread}. A score on a
 * limit, within rounding, is inside. Limits beyond the scale are cut to it, so that a side can be out of reach.
 *
 * <p>Where the constants come from: the distance of two independent normal scores has mean 2σ/√π = 1.128σ and median
 * √2·Φ⁻¹(¾)·σ = 0.954σ, and 3/1.128 = 2.660. JMP's documentation has the same limits (version 16, “Control Limits for Individual
 * Measurement and Moving Range Charts”). That limits come from the earlier scores alone is ours: so a low score can't widen the
 * limits that it is held against.
 */
public final class XmRChart implements SequentialCriterion<XmRChart.Result> {
  /** How the middle and the moving ranges are averaged. */
  public enum Variant {
    /** By means. */
    MEAN,
    /** By medians. */
    MEDIAN
  }

  /** Where a score lies. */
  public enum Side {
    /** Within the limits, or on one. */
    INSIDE,
    /** Beyond the limit on the worse side. */
    WORSE,
    /** Beyond the limit on the better side. */
    BETTER
  }

  private final Variant variant;
  private final int minimumScores;

  private XmRChart(Variant variant, int scores) {
    this.variant = variant;
    this.minimumScores = scores;
  }

  /** The mean variant, from the seventh score on. */
  public static XmRChart withDefaults() {
    return new XmRChart(Variant.MEAN, 7);
  }

  /** With another way to average. */
  public XmRChart withVariant(Variant variant) {
    return new XmRChart(variant, minimumScores);
  }

  /**
   * With another number of scores to wait for, the latest included.
   *
   * @param scores at least three
   * @throws IllegalArgumentException where it is less
   */
  public XmRChart withMinimumScores(int scores) {
    if (scores < 3) {
      throw new IllegalArgumentException("a moving range takes two earlier scores, so three in all, not " + scores);
    }
    return new XmRChart(variant, scores);
  }

  /** How the middle and the moving ranges are averaged. */
  public Variant variant() {
    return variant;
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
    if (variant == Variant.MEAN) {
      return evaluateAll(series).getLast();
    }
    Series before = series.withoutLatest();
    return judge(series, series.size() - 1, Quantiles.median(before.values()), Quantiles.median(ranges(before)));
  }

  /**
   * As {@link #evaluateLatest} says it of each beginning of the series; means are carried on, so that a course is read once: two
   * columns are kept, and a result is made when it is asked for.
   */
  @Override
  public List<Online<Result>> evaluateAll(Series series) {
    if (variant != Variant.MEAN) {
      return SequentialCriterion.super.evaluateAll(series);
    }
    int size = series.size();
    double[] means = new double[size];
    double[] meanRanges = new double[size];
    double aboveFirst = 0;
    double ranges = 0;
    for (int i = 0; i < size; i++) {
      double first = series.value(0);
      if (i > 1) {
        means[i] = first + aboveFirst / i;
        meanRanges[i] = ranges / (i - 1);
      }
      aboveFirst += series.value(i) - first;
      ranges += i == 0 ? 0 : Math.abs(series.value(i) - series.value(i - 1));
    }
    return new LazyList<>(size, i -> i + 1 < minimumScores
        ? new Online.TooEarly<>(minimumScores, i + 1)
        : judge(series, i, means[i], meanRanges[i]));
  }

  private Online<Result> judge(Series series, int place, double centre, double range) {
    return range <= series.scale().tolerance()
        ? new Online.NoSpread<>(place + 1)
        : new Online.Known<>(
            new Result(this, series.scale(), series.session(place), series.value(place), centre, range));
  }

  private static double[] ranges(Series scores) {
    double[] ranges = new double[scores.size() - 1];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = Math.abs(scores.value(i + 1) - scores.value(i));
    }
    return ranges;
  }

  /**
   * What the chart says of a score: what was measured; the rest is calculated when it is asked for.
   *
   * @param criterion with its parameters
   * @param scale of the score
   * @param session whose score it is
   * @param score in points
   * @param baseline the middle line
   * @param averageMovingRange the mean or median moving range, in points, above zero
   */
  public record Result(XmRChart criterion, Scale scale, int session, double score, double baseline, double averageMovingRange)
      implements CriterionResult {
    @Override
    public double drop() {
      return scale.direction().worsening(baseline, score);
    }

    /** The standard deviation, from the moving ranges, in points. */
    public double sigma() {
      return criterion.variant == Variant.MEAN ? averageMovingRange / 1.128 : averageMovingRange / 0.954;
    }

    private double reach() {
      return criterion.variant == Variant.MEAN ? 2.660 * averageMovingRange : 3 * sigma();
    }

    /** The natural limits, within the scale. */
    @Override
    public UsualRange usualRange() {
      return UsualRange.around(scale, baseline, reach());
    }

    /** Where the score lies; only the worse side counts as a suspected rupture. */
    public Side side() {
      double limit = reach() + scale.tolerance();
      double drop = drop();
      return drop > limit ? Side.WORSE : drop < -limit ? Side.BETTER : Side.INSIDE;
    }

    @Override
    public boolean suspected() {
      return side() == Side.WORSE;
    }

    /** The drop in multiples of sigma. */
    @Override
    public double statistic() {
      return drop() / sigma();
    }

    /** None: the chart has no distribution. */
    @Override
    public OptionalDouble tailProbability() {
      return OptionalDouble.empty();
    }
  }
}
