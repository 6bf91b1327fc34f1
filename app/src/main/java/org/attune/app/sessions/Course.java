package org.attune.app.sessions;

import java.time.Duration;
import java.time.LocalDate;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;

/** One client and one therapist, from the first session they plan to the last. */
public record Course(CourseId id, PracticeId practice, PersonId client, PersonId therapist, Schedule schedule, Period period, State state,
    int version) {

  /**
   * When the two meet.
   *
   * @param cadence how often, or null where each session is planned by hand
   * @param length  of a session, unless it says otherwise
   */
  public record Schedule(@Nullable Cadence cadence, Duration length) {}

  /** From the day when it was opened to the day when it ended, or null. */
  public record Period(LocalDate openedOn, @Nullable LocalDate endedOn) {}

  public enum State { OPEN, ENDED }

  public @Nullable Cadence cadence() {
    return schedule.cadence();
  }

  public Duration length() {
    return schedule.length();
  }

  public LocalDate openedOn() {
    return period.openedOn();
  }

  public @Nullable LocalDate endedOn() {
    return period.endedOn();
  }

  Course withSchedule(Schedule schedule) {
    return new Course(id, practice, client, therapist, schedule, period, state, version);
  }

  Course withoutCadence() {
    return withSchedule(new Schedule(null, length()));
  }

  Course ended(LocalDate on) {
    return new Course(id, practice, client, therapist, schedule, new Period(openedOn(), on), State.ENDED, version);
  }

  Course reopened() {
    return new Course(id, practice, client, therapist, schedule, new Period(openedOn(), null), State.OPEN, version);
  }

  /** As it was read in an earlier version. */
  Course withVersion(int version) {
    return new Course(id, practice, client, therapist, schedule, period, state, version);
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }
}
