package org.attune.engine.rupture;

import java.util.List;
import org.attune.engine.trajectory.EstimationMethod;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.TimeTransform;

/** Practices whose growth is known. */
final class SampleCurves {
  static final GrowthCurve BOND = of(5.5, 0.1, 0.01, 0.002, 0.7, 0.2, -0.3, 0.5);
  static final GrowthCurve DEPRESSION = of(14, -1.5, 0.4, 0.1, 5, 1.2, -0.2, 3);

  private SampleCurves() {}

  private static GrowthCurve of(
      double intercept, double slope, double v0, double v1, double sd0, double sd1, double correlation, double sigma) {
    return new GrowthCurve(
        TimeTransform.LOG, EstimationMethod.REML, List.of(), List.of(intercept, slope), List.of(List.of(v0, 0.0), List.of(0.0, v1)),
        sd0 * sd0, correlation * sd0 * sd1, sd1 * sd1, 0, sigma * sigma, 1000, 100);
  }

  /** The same practice with scores a·x + b. */
  static GrowthCurve moved(GrowthCurve curve, double a, double b) {
    double a2 = a * a;
    return new GrowthCurve(
        curve.time(), curve.method(), List.of(), List.of(a * curve.estimates().get(0) + b, a * curve.estimates().get(1)),
        curve.covariance().stream().map(row -> row.stream().map(value -> a2 * value).toList()).toList(),
        a2 * curve.interceptVariance(), a2 * curve.interceptSlopeCovariance(), a2 * curve.slopeVariance(), 0,
        a2 * curve.residualVariance(), curve.sessions(), curve.clients());
  }
}
