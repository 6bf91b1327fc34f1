package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** A session was cancelled or missed, whether or not it had counted as held before. */
public record SessionNotHeld(SessionId session, CourseId course, PracticeId practice, PersonId client,
                             PersonId therapist, Instant at) {}
