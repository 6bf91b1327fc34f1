package org.attune.app.measures;

import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;

/**
 * A score by a name of its own, with its range and the direction that is better.
 *
 * @param reliableChange by how many points it must change to be more than chance, as a published source gives it;
 *     null where nobody gave that
 */
public record Measure(MeasureId id, PracticeId practice, String name, double low, double high, boolean higherIsBetter,
                      @Nullable Double reliableChange) {}
