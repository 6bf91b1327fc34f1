package org.attune.engine.rupture;

import java.util.Collection;
import java.util.Optional;
import org.attune.engine.series.Scale;
import org.attune.engine.series.SummaryStatistics;

/**
 * How much clients differ from each other in their usual score: the standard deviation between the courses of a practice.
 *
 * <p>From one {@link SummaryStatistics} per course, of those with at least two scores (one score says nothing of its own noise):
 *
 * <pre>   within² = Σ squares / Σ (n − 1)
 *   between² = variance of the courses’ means − within² · mean of (1/n)</pre>
 *
 * <p>This is the unweighted-means estimator of a one-way random-effects model: each course counts once, however long it
 * is, and what a mean owes to chance is taken off. For courses of equal length it is the classical (MSB − MSW)/n. It is the
 * same as Hedges' estimator of the variance between studies, with within²/n as each study's variance (R package metafor,
 * {@code rma.uni} with {@code method="HE"}, R/rma.uni.r: (RSS − tr PV)/(k − p)).
 *
 * <p>To measure how clients differ by this figure is our choice.
 */
public sealed interface BetweenClientSd {
  /** How many courses it takes before the practice's own figure is used; our choice. */
  int COURSES_NEEDED = 20;

  /** The standard deviation to use, in points of the scale; always above zero. */
  double sd();

  /** How many courses had at least two scores. */
  int courses();

  /**
   * Estimated from the practice's own courses.
   *
   * @param sd in points, above zero
   * @param courses how many it was estimated from
   */
  record Estimated(double sd, int courses) implements BetweenClientSd {
    /**
     * An estimate.
     *
     * @throws IllegalArgumentException unless {@code sd} is finite and above zero
     */
    public Estimated {
      requirePositive(sd);
    }
  }

  /**
   * A stand-in, to be shown as such: there are too few courses yet, or ({@code courses ≥ needed}) the courses don't differ
   * by more than chance, so that the estimate is not above zero.
   *
   * @param sd in points, above zero
   * @param courses how many there are
   * @param needed how many it takes
   */
  record Provisional(double sd, int courses, int needed) implements BetweenClientSd {
    /**
     * A stand-in.
     *
     * @throws IllegalArgumentException unless {@code sd} is finite and above zero
     */
    public Provisional {
      requirePositive(sd);
    }
  }

  /**
   * Estimates the figure for a practice, or falls back on the {@linkplain #provisional provisional} one.
   *
   * @param scale of the scores
   * @param courses one summary per course
   * @throws IllegalArgumentException where it falls back and the scale lacks an end
   */
  static BetweenClientSd of(Scale scale, Collection<SummaryStatistics> courses) {
    int counted = Math.toIntExact(courses.stream().filter(course -> course.count() >= 2).count());
    Optional<Estimated> estimated = counted < COURSES_NEEDED ? Optional.empty() : estimate(scale, courses);
    return estimated.<BetweenClientSd>map(sd -> sd)
        .orElseGet(() -> new Provisional(provisional(scale), counted, COURSES_NEEDED));
  }

  /**
   * The estimate from however few courses; none from fewer than two, or where it is not above zero.
   *
   * @param scale of the scores
   * @param courses one summary per course, of which those with a single score are passed over
   */
  static Optional<Estimated> estimate(Scale scale, Collection<SummaryStatistics> courses) {
    SummaryStatistics means = SummaryStatistics.EMPTY;
    double squares = 0;
    long freedom = 0;
    double reciprocals = 0;
    for (SummaryStatistics course : courses) {
      if (course.count() >= 2) {
        means = means.merge(new SummaryStatistics(1, course.mean(), 0));
        squares += course.sumOfSquaredDeviations();
        freedom += course.count() - 1;
        reciprocals += 1.0 / course.count();
      }
    }
    int counted = Math.toIntExact(means.count());
    if (counted < 2) {
      return Optional.empty();
    }
    double variance = means.sumOfSquaredDeviations() / (counted - 1) - squares / freedom * (reciprocals / counted);
    double chance = 1000 * scale.tolerance();
    return variance > chance * chance ? Optional.of(new Estimated(Math.sqrt(variance), counted)) : Optional.empty();
  }

  /**
   * The provisional figure: an eighth of the range, 0.75 on a scale of 1 to 7.
   *
   * <p>Our own assumption, with no norms behind it: bond scores crowd in the better half of their scale, and a standard
   * deviation of an eighth of the range lets usual scores that lie within two of it on either side of their middle fill
   * just that half (4 to 7 on 1 to 7). A scale without ends has none.
   *
   * @throws IllegalArgumentException unless the scale has both ends
   */
  static double provisional(Scale scale) {
    requirePositive(scale.range() / 8);
    return scale.range() / 8;
  }

  private static void requirePositive(double sd) {
    if (!(sd > 0) || sd == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a between-client standard deviation is above zero, not " + sd);
    }
  }
}
