package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/**
 * A session's planned end passed without anyone saying otherwise, or it was marked as held.
 *
 * @param at when the session began
 */
public record SessionHeld(SessionId session, CourseId course, PracticeId practice, PersonId client, PersonId therapist,
                          Instant at) {}
