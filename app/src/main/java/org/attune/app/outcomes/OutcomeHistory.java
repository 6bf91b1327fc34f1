package org.attune.app.outcomes;

import java.util.List;
import org.attune.app.alliance.AllianceHistory;

/**
 * How a client is doing, as far as its viewer may see it.
 *
 * @param alliance the alliance in the same course
 * @param changes  one for each measure that has scores, by name
 * @param goals    the client's own, those put away included
 * @param shared   whether the client's own page says what scores mean
 */
public record OutcomeHistory(AllianceHistory alliance, List<MeasureChange> changes, List<Goal> goals, SharedInterpretation shared) {}
