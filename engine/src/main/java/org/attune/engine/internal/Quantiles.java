package org.attune.engine.internal;

import java.util.Arrays;

/** Quantiles of a sample. */
public final class Quantiles {
  private Quantiles() {}

  /** The middle value, or the mean of the two middle ones; of at least one value. */
  public static double median(double[] values) {
    return of(values, 0.5)[0];
  }

  /**
   * Quantiles by linear interpolation between the order statistics about (n − 1)p, counted from 0: type 7 of Hyndman &amp; Fan
   * (1996), read in R's {@code quantile.default} (wch/r-source, src/library/stats/R/quantile.R, commit
   * 01f3f28).
   *
   * @param values at least one
   * @param p each from 0 to 1
   */
  public static double[] of(double[] values, double... p) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] quantiles = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      double at = (sorted.length - 1) * p[i];
      int below = (int) at;
      double above = sorted[Math.min(below + 1, sorted.length - 1)];
      quantiles[i] = sorted[below] + (at - below) * (above - sorted[below]);
    }
    return quantiles;
  }
}
