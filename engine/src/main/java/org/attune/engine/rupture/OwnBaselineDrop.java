package org.attune.engine.rupture;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.attune.engine.internal.TDistribution;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;

/**
 * The drop below a client's own baseline, after Gumz et al. (2012).
 *
 * <p>The baseline is the mean of the n earlier scores, {@code own} their standard deviation (divisor n − 1), {@code between}
 * the practice's {@link BetweenClientSd}. With s = max(own, between), a drop is gentle when it exceeds 1·s and strong when
 * it exceeds 2·s. So a very stable client is not flagged for a trifle, and a volatile one not for their ordinary noise. A
 * drop equal to the threshold (within rounding) doesn't count.
 *
 * <p>It speaks from three earlier scores on. Missed sessions are passed over: only scores count, not the numbers of
 * their sessions. Scores flagged before stay in the baseline.
 *
 * <p><b>Rarity.</b> If nothing had changed, and scores scattered independently and normally about one level, the latest
 * score would fall about the mean of the others with variance s²(1 + 1/n), so that
 *
 * <pre>   rarity = P(T ≤ −drop / (s·√(1 + 1/n))),  T of Student's distribution with n − 1 degrees of freedom</pre>
 *
 * <p>It reads: how often a score this low or lower would come. On the bounded scale everything below the worst score
 * stands at the worst score, so it is included there; at the best score, every score is this low or lower, and the rarity
 * is 1. (A mid-p value, which halves the mass at the bound, would suit a calibration, not that sentence.) What it takes
 * for granted: where s comes from {@code between}, n − 1 degrees of freedom understate what is known of it, and the figure
 * errs on the side of "not so rare"; scores near the best end scatter more to the worse side than a symmetric
 * distribution has it, and the figure errs the other way; steps of the scale and dependence between sessions are left
 * out. It is a plain-worded scale for "how unusual", no more.
 *
 * <p>Degenerate cases: equal earlier scores have {@code own} = 0, and {@code between}, always above zero, decides. A
 * baseline within s of the worst end leaves no room for a drop that counts: {@link Result#strengthOfWorstScore} says so.
 *
 * <p>Source: Gumz, Brähler, Geyer &amp; Erices (2012), Crisis-repair sequences, BMC Medical Research Methodology 12:10,
 * PMC3320522, abstract and discussion: intraindividual and interindividual variability are combined and the stricter of
 * the two decides, with thresholds of 1 and of 2 SD. The rest is ours: both standard deviations, the mean of the earlier
 * scores as baseline, the need for three of them, and the rarity.
 */
public final class OwnBaselineDrop implements SequentialCriterion<OwnBaselineDrop.Result> {
  private final BetweenClientSd betweenClientSd;
  private final double gentle;
  private final double strong;
  private final int earlier;

  private OwnBaselineDrop(BetweenClientSd between, double gentle, double strong, int earlier) {
    this.betweenClientSd = Objects.requireNonNull(between);
    this.gentle = gentle;
    this.strong = strong;
    this.earlier = earlier;
  }

  /** Gentle beyond 1 SD, strong beyond 2 SD, from three earlier scores on. */
  public static OwnBaselineDrop withDefaults(BetweenClientSd between) {
    return new OwnBaselineDrop(between, 1, 2, 3);
  }

  /**
   * With other multiples of the standard deviation.
   *
   * @param gentle above zero
   * @param strong finite, not below {@code gentle}
   * @throws IllegalArgumentException where they aren't
   */
  public OwnBaselineDrop withThresholds(double gentle, double strong) {
    if (!(gentle > 0) || !(strong >= gentle) || strong == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("0 < gentle ≤ strong, not " + gentle + " and " + strong);
    }
    return new OwnBaselineDrop(betweenClientSd, gentle, strong, earlier);
  }

  /**
   * With another number of earlier scores to wait for.
   *
   * @param earlier at least two
   * @throws IllegalArgumentException where it is less
   */
  public OwnBaselineDrop withMinimumEarlierScores(int earlier) {
    if (earlier < 2) {
      throw new IllegalArgumentException("a standard deviation takes two scores, not " + earlier);
    }
    return new OwnBaselineDrop(betweenClientSd, gentle, strong, earlier);
  }

  /** The between-client standard deviation that it uses. */
  public BetweenClientSd betweenClientSd() {
    return betweenClientSd;
  }

  /** Beyond how many standard deviations a drop is gentle. */
  public double gentle() {
    return gentle;
  }

  /** Beyond how many standard deviations a drop is strong. */
  public double strong() {
    return strong;
  }

  /** How many earlier scores it waits for. */
  public int minimumEarlierScores() {
    return earlier;
  }

  @Override
  public Online<Result> evaluateLatest(Series series) {
    return series.size() == 0 ? new Online.TooEarly<>(earlier + 1, 0) : evaluateAll(series).getLast();
  }

  /**
   * As {@link #evaluateLatest} says it of each beginning of the series, which is read once: two columns are kept, and a result is made
   * when it is asked for.
   *
   * <p>The columns are the mean and Σ(score − mean)² of the scores before, from the sums of d and d², d = score − first
   * score. Σd² − (Σd)²/n loses few digits here: since the first score is one of them, Σd² is at most n + 1 times what is
   * left, and the relative error about n·ε at most. Constant scores give exactly 0.
   */
  @Override
  public List<Online<Result>> evaluateAll(Series series) {
    int size = series.size();
    double[] means = new double[size];
    double[] squares = new double[size];
    double sum = 0;
    double sumOfSquares = 0;
    for (int i = 0; i < size; i++) {
      double first = series.value(0);
      if (i > 0) {
        double above = sum / i;
        means[i] = first + above;
        squares[i] = sumOfSquares - sum * above;
      }
      double d = series.value(i) - first;
      sum += d;
      sumOfSquares += d * d;
    }
    return new LazyList<>(size, i -> i < earlier
        ? new Online.TooEarly<>(earlier + 1, i + 1)
        : new Online.Known<>(
            new Result(this, series.scale(), series.session(i), series.value(i), i, means[i], squares[i])));
  }

  /**
   * What the criterion says of a score: what was measured; the rest is calculated when it is asked for.
   *
   * @param criterion with its parameters
   * @param scale of the score
   * @param session whose score it is
   * @param score in points
   * @param earlierScores how many earlier scores the client has
   * @param baseline their mean
   * @param sumOfSquaredDeviations the sum of (score − mean)² over them, in points squared
   */
  public record Result(
      OwnBaselineDrop criterion, Scale scale, int session, double score, int earlierScores, double baseline, double sumOfSquaredDeviations)
      implements CriterionResult {
    /** The standard deviation of the client's earlier scores, in points. */
    public double ownSd() {
      return Math.sqrt(sumOfSquaredDeviations / (earlierScores - 1));
    }

    @Override
    public double drop() {
      return scale.direction().worsening(baseline, score);
    }

    /** The drop, in points, beyond which it is gentle. */
    public double gentleThreshold() {
      return criterion.gentle * stricterSd();
    }

    /** The drop, in points, beyond which it is strong. */
    public double strongThreshold() {
      return criterion.strong * stricterSd();
    }

    /** The baseline and the gentle threshold on either side of it, within the scale. */
    @Override
    public UsualRange usualRange() {
      return UsualRange.around(scale, baseline, gentleThreshold());
    }

    /** How strong the drop is; {@code NONE} where it doesn't count. */
    public DropStrength strength() {
      return strength(drop());
    }

    /**
     * The strength that the worst score of the scale would have had: {@code NONE} where the baseline lies so near the worst
     * end that this criterion can't speak.
     */
    public DropStrength strengthOfWorstScore() {
      return strength(scale.direction().worsening(baseline, scale.worst()));
    }

    private DropStrength strength(double drop) {
      double beyond = drop - scale.tolerance();
      if (beyond > strongThreshold()) {
        return DropStrength.STRONG;
      }
      return beyond > gentleThreshold() ? DropStrength.GENTLE : DropStrength.NONE;
    }

    /** The client's own figure, a division and a root, is only asked where that between clients lets the drop pass. */
    @Override
    public boolean suspected() {
      double beyond = drop() - scale.tolerance();
      return beyond > criterion.gentle * betweenClientSd().sd() && beyond > criterion.gentle * ownSd();
    }

    @Override
    public OptionalDouble tailProbability() {
      return OptionalDouble.of(score == scale.best()
          ? 1
          : TDistribution.cumulativeProbability(-drop() / (stricterSd() * Math.sqrt(1 + 1.0 / earlierScores)), earlierScores - 1));
    }

    /** The drop in multiples of the stricter standard deviation. */
    @Override
    public double statistic() {
      return drop() / stricterSd();
    }

    /** The between-client standard deviation that was used, and where it is from. */
    public BetweenClientSd betweenClientSd() {
      return criterion.betweenClientSd;
    }

    /** Whether the client's own variability, rather than that between clients, set the threshold. */
    public boolean isOwnSdDecisive() {
      return ownSd() >= betweenClientSd().sd();
    }

    private double stricterSd() {
      return Math.max(ownSd(), betweenClientSd().sd());
    }
  }
}
