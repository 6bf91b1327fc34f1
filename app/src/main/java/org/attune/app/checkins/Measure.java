package org.attune.app.checkins;

import org.attune.app.identity.PracticeId;

/** A score by a name of its own, with its range and the direction that is better. */
public record Measure(MeasureId id, PracticeId practice, String name, double low, double high,
                      boolean higherIsBetter) {}
