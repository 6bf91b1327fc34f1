package org.attune.engine.rupture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.ClientTrajectory;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.NormalEstimate;

/**
 * A score that is improbably low for this client, by a growth model of the practice: ours, and the only criterion here that
 * knows that scores are expected to grow.
 *
 * <p><b>What is expected.</b> The client's line has the model's mean and spread to begin with ({@link
 * GrowthCurve#newClient}) and takes in one score after the other by Kalman's update, which is partial pooling. So there is a
 * distribution of the next score, given all earlier ones, from the second session on. Its variance is that of the line, the
 * fixed effects' and the client's together, and σ². Where neighbouring scores of other clients were found to hang together
 * ({@link #autocorrelation}), the noise is a first-order autoregression over the numbers of the sessions; 0 makes it independent.
 * A score z standard deviations from what was expected weighs min(1, 11/(10 + 1.25·z²)) in later history, as if scores
 * scattered by Student's t with 10 degrees of freedom: so a session that was suspected weighs less.
 *
 * <p><b>Rarity.</b> How often a score this low or lower would come if nothing had changed: the probability below it, of
 * the normal distribution of the next score. On a bounded scale what lies beyond an end counts at that end, and a score
 * there gets half of that mass (mid-p), so that the mean of the figure is ½ in the long run when the model is true.
 *
 * <p><b>Statistic.</b> A drop seldom lasts one session only. With L(j, d) the density of the scores from session j up
 * to the latest had they been d lower than the line from j on, and L₀ that with nothing changed,
 *
 * <pre>   evidence = ln( Σ weight(j) · 10/(5 + session j) · mean over d of L(j, d) / L₀ )</pre>
 *
 * <p>over the latest score (weight 1), it and the one before (.8), and it and the two before (.5), and d = 1, 2, 3, 4 σ. A
 * later onset is a rarer one: about one client in four has a rupture (Larsson et al. 2018), wherever in the course, and the
 * longer a course the rarer at each of its sessions.
 *
 * <p>So that one odd score isn't suspected two times over, onsets up to the latest score that counted no longer enter, since
 * they have been told; and where the whole sum is no more than after the score before, the latest score added nothing, and
 * only its own term counts. A score counts where its evidence exceeds the threshold; lower is never less suspect than
 * higher for the latest score.
 *
 * <p>It speaks from the second score on. Skipped sessions only make the line less certain. A constant course is compared
 * with what the model expects, growth included. The model must come from other clients, or from enough of them that one
 * makes no difference. Its variances are taken as known: from few clients, bands are too narrow.
 *
 * <p>Weights, depths, the 10 degrees of freedom and the threshold were chosen on simulated practices; what they give on
 * others is in {@code docs/decisions}. Sources: Kalman's update as in {@link ClientTrajectory}; the weight is (ν + 1)/(ν + δ²) of
 * Student's t as in {@code cov.trob} of the R package MASS, with δ² = z²·ν/(ν − 2) since z is in standard deviations rather than
 * in the scale of t; how many clients have a rupture from the abstract of Larsson et al. (2018, Psychother. Res. 28, 123–136:
 * 14.7 % repaired, 10.7 % not).
 *
 * @see GrowthCurve
 */
public final class PredictiveDrop implements SequentialCriterion<PredictiveDrop.Result> {
  private static final double[] WEIGHTS = {1, 0.8, 0.5};
  private static final double[] DEPTHS = {1, 2, 3, 4};
  private static final double FREEDOM = 10;
  /** Ruptures themselves, and courses that are not quite lines, leave about this much between neighbours. */
  private static final double ORDINARY = 0.15;

  private static final double LEFT_OVER = 0.05;

  private final GrowthCurve curve;
  private final double autocorrelation;
  private final double threshold;
  private final double[] covariates;

  private PredictiveDrop(GrowthCurve curve, double carryOver, double threshold, double[] covariates) {
    this.curve = Objects.requireNonNull(curve);
    this.autocorrelation = carryOver;
    this.threshold = threshold;
    this.covariates = covariates;
  }

  /** From a model whose scores don't hang together but by their lines; counts from an evidence of 2 on. */
  public static PredictiveDrop withDefaults(GrowthCurve curve) {
    return new PredictiveDrop(curve, 0, 2, new double[0]);
  }

  /**
   * With the correlation of neighbouring scores about their line.
   *
   * @param carryOver from 0 on and below 1
   * @throws IllegalArgumentException where it isn't
   */
  public PredictiveDrop withAutocorrelation(double carryOver) {
    if (!(carryOver >= 0 && carryOver < 1)) {
      throw new IllegalArgumentException("a carry-over lies from 0 on and below 1, not " + carryOver);
    }
    return new PredictiveDrop(curve, carryOver, threshold, covariates);
  }

  /**
   * With another evidence that it takes.
   *
   * @param threshold a natural logarithm
   * @throws IllegalArgumentException where it is not finite
   */
  public PredictiveDrop withThreshold(double threshold) {
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException("threshold " + threshold);
    }
    return new PredictiveDrop(curve, autocorrelation, threshold, covariates);
  }

  /**
   * For a client with these covariates.
   *
   * @param covariates in the order of the model; {@link #evaluateLatest} and {@link #evaluateAll} refuse a wrong number of them
   */
  public PredictiveDrop withCovariates(double... covariates) {
    return new PredictiveDrop(curve, autocorrelation, threshold, covariates.clone());
  }

  /** The growth model of the practice. */
  public GrowthCurve curve() {
    return curve;
  }

  /** The correlation of neighbouring scores about their line that it assumes. */
  public double autocorrelation() {
    return autocorrelation;
  }

  /** Above which evidence a score counts, a natural logarithm. */
  public double threshold() {
    return threshold;
  }

  /**
   * How much neighbouring scores hang together beyond their lines, from clients' courses: the smallest of 0, .1, … .8 that
   * leaves a correlation below .05 between the standardised surprises of neighbouring sessions, cut at ±2; 0 where without
   * any it is below .15. Without neighbouring sessions it is 0. Covariates are taken as 0.
   *
   * @param curve the growth model
   * @param courses clients' scores
   * @return 0, .1, … or .8
   * @throws org.attune.engine.trajectory.InvalidGrowthDataException where a session has no time in the model, such as log(0)
   */
  public static double autocorrelation(GrowthCurve curve, Collection<Series> courses) {
    for (int tenths = 0; tenths < 8; tenths++) {
      double correlation = correlation(curve, courses, tenths / 10.0);
      if (correlation < (tenths == 0 ? ORDINARY : LEFT_OVER)) {
        return tenths / 10.0;
      }
    }
    return 0.8;
  }

  private static double correlation(GrowthCurve curve, Collection<Series> courses, double carryOver) {
    double products = 0;
    double squares = 0;
    ClientTrajectory prior = curve.newClient(new double[curve.covariates().size()]);
    for (Series course : courses) {
      KalmanState state = new KalmanState(prior, carryOver);
      double last = 0;
      for (Score score : course.scores()) {
        boolean neighbour = state.session == score.session() - 1;
        state.predict(score.session());
        double surprise = Math.clamp(state.standardizedInnovation(score.value()), -2, 2);
        if (neighbour) {
          products += surprise * last;
          squares += (surprise * surprise + last * last) / 2;
        }
        last = surprise;
        state.update(score.value(), 1);
      }
    }
    return squares > 0 ? products / squares : 0;
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.attune.engine.trajectory.InvalidGrowthDataException where a session has no time in the model, such as log(0)
   * @throws IllegalArgumentException where there are not as many covariates as in the model
   */
  @Override
  public Online<Result> evaluateLatest(Series series) {
    return series.size() < 2 ? new Online.TooEarly<>(2, series.size()) : evaluateAll(series).getLast();
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.attune.engine.trajectory.InvalidGrowthDataException where a session has no time in the model, such as log(0)
   * @throws IllegalArgumentException where there are not as many covariates as in the model
   */
  @Override
  public List<Online<Result>> evaluateAll(Series series) {
    Scale scale = series.scale();
    List<Score> scores = series.scores();
    double down = scale.direction() == Direction.HIGHER_IS_BETTER ? curve.sigma() : -curve.sigma();
    List<Online<Result>> known = new ArrayList<>();
    List<KalmanState> before = new ArrayList<>();
    KalmanState state = new KalmanState(curve.newClient(covariates), autocorrelation);
    double lastSum = 0;
    int told = 0;
    for (int t = 0; t < scores.size(); t++) {
      before.add(new KalmanState(state));
      Score latest = scores.get(t);
      state.predict(latest.session());
      NormalEstimate expected = new NormalEstimate(state.mean, Math.sqrt(state.variance));
      if (t == 0) {
        known.add(new Online.TooEarly<>(2, 1));
      } else {
        double alone = 0;
        double untold = 0;
        double sum = 0;
        for (int back = 0; back < WEIGHTS.length && t - back >= 1; back++) {
          int onset = t - back;
          double term = WEIGHTS[back]
              * often(scores.get(onset).session())
              * ratio(before.get(onset), scores.subList(onset, t + 1), down);
          alone += back == 0 ? term : 0;
          untold += onset > told ? term : 0;
          sum += term;
        }
        double statistic = Math.log(sum > lastSum ? untold : alone);
        lastSum = sum;
        told = statistic > threshold ? t : told;
        known.add(new Online.Known<>(new Result(
            this,
            latest,
            expected,
            scale.direction().worsening(expected.mean(), latest.value()),
            UsualRange.around(scale, expected.mean(), 2 * expected.sd()),
            statistic,
            OptionalDouble.of(midP(scale, expected, latest.value())))));
      }
      double z = state.standardizedInnovation(latest.value());
      state.update(latest.value(), Math.min(1, (FREEDOM + 1) / (FREEDOM + z * z * FREEDOM / (FREEDOM - 2))));
    }
    return List.copyOf(known);
  }

  /** How often a rupture begins at a session, as a multiple of that at session 5. */
  private static double often(int session) {
    return 10.0 / (5 + session);
  }

  /** The mean over all depths of how much likelier the scores are, had they dropped with the first of them. */
  private static double ratio(KalmanState before, List<Score> scores, double down) {
    double unchanged = logDensity(before, scores, 0);
    return Arrays.stream(DEPTHS)
        .map(depth -> Math.exp(logDensity(before, scores, depth * down) - unchanged))
        .average()
        .orElseThrow();
  }

  /** Up to a constant that is the same whatever the drop: how probable the scores are when they are this much too low. */
  private static double logDensity(KalmanState before, List<Score> scores, double drop) {
    KalmanState state = new KalmanState(before);
    double sum = 0;
    for (Score score : scores) {
      state.predict(score.session());
      double z = state.standardizedInnovation(score.value() + drop);
      sum -= z * z / 2;
      state.update(score.value() + drop, 1);
    }
    return sum;
  }

  private static double midP(Scale scale, NormalEstimate expected, double score) {
    double below = expected.cumulativeProbability(score);
    double worse = scale.direction() == Direction.HIGHER_IS_BETTER ? below : 1 - below;
    if (score == scale.best()) {
      return worse + (1 - worse) / 2;
    }
    return score == scale.worst() ? worse / 2 : worse;
  }

  /**
   * What is believed of a client's intercept, slope and carried-over noise, jointly normal: a Kalman filter whose third
   * state fades by the carry-over from session to session and is fed with new noise, so that its variance stays σ².
   */
  private static final class KalmanState {
    private final ClientTrajectory prior;
    private final double carryOver;
    private int session = -1;
    private double intercept;
    private double slope;
    private double noise;
    private double p00;
    private double p01;
    private double p11;
    private double p02;
    private double p12;
    private double p22;
    private double mean;
    private double variance;
    private double g0;
    private double g1;
    private double g2;

    KalmanState(ClientTrajectory prior, double carryOver) {
      this.prior = prior;
      this.carryOver = carryOver;
      intercept = prior.intercept();
      slope = prior.slope();
      p00 = prior.interceptVariance();
      p01 = prior.covariance();
      p11 = prior.slopeVariance();
    }

    KalmanState(KalmanState other) {
      prior = other.prior;
      carryOver = other.carryOver;
      session = other.session;
      intercept = other.intercept;
      slope = other.slope;
      noise = other.noise;
      p00 = other.p00;
      p01 = other.p01;
      p11 = other.p11;
      p02 = other.p02;
      p12 = other.p12;
      p22 = other.p22;
    }

    /** Moves on to a session: mean and variance of its score. */
    void predict(int next) {
      double kept = session < 0 ? 0 : Math.pow(carryOver, next - session);
      session = next;
      noise *= kept;
      p02 *= kept;
      p12 *= kept;
      p22 = kept * kept * p22 + (1 - kept * kept) * prior.residualVariance();
      double t = prior.time().of(next);
      g0 = p00 + p01 * t + p02;
      g1 = p01 + p11 * t + p12;
      g2 = p02 + p12 * t + p22;
      mean = intercept + slope * t + noise;
      variance = g0 + g1 * t + g2;
    }

    double standardizedInnovation(double score) {
      return (score - mean) / Math.sqrt(variance);
    }

    /** Takes in the score of the session it moved to; with a weight below 1, as if it were less certain. */
    void update(double score, double weight) {
      double s = variance / weight;
      double gain = (score - mean) / s;
      intercept += g0 * gain;
      slope += g1 * gain;
      noise += g2 * gain;
      p00 -= g0 * g0 / s;
      p01 -= g0 * g1 / s;
      p11 -= g1 * g1 / s;
      p02 -= g0 * g2 / s;
      p12 -= g1 * g2 / s;
      p22 -= g2 * g2 / s;
    }
  }

  /**
   * What the criterion says of a score.
   *
   * @param criterion with its parameters
   * @param latest the score
   * @param expected the distribution that was predicted for it
   * @param drop how much worse than its mean, in points; negative where it is better
   * @param usualRange within two of its standard deviations about its mean, within the scale
   * @param statistic the evidence for a drop that began here or up to two scores before and was not told yet, a natural
   *     logarithm
   * @param tailProbability how often a score this low or lower would come if nothing had changed, by mid-p
   */
  public record Result(
      PredictiveDrop criterion,
      Score latest,
      NormalEstimate expected,
      double drop,
      UsualRange usualRange,
      double statistic,
      OptionalDouble tailProbability)
      implements CriterionResult {
    @Override
    public int session() {
      return latest.session();
    }

    @Override
    public double score() {
      return latest.value();
    }

    /** The score that was expected. */
    @Override
    public double baseline() {
      return expected.mean();
    }

    /** The standard deviation of what was expected. */
    public double sd() {
      return expected.sd();
    }

    @Override
    public boolean suspected() {
      return statistic > criterion.threshold;
    }
  }
}
