package org.attune.engine.rupture;

import java.util.Objects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.attune.engine.internal.StudentT;
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
 * baseline within s of the worst end leaves no room for a drop that counts: {@link Result#reach} says so.
 *
 * <p>Source: Gumz, Brähler, Geyer &amp; Erices (2012), Crisis-repair sequences, BMC Medical Research Methodology 12:10,
 * PMC3320522. Read there (abstract and discussion): intraindividual and interindividual variability are combined and the
 * stricter of the two decides, with thresholds of 1 and of 2 SD. Not read: from which score they measured a decline and
 * how they computed either SD. The mean of the earlier scores, the need for three of them, and the rarity are ours.
 */
public final class OwnBaselineDrop implements Criterion<OwnBaselineDrop.Result> {
  private final BetweenClientSd between;
  private final double gentle;
  private final double strong;
  private final int earlier;

  private OwnBaselineDrop(BetweenClientSd between, double gentle, double strong, int earlier) {
    this.between = Objects.requireNonNull(between);
    this.gentle = gentle;
    this.strong = strong;
    this.earlier = earlier;
  }

  /** Gentle beyond 1 SD, strong beyond 2 SD, from three earlier scores on. */
  public static OwnBaselineDrop withDefaults(BetweenClientSd between) {
    return new OwnBaselineDrop(between, 1, 2, 3);
  }

  /** With other multiples of the standard deviation, 0 &lt; gentle ≤ strong. */
  public OwnBaselineDrop withThresholds(double gentle, double strong) {
    if (!(gentle > 0) || !(strong >= gentle) || strong == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("0 < gentle ≤ strong, not " + gentle + " and " + strong);
    }
    return new OwnBaselineDrop(between, gentle, strong, earlier);
  }

  /** With another number of earlier scores to wait for, at least two. */
  public OwnBaselineDrop withEarlierScores(int earlier) {
    if (earlier < 2) {
      throw new IllegalArgumentException("a standard deviation takes two scores, not " + earlier);
    }
    return new OwnBaselineDrop(between, gentle, strong, earlier);
  }

  public BetweenClientSd between() {
    return between;
  }

  public double gentle() {
    return gentle;
  }

  public double strong() {
    return strong;
  }

  public int earlierScores() {
    return earlier;
  }

  @Override
  public Online<Result> latest(Series series) {
    if (series.size() <= earlier) {
      return new Online.TooEarly<>(earlier + 1, series.size());
    }
    Running before = new Running();
    for (int i = 0; i < series.size() - 1; i++) {
      before.take(series.value(i));
    }
    return judge(series, series.size() - 1, before);
  }

  /** As {@link #latest} says it of each beginning of the series, which is read once. */
  @Override
  public List<Online<Result>> each(Series series) {
    List<Online<Result>> known = new ArrayList<>(series.size());
    Running before = new Running();
    for (int i = 0; i < series.size(); i++) {
      known.add(i < earlier ? new Online.TooEarly<>(earlier + 1, i + 1) : judge(series, i, before));
      before.take(series.value(i));
    }
    return Collections.unmodifiableList(known);
  }

  /** Mean and standard deviation, carried on from score to score (Welford's update; exact for constant scores). */
  private static final class Running {
    private int count;
    private double mean;
    private double squares;

    void take(double score) {
      double above = score - mean;
      mean += above / ++count;
      squares += above * (score - mean);
    }

    double sd() {
      return Math.sqrt(squares / (count - 1));
    }
  }

  private Online<Result> judge(Series series, int place, Running before) {
    double mean = before.mean;
    double own = before.sd();
    Scale scale = series.scale();
    double score = series.value(place);
    double stricter = Math.max(own, between.sd());
    double drop = scale.direction().worsening(mean, score);
    Band usual = new Band(scale.clip(mean - gentle * stricter), scale.clip(mean + gentle * stricter));
    return new Online.Known<>(new Result(
        this,
        series.session(place),
        score,
        mean,
        drop,
        own,
        gentle * stricter,
        strong * stricter,
        usual,
        strength(scale, drop, stricter),
        strength(scale, scale.direction().worsening(mean, scale.worst()), stricter),
        series.first(place)));
  }

  private Strength strength(Scale scale, double drop, double sd) {
    double rounding = scale.rounding();
    if (drop > strong * sd + rounding) {
      return Strength.STRONG;
    }
    return drop > gentle * sd + rounding ? Strength.GENTLE : Strength.NONE;
  }

  /**
   * What the criterion says of a score.
   *
   * @param ownSd the standard deviation of the client's earlier scores
   * @param gentleThreshold the drop, in points, beyond which it is gentle
   * @param strongThreshold the drop, in points, beyond which it is strong
   * @param usual the baseline and the gentle threshold on either side of it, within the scale
   * @param reach the strength that the worst score of the scale would have had: {@code NONE} where the baseline lies so
   *     near the worst end that this criterion can't speak
   * @param earlier the scores that it was held against
   */
  public record Result(
      OwnBaselineDrop criterion,
      int session,
      double score,
      double baseline,
      double drop,
      double ownSd,
      double gentleThreshold,
      double strongThreshold,
      Band usual,
      Strength strength,
      Strength reach,
      Series earlier)
      implements Finding {
    @Override
    public boolean counts() {
      return strength != Strength.NONE;
    }

    /** Reckoned when it is asked for, which takes longer than all the rest. */
    @Override
    public OptionalDouble rarity() {
      int n = earlier.size();
      double sd = Math.max(ownSd, between().sd());
      return OptionalDouble.of(
          score == earlier.scale().best() ? 1 : StudentT.cumulative(-drop / (sd * Math.sqrt(1 + 1.0 / n)), n - 1));
    }

    /** The drop in multiples of the stricter standard deviation. */
    @Override
    public double statistic() {
      return drop / Math.max(ownSd, between().sd());
    }

    /** The between-client standard deviation that was used, and where it is from. */
    public BetweenClientSd between() {
      return criterion.between;
    }

    /** Whether the client's own variability, rather than that between clients, set the threshold. */
    public boolean ownDecides() {
      return ownSd >= between().sd();
    }
  }
}
