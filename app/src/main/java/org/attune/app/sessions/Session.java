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
 * @param imported whether it was brought in from elsewhere
 */
public record Session(SessionId id, CourseId course, PracticeId practice, int number, SessionTime time, State state, boolean imported,
    Revision revision) {

  /** When it is planned to begin, and for how long. */
  public record SessionTime(Instant start, Duration length) {}

  /**
   * The version that was read.
   *
   * @param at when the session's time or its state last changed
   */
  public record Revision(Instant at, int version) {}

  public enum State {
    PLANNED, HELD,
    /** It does not take place. */
    CANCELLED,
    /** It does not take place: the client said beforehand that they can't come. */
    CALLED_OFF,
    /** The client did not come. */
    MISSED
  }

  public Instant plannedAt() {
    return time.start();
  }

  public Duration length() {
    return time.length();
  }

  public Instant end() {
    return time.start().plus(time.length());
  }

  public int version() {
    return revision.version();
  }

  public Session withState(State state) {
    return new Session(id, course, practice, number, time, state, imported, revision);
  }

  /** At another time, as it was read in this version. */
  Session movedTo(SessionTime time, State state, int version) {
    return new Session(id, course, practice, number, time, state, imported, new Revision(revision.at(), version));
  }

  /** Whether it did not, or will not, take place. */
  public boolean isCancelledOrMissed() {
    return state == State.CANCELLED || state == State.CALLED_OFF || state == State.MISSED;
  }

  public boolean isHeld() {
    return state == State.HELD;
  }
}
