package org.attune.app.checkins;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.SessionId;

/**
 * One chair said how a session was; published in the transaction that keeps it.
 *
 * @param edited whether it replaced an earlier answer
 */
public record CheckInSubmitted(CheckInId checkIn, SessionId session, CourseId course, PracticeId practice, Chair chair,
                               Ratings ratings, boolean edited) {}
