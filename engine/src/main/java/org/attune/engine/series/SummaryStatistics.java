package org.attune.engine.series;

import java.util.OptionalDouble;

/**
 * The number, mean and spread of many scores; immutable.
 *
 * <p>Two halves {@linkplain #merge merge} into the whole by the update of Chan, Golub &amp; LeVeque (1979, Stanford report
 * STAN-CS-79-773), so that a practice's scores can be summed course by course and machine by machine:
 *
 * <pre>   mean = mean₁ + δ·n₂/(n₁ + n₂),   squares = squares₁ + squares₂ + δ²·n₁n₂/(n₁ + n₂),   δ = mean₂ − mean₁</pre>
 *
 * <p>Read in Apache Commons Statistics ({@code SumOfSquaredDeviations.combine}, commit 0205c00); tested against R.
 *
 * @param count how many scores, 0 or more
 * @param mean their mean; 0 where there are none
 * @param sumOfSquaredDeviations the sum of (score − mean)², in points squared; 0 for fewer than two
 */
public record SummaryStatistics(long count, double mean, double sumOfSquaredDeviations) {
  /** Of no scores. */
  public static final SummaryStatistics EMPTY = new SummaryStatistics(0, 0, 0);

  /**
   * A summary read back from its figures.
   *
   * @throws IllegalArgumentException where {@code count} or {@code squares} is below zero, or a figure is not finite
   */
  public SummaryStatistics {
    if (count < 0 || !Double.isFinite(mean) || !(sumOfSquaredDeviations >= 0) || sumOfSquaredDeviations == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("no scores have count " + count + ", mean " + mean + ", squares " + sumOfSquaredDeviations);
    }
  }

  /**
   * Of some scores, or none.
   *
   * @throws IllegalArgumentException where a value is not finite
   */
  public static SummaryStatistics of(double... values) {
    return of(values, values.length);
  }

  /** Of the first values only. */
  static SummaryStatistics of(double[] values, int count) {
    if (count == 0) {
      return EMPTY;
    }
    // two passes: exact for constant scores, and no cancellation; offsets from the first keep a constant's mean exact
    double first = values[0];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i] - first;
    }
    double mean = first + sum / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return new SummaryStatistics(count, mean, squares);
  }

  /**
   * Of the scores of both.
   *
   * @throws ArithmeticException where there are more of them than a {@code long} can count
   */
  public SummaryStatistics merge(SummaryStatistics other) {
    if (count == 0) {
      return other;
    }
    if (other.count == 0) {
      return this;
    }
    double all = (double) count + other.count;
    double apart = other.mean - mean;
    return new SummaryStatistics(
        Math.addExact(count, other.count),
        mean + apart * (other.count / all),
        sumOfSquaredDeviations + other.sumOfSquaredDeviations + apart * apart * (count / all) * other.count);
  }

  /** The standard deviation with divisor n − 1; none for fewer than two scores. */
  public OptionalDouble sd() {
    return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sumOfSquaredDeviations / (count - 1)));
  }
}
