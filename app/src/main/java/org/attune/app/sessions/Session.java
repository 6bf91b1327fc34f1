package org.attune.app.sessions;

import java.time.Duration;
import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;

/**
 * One planned or held meeting of a course.
 *
 * @param number   its place among the course's planned and held sessions in order of time, from 1; a session that is
 *                 off has the number of the one before it
 * @param imported  whether it was brought in from elsewhere
 * @param changedAt when its time or its state last changed
 */
public record Session(SessionId id, CourseId course, PracticeId practice, int number, Instant plannedAt, Duration length,
                      State state, boolean imported, Instant changedAt, int version) {
  public enum State {
    PLANNED, HELD,
    /** It does not take place. */
    CANCELLED,
    /** It does not take place: the client said beforehand that they can't come. */
    CALLED_OFF,
    /** The client did not come. */
    MISSED
  }

  public Instant end() {
    return plannedAt.plus(length);
  }

  /** Whether it did not, or will not, take place. */
  public boolean isCancelledOrMissed() {
    return state == State.CANCELLED || state == State.CALLED_OFF || state == State.MISSED;
  }

  public boolean isHeld() {
    return state == State.HELD;
  }
}
