package org.attune.app.checkins;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.sessions.SessionId;

/** A client's past answer that is brought in. */
public record ImportedCheckIn(CheckInId id, SessionId session, CourseId course, Ratings ratings, Instant at) {}
