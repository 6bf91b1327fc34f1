package org.attune.app.measures;

import org.attune.app.identity.PracticeId;
import org.attune.engine.series.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A score by a name of its own, with its range and the direction that is better.
 *
 * @param reliableChange by how many points it must change to be more than chance, as a published source gives it;
 *     null where nobody gave that
 */
public record Measure(MeasureId id, PracticeId practice, String name, double low, double high, boolean higherIsBetter,
                      @Nullable Double reliableChange) {

  /** Whether scores of this scale belong to it: an imported one of the same name, range and direction does too. */
  boolean isOf(InstrumentScale scale) {
    return name.equals(scale.name()) && low == scale.range().low() && high == scale.range().high()
        && higherIsBetter == (scale.range().direction() == Direction.HIGHER_IS_BETTER);
  }
}
