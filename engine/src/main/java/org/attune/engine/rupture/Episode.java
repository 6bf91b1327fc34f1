package org.attune.engine.rupture;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.attune.engine.series.Score;

/**
 * A drop and what became of it: known only looking back, and so never to be mixed with {@link Online}.
 *
 * <p>A returning score is not a repair: that is for the two to say.
 *
 * @param criterion by which it was found, with its parameters
 * @param onset the score that dropped
 * @param baseline what it was held against
 * @param drop how much worse than that, in points of the scale
 * @param usual what was usual for this client then
 * @param rarity as in {@link Finding#rarity}
 * @param lowest the worst score of the episode, the earliest of equal ones
 * @param backAt the session at which the score was back; none where it never was
 */
public record Episode(
    Hindsight criterion,
    Score onset,
    double baseline,
    double drop,
    Band usual,
    OptionalDouble rarity,
    Score lowest,
    OptionalInt backAt) {}
