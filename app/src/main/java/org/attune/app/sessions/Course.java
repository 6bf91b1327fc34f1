package org.attune.app.sessions;

import java.time.Duration;
import java.time.LocalDate;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;

/**
 * One client and one therapist, from the first session they plan to the last.
 *
 * @param cadence how often they meet, or null where each session is planned by hand
 * @param length  of a session, unless it says otherwise
 */
public record Course(CourseId id, PracticeId practice, PersonId client, PersonId therapist, LocalDate openedOn,
                     @Nullable Cadence cadence, Duration length, State state, @Nullable LocalDate endedOn, int version) {
  public enum State { OPEN, ENDED }

  public boolean isOpen() {
    return state == State.OPEN;
  }
}
