package org.attune.app.checkins;

import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.SessionId;

/** A session was held, and its check-in waits behind this link. */
public record CheckInRequested(SessionId session, CourseId course, PracticeId practice, PersonId client, AccessLinkId link) {}
