package org.attune.engine.rupture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.attune.engine.internal.Quantiles;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;

/**
 * The chart of individual values and moving ranges (XmR, Wheeler): does the latest score lie outside the natural limits of
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
 * <p>Sources: the constants as in the documentation of control-chart software (JMP: d₂ = 1.128 through 3/d₂ = 2.660, and
 * 0.954 for the median); Wheeler's own books were not read. That limits come from the earlier scores alone is ours: so a
 * low score can't widen the limits that it is held against.
 */
public final class XmR implements Criterion<XmR.Result> {
  /** How the middle and the moving ranges are averaged. */
  public enum Variant {
    MEAN,
    MEDIAN
  }

  /** Where a score lies. */
  public enum Side {
    INSIDE,
    WORSE,
    BETTER
  }

  private final Variant variant;
  private final int scores;

  private XmR(Variant variant, int scores) {
    this.variant = variant;
    this.scores = scores;
  }

  /** The mean variant, from the seventh score on. */
  public static XmR withDefaults() {
    return new XmR(Variant.MEAN, 7);
  }

  public XmR withVariant(Variant variant) {
    return new XmR(variant, scores);
  }

  /** With another number of scores to wait for, the latest included; at least three. */
  public XmR withScores(int scores) {
    if (scores < 3) {
      throw new IllegalArgumentException("a moving range takes two earlier scores, so three in all, not " + scores);
    }
    return new XmR(variant, scores);
  }

  public Variant variant() {
    return variant;
  }

  public int scores() {
    return scores;
  }

  @Override
  public Online<Result> latest(Series series) {
    if (series.size() < scores) {
      return new Online.TooEarly<>(scores, series.size());
    }
    Series before = series.earlier();
    return variant == Variant.MEAN
        ? judge(series, series.size() - 1, before.summary().mean(), meanRange(before))
        : judge(series, series.size() - 1, Quantiles.median(before.values()), Quantiles.median(ranges(before)));
  }

  /** As {@link #latest} says it of each beginning of the series; means are carried on, so that a course is read once. */
  @Override
  public List<Online<Result>> each(Series series) {
    if (variant != Variant.MEAN) {
      return Criterion.super.each(series);
    }
    List<Online<Result>> known = new ArrayList<>(series.size());
    double aboveFirst = 0;
    double ranges = 0;
    for (int i = 0; i < series.size(); i++) {
      known.add(i + 1 < scores
          ? new Online.TooEarly<>(scores, i + 1)
          : judge(series, i, series.value(0) + aboveFirst / i, ranges / (i - 1)));
      aboveFirst += series.value(i) - series.value(0);
      ranges += i == 0 ? 0 : Math.abs(series.value(i) - series.value(i - 1));
    }
    return Collections.unmodifiableList(known);
  }

  private Online<Result> judge(Series series, int place, double centre, double range) {
    Scale scale = series.scale();
    double rounding = scale.rounding();
    if (range <= rounding) {
      return new Online.NoSpread<>(place + 1);
    }
    double sigma = variant == Variant.MEAN ? range / 1.128 : range / 0.954;
    double reach = variant == Variant.MEAN ? 2.660 * range : 3 * sigma;
    double score = series.value(place);
    double drop = scale.direction().worsening(centre, score);
    Side side = drop > reach + rounding ? Side.WORSE : drop < -reach - rounding ? Side.BETTER : Side.INSIDE;
    Band usual = new Band(scale.clip(centre - reach), scale.clip(centre + reach));
    return new Online.Known<>(new Result(this, series.session(place), score, centre, drop, sigma, usual, side));
  }

  private static double meanRange(Series scores) {
    double sum = 0;
    for (int i = 1; i < scores.size(); i++) {
      sum += Math.abs(scores.value(i) - scores.value(i - 1));
    }
    return sum / (scores.size() - 1);
  }

  private static double[] ranges(Series scores) {
    double[] ranges = new double[scores.size() - 1];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = Math.abs(scores.value(i + 1) - scores.value(i));
    }
    return ranges;
  }

  /**
   * What the chart says of a score.
   *
   * @param baseline the middle line
   * @param sigma the standard deviation, from the moving ranges
   * @param usual the natural limits, within the scale
   * @param side where the score lies; only the worse side counts as a suspected rupture
   */
  public record Result(
      XmR criterion, int session, double score, double baseline, double drop, double sigma, Band usual, Side side)
      implements Finding {
    @Override
    public boolean counts() {
      return side == Side.WORSE;
    }

    /** The drop in multiples of sigma. */
    @Override
    public double statistic() {
      return drop / sigma;
    }

    /** None: the chart has no distribution. */
    @Override
    public OptionalDouble rarity() {
      return OptionalDouble.empty();
    }
  }
}
