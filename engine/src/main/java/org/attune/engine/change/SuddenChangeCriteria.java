package org.attune.engine.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.engine.change.SuddenChange.Type;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.attune.engine.series.SummaryStatistics;

/**
 * Sudden gains (Tang &amp; DeRubeis 1999), and with the sign turned, sudden losses.
 *
 * <p>Between sessions n and n + 1, with Δ the change for the better (for a loss: for the worse):
 *
 * <ol>
 *   <li>Δ is at least the measure's reliable change;
 *   <li>Δ is at least 25 % of the score at n;
 *   <li>the means of the scores at n − 2, n − 1, n and at n + 1, n + 2, n + 3 differ, that way, by more than t·√(((n₁ −
 *       1)s₁² + (n₂ − 1)s₂²) / (n₁ + n₂ − 2)), t the two-sided 5 % point for n₁ + n₂ − 2 degrees of freedom.
 * </ol>
 *
 * <p>Both n and n + 1 must have a score, and at least two of the three sessions on each side. A missed session counts as
 * missing: session numbers, not places in the list, are neighbours. t is 2.776, 3.182 or 4.303 for six, five or four
 * scores, and there is no factor √(1/n₁ + 1/n₂). Equal scores on each side have s = 0, and any difference of means satisfies
 * the third criterion. The second takes 25 % of the score itself, so it means what it was meant to only for a scale that starts
 * at zero and on which lower is better.
 *
 * <p>It is reversed at the first later session whose score has lost more than half of Δ again.
 *
 * <p>Rules as in the R package suddengains (Wiedemann et al. 2020, PLoS ONE 15(3): e0230276; {@code check_interval} in
 * R/check_interval.R, commit 0528417), whose figures for its example data are reproduced (24 gains in 15 of 43 persons, 4
 * reversed). One difference: for a loss that package's second criterion, as written, is met by any loss; here it is the same
 * 25 % as for a gain.
 */
public final class SuddenChangeCriteria {
  /** Two-sided 5 % points of t for 2, 3 and 4 degrees of freedom. */
  private static final double[] CRITICAL = {4.302652729911275, 3.182446305284263, 2.776445105197799};

  private final double reliableChange;
  private final double share;

  private SuddenChangeCriteria(double reliableChange, double share) {
    this.reliableChange = reliableChange;
    this.share = share;
  }

  /**
   * With the measure's reliable change in points, and a quarter of the score before.
   *
   * @param points above zero
   * @throws IllegalArgumentException where it is not above zero, or infinite
   */
  public static SuddenChangeCriteria withReliableChange(double points) {
    if (!(points > 0) || points == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("reliable change " + points);
    }
    return new SuddenChangeCriteria(points, 0.25);
  }

  /**
   * With another share of the score before.
   *
   * @param share 0 or more; 0 leaves out the second rule
   * @throws IllegalArgumentException where it is below zero, or infinite
   */
  public SuddenChangeCriteria withProportionOfScore(double share) {
    if (!(share >= 0) || share == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("share " + share);
    }
    return new SuddenChangeCriteria(reliableChange, share);
  }

  /** The measure's reliable change, in points. */
  public double reliableChange() {
    return reliableChange;
  }

  /** All sudden gains of a series, earliest first; none in a series of fewer than four scores. */
  public List<SuddenChange> gains(Series series) {
    return all(series, Type.GAIN);
  }

  /** All sudden losses of a series, earliest first; none in a series of fewer than four scores. */
  public List<SuddenChange> losses(Series series) {
    return all(series, Type.LOSS);
  }

  private List<SuddenChange> all(Series series, Type kind) {
    Map<Integer, Double> scores = series.scores().stream().collect(Collectors.toMap(Score::session, Score::value));
    double rounding = series.scale().tolerance();
    List<SuddenChange> found = new ArrayList<>();
    for (Score score : series.scores()) {
      int n = score.session();
      Double next = scores.get(n + 1);
      if (next == null) {
        continue;
      }
      SummaryStatistics before = present(scores, n - 2);
      SummaryStatistics after = present(scores, n + 1);
      double change = change(series, kind, score.value(), next);
      if (before.count() >= 2
          && after.count() >= 2
          && change >= reliableChange - rounding
          && change >= share * Math.abs(score.value()) - rounding
          && change(series, kind, before.mean(), after.mean()) > leastDifference(before, after) + rounding) {
        found.add(new SuddenChange(
            kind, n, n + 1, score.value(), next, before.mean(), after.mean(),
            reversal(series, kind, n + 1, next, change, rounding)));
      }
    }
    return List.copyOf(found);
  }

  private static SummaryStatistics present(Map<Integer, Double> scores, int first) {
    return SummaryStatistics.of(IntStream.rangeClosed(first, first + 2)
        .filter(scores::containsKey)
        .mapToDouble(scores::get)
        .toArray());
  }

  private static double change(Series series, Type kind, double from, double to) {
    double worse = series.scale().direction().worsening(from, to);
    return kind == Type.LOSS ? worse : -worse;
  }

  private static double leastDifference(SummaryStatistics before, SummaryStatistics after) {
    int freedom = Math.toIntExact(before.count() + after.count() - 2);
    return CRITICAL[freedom - 2] * Math.sqrt((before.sumOfSquaredDeviations() + after.sumOfSquaredDeviations()) / freedom);
  }

  private static OptionalInt reversal(
      Series series, Type kind, int session, double to, double change, double rounding) {
    return series.scores().stream()
        .filter(later -> later.session() > session)
        .filter(later -> -change(series, kind, to, later.value()) > change / 2 + rounding)
        .mapToInt(Score::session)
        .findFirst();
  }
}
