package org.attune.engine.rupture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.attune.engine.internal.TDistribution;
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
 * <p>Source: Adams &amp; MacKay (2007), Bayesian Online Changepoint Detection, arXiv:0710.3742. Compared with their method in
 * hildensia/bayesian_changepoint_detection: the probabilities of run lengths (online_changepoint_detection.py, commit 017f9e1),
 * and the updates and prediction of the Normal–Gamma prior ({@code TDistribution} in online_likelihoods.py, commit 18fd15e), are the
 * same, save that a run's first score counts here as its length 1. Tested against R with every possible segmentation.
 */
public final class ChangePoint implements SequentialCriterion<ChangePoint.Result> {
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
   * @param mean the practice's mean score, in points
   * @param between the standard deviation of clients' levels, in points, above zero
   * @param within that of a client's scores about their level, in points, above zero
   * @throws IllegalArgumentException where a figure is not finite, or a standard deviation not above zero
   */
  public static ChangePoint withDefaults(double mean, double between, double within) {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean " + mean);
    }
    return new ChangePoint(
        mean, ParameterChecks.requirePositive("a standard deviation", between),
            ParameterChecks.requirePositive("a standard deviation", within), 50);
  }

  /**
   * With another mean length of runs: h is its reciprocal.
   *
   * @param run in scores, above 1
   * @throws IllegalArgumentException where it is not above 1, or infinite
   */
  public ChangePoint withMeanRunLength(double run) {
    if (!(run > 1) || run == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("runs last more than one score in the mean, not " + run);
    }
    return new ChangePoint(mean, between, within, run);
  }

  /** The mean length of runs, in scores. */
  public double meanRunLength() {
    return run;
  }

  @Override
  public Online<Result> evaluateLatest(Series series) {
    return series.size() < 2 ? new Online.TooEarly<>(2, series.size()) : evaluateAll(series).getLast();
  }

  @Override
  public List<Online<Result>> evaluateAll(Series series) {
    List<Online<Result>> known = new ArrayList<>();
    var runs = new RunLengthDistribution(series.size());
    for (Score score : series.scores()) {
      int likeliest = runs.likeliest;
      int length = runs.begun - likeliest;
      double level = runs.level(likeliest);
      double spread = runs.spread(likeliest);
      runs.take(score.value());
      known.add(length == 0
          ? new Online.TooEarly<>(2, 1)
          : new Online.Known<>(new Result(
              this,
              series.scale(),
              score,
              new Prediction(level, spread, 2 * alpha(length)),
              length,
              runs.begun - runs.likeliest,
              runs.begunAfter(likeliest))));
    }
    return List.copyOf(known);
  }

  private static double alpha(int length) {
    return ALPHA + length / 2.0;
  }

  /**
   * The runs that may have begun, by the score they began with, and what is known of each. κ and α follow from a run's length
   * n, and the densities of its scores multiply to Γ(αₙ)/Γ(α₀) · β₀^α₀/βₙ^αₙ · √(κ₀/κₙ) · (2π)^(−n/2), so that one logarithm
   * a score and run is enough. What all runs share at a score is left out: a run goes on with 1, and begins with h/(1 − h).
   */
  private final class RunLengthDistribution {
    final double kappa = within * within / (between * between);
    final double beta = ALPHA * within * within;
    final double[] means;
    final double[] betas;
    /** ln of the weight of the scores before the run, and of its beginning. */
    final double[] beginnings;
    /** By length: ln of what is the same for all runs of that length. */
    final double[] lengths;
    /** Each run's probability, times their sum. */
    final double[] weights;
    double sum;
    /** ln of the weight of all scores so far, over all runs. */
    double evidence;
    int begun;
    int likeliest;

    RunLengthDistribution(int most) {
      means = new double[most];
      betas = new double[most];
      beginnings = new double[most];
      lengths = new double[most + 1];
      weights = new double[most];
      lengths[0] = ALPHA * Math.log(beta);
    }

    double level(int start) {
      return start == begun ? mean : means[start];
    }

    /** The scale of the distribution that predicts the run's next score. */
    double spread(int start) {
      int length = begun - start;
      double precisions = kappa + length;
      return Math.sqrt((length == 0 ? beta : betas[start]) * (precisions + 1) / (alpha(length) * precisions));
    }

    void take(double x) {
      means[begun] = mean;
      betas[begun] = beta;
      beginnings[begun] = begun == 0 ? 0 : evidence - Math.log(run - 1);
      begun++;
      lengths[begun] = lengths[begun - 1] - TDistribution.logBeta(2 * alpha(begun - 1))
          - 0.5 * Math.log(2 * (kappa + begun) / (kappa + begun - 1));
      likeliest = 0;
      for (int start = 0; start < begun; start++) {
        int length = begun - start;
        double share = 1 / (kappa + length);
        double apart = x - means[start];
        means[start] += share * apart;
        betas[start] += 0.5 * (1 - share) * apart * apart;
        weights[start] = beginnings[start] + lengths[length] - alpha(length) * Math.log(betas[start]);
        likeliest = weights[start] > weights[likeliest] ? start : likeliest;
      }
      double most = weights[likeliest];
      sum = 0;
      for (int start = 0; start < begun; start++) {
        weights[start] = Math.exp(weights[start] - most);
        sum += weights[start];
      }
      evidence = most + Math.log(sum);
    }

    double begunAfter(int start) {
      double later = 0;
      for (int other = start + 1; other < begun; other++) {
        later += weights[other];
      }
      return later / sum;
    }
  }

  /**
   * A run's prediction of its next score, a Student distribution.
   *
   * @param level of the run, in points
   * @param scale of the distribution, in points
   * @param degreesOfFreedom 5 or more
   */
  public record Prediction(double level, double scale, double degreesOfFreedom) {}

  /**
   * What the criterion says of a score.
   *
   * @param criterion with its parameters
   * @param scale of the score
   * @param latest the score
   * @param prediction of it, by the run that was the most probable before it
   * @param runLengthBefore the most probable number of scores in the run before this one
   * @param runLengthNow the most probable number of scores in the run up to this one
   * @param changeProbability the probability that a run began after that one, from 0 to 1
   */
  public record Result(
      ChangePoint criterion,
      Scale scale,
      Score latest,
      Prediction prediction,
      int runLengthBefore,
      int runLengthNow,
      double changeProbability)
      implements CriterionResult {
    @Override
    public int session() {
      return latest.session();
    }

    @Override
    public double score() {
      return latest.value();
    }

    /** The level of the run that was the most probable before the score. */
    @Override
    public double baseline() {
      return prediction.level();
    }

    @Override
    public double drop() {
      return scale.direction().worsening(baseline(), score());
    }

    /** Within twice the scale of the prediction, within the client's scale. */
    @Override
    public UsualRange usualRange() {
      return UsualRange.around(scale, baseline(), 2 * prediction.scale());
    }

    @Override
    public boolean suspected() {
      return drop() > 0 && runLengthNow <= runLengthBefore;
    }

    /** How often a score this low or lower would come if that run went on; 1 at the best score. */
    @Override
    public OptionalDouble tailProbability() {
      return OptionalDouble.of(score() == scale.best() ? 1 : TDistribution.cumulativeProbability(-drop() / prediction.scale(),
          prediction.degreesOfFreedom()));
    }

    /** The probability of a new run where the score is worse than predicted, and its negative where it is better. */
    @Override
    public double statistic() {
      return drop() > 0 ? changeProbability : -changeProbability;
    }
  }
}
