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
 * @param usualRange what was usual for this client then
 * @param tailProbability as in {@link CriterionResult#tailProbability}
 * @param lowest the worst score of the episode, the earliest of equal ones
 * @param recoveredAt the session at which the score was back; none where it never was
 */
public record DropEpisode(
    RetrospectiveCriterion criterion,
    Score onset,
    double baseline,
    double drop,
    UsualRange usualRange,
    OptionalDouble tailProbability,
    Score lowest,
    OptionalInt recoveredAt) {}
