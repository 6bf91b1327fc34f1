package org.attune.engine.rupture;

import org.attune.engine.series.Scale;

/**
 * What is usual for this client: from {@code low} to {@code high}, both included, within the scale.
 *
 * @param low in points
 * @param high in points
 */
public record UsualRange(double low, double high) {
  /** Whether a value is usual; never for NaN. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** As far to either side of a value, within the scale. */
  static UsualRange around(Scale scale, double middle, double reach) {
    return new UsualRange(scale.clip(middle - reach), scale.clip(middle + reach));
  }
}
