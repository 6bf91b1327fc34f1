package org.attune.app.outcomes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.measures.MeasureId;
import org.attune.engine.trajectory.ExpectedCourse;

/**
 * How a client is doing, as far as its viewer may see it.
 *
 * @param alliance the alliance in the same course
 * @param changes  one for each measure that has scores, by name
 * @param goals    the client's own, those put away included
 * @param shared   whether the client's own page says what scores mean
 * @param norms    of the practice, by measure; empty where it wants none
 */
public record OutcomeHistory(AllianceHistory alliance, List<MeasureChange> changes, List<Goal> goals, SharedInterpretation shared,
    Map<MeasureId, PracticeNorm> norms) {

  /** What was expected of a measure's course; nothing where that isn't known, or not wanted. */
  public Optional<ExpectedCourse> expected(MeasureChange change) {
    PracticeNorm norm = norms.get(change.measure().id());
    return norm == null || norm.curve() == null ? Optional.empty() : Optional.of(ExpectedCourse.of(norm.curve(), change.series()));
  }
}
