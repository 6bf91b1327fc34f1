package org.attune.engine.rupture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.attune.engine.internal.StudentT;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * Bayesian online change-point detection (Adams &amp; MacKay 2007) with normal scores.
 *
 * <p>Scores come in runs; within a run they scatter independently and normally about one level. Before each score a new
 * run begins with probability h. Level and precision of a run have a Normal–Gamma prior (μ₀, κ₀, α₀, β₀), which each score x
 * of the run turns into
 *
 * <pre>   μ' = (κμ + x)/(κ + 1)   κ' = κ + 1   α' = α + ½   β' = β + κ(x − μ)²/(2(κ + 1))</pre>
 *
 * <p>and the next score is predicted by Student's distribution with 2α degrees of freedom, about μ, with scale² =
 * β(κ + 1)/(ακ). The probabilities of all run lengths are updated by how well each predicted the score.
 *
 * <p>A score counts when it is worse than predicted and the most probable run length drops: the run that was the most
 * probable before the score no longer is, and a later one is. (The probability of a run of length zero is of no use: with a
 * constant h it is always h. A run's first score is here its length 1, predicted by the prior; so a change is seen at the
 * first score after it.) Of equally probable runs the longest is taken.
 *
 * <p>It speaks from the second score on. Missed sessions are passed over. A constant course is one run, whose variance
 * shrinks toward that of the prior's β₀ spread over more and more scores. Extreme scores underflow nowhere: weights are
 * logarithms.
 *
 * <p>The prior comes from a practice: its mean score as μ₀, κ₀ = within²/between², α₀ = 2 and β₀ = 2·within², so that the
 * prior precision is 1/within² and weighs as much as four scores. The mean run of 50 scores and α₀ are our choice.
 *
 * <p>Source: Adams &amp; MacKay, Bayesian Online Changepoint Detection, arXiv:0710.3742; the updates are the textbook ones
 * of the Normal–Gamma prior (from memory; tested against a reckoning in R with every possible segmentation).
 */
public final class ChangePoint implements Criterion<ChangePoint.Result> {
  private static final double ALPHA = 2;

  private final double mean;
  private final double between;
  private final double within;
  private final double run;

  private ChangePoint(double mean, double between, double within, double run) {
    this.mean = mean;
    this.between = between;
    this.within = within;
    this.run = run;
  }

  /**
   * With runs of 50 scores in the mean.
   *
   * @param mean the practice's mean score
   * @param between the standard deviation of clients' levels, above zero
   * @param within that of a client's scores about their level, above zero
   */
  public static ChangePoint withDefaults(double mean, double between, double within) {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean " + mean);
    }
    return new ChangePoint(
        mean, Positive.require("a standard deviation", between), Positive.require("a standard deviation", within), 50);
  }

  /** With another mean length of runs, above 1: h is its reciprocal. */
  public ChangePoint withMeanRun(double run) {
    if (!(run > 1) || run == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("runs last more than one score in the mean, not " + run);
    }
    return new ChangePoint(mean, between, within, run);
  }

  public double meanRun() {
    return run;
  }

  @Override
  public Online<Result> latest(Series series) {
    return series.size() < 2 ? new Online.TooEarly<>(2, series.size()) : each(series).getLast();
  }

  @Override
  public List<Online<Result>> each(Series series) {
    List<Online<Result>> known = new ArrayList<>();
    Scale scale = series.scale();
    Run prior = new Run(mean, within * within / (between * between), ALPHA, ALPHA * within * within);
    List<Run> runs = new ArrayList<>();
    double[] weights = new double[series.size()];
    double goesOn = Math.log1p(-1 / run);
    int likeliest = 0;
    for (Score score : series.scores()) {
      double x = score.value();
      int begun = runs.size();
      Run before = begun == 0 ? prior : runs.get(likeliest);
      for (int start = 0; start < begun; start++) {
        Run its = runs.get(start);
        weights[start] += goesOn + its.logDensity(x);
        runs.set(start, its.with(x));
      }
      weights[begun] = (begun == 0 ? 0 : -Math.log(run)) + prior.logDensity(x);
      runs.add(prior.with(x));
      normalise(weights, begun + 1);

      int now = 0;
      double changed = 0;
      for (int start = 0; start <= begun; start++) {
        now = weights[start] > weights[now] ? start : now;
        changed += start > likeliest ? Math.exp(weights[start]) : 0;
      }
      if (begun == 0) {
        known.add(new Online.TooEarly<>(2, 1));
      } else {
        known.add(new Online.Known<>(new Result(
            this,
            scale,
            score.session(),
            x,
            before.mean,
            before.scale(),
            2 * before.alpha,
            begun - likeliest,
            begun + 1 - now,
            Math.min(1, changed))));
      }
      likeliest = now;
    }
    return List.copyOf(known);
  }

  private static void normalise(double[] logs, int count) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, logs[i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(logs[i] - most);
    }
    for (int i = 0; i < count; i++) {
      logs[i] -= most + Math.log(sum);
    }
  }

  /** What is known of a run: a Normal–Gamma distribution of its level and precision. */
  private record Run(double mean, double kappa, double alpha, double beta) {
    Run with(double x) {
      double apart = x - mean;
      return new Run(
          mean + apart / (kappa + 1), kappa + 1, alpha + 0.5, beta + kappa * apart * apart / (2 * (kappa + 1)));
    }

    double scale() {
      return Math.sqrt(beta * (kappa + 1) / (alpha * kappa));
    }

    double logDensity(double x) {
      return StudentT.logDensity(x - mean, 2 * beta * (kappa + 1) / kappa, 2 * alpha);
    }
  }

  /**
   * What the criterion says of a score.
   *
   * @param baseline the level of the run that was the most probable before the score
   * @param spread the scale of that run's prediction, a Student distribution
   * @param freedom its degrees of freedom
   * @param runBefore the most probable number of scores in the run before this one
   * @param runNow the most probable number of scores in the run up to this one
   * @param changed the probability that a run began after that one
   */
  public record Result(
      ChangePoint criterion,
      Scale scale,
      int session,
      double score,
      double baseline,
      double spread,
      double freedom,
      int runBefore,
      int runNow,
      double changed)
      implements Finding {
    @Override
    public double drop() {
      return scale.direction().worsening(baseline, score);
    }

    /** Within twice the scale of the prediction, within the client's scale. */
    @Override
    public Band usual() {
      return Band.about(scale, baseline, 2 * spread);
    }

    @Override
    public boolean counts() {
      return drop() > 0 && runNow <= runBefore;
    }

    /** How often a score this low or lower would come if that run went on; 1 at the best score. */
    @Override
    public OptionalDouble rarity() {
      return OptionalDouble.of(score == scale.best() ? 1 : StudentT.cumulative(-drop() / spread, freedom));
    }

    /** The probability of a new run where the score is worse than predicted, and its negative where it is better. */
    @Override
    public double statistic() {
      return drop() > 0 ? changed : -changed;
    }
  }
}
