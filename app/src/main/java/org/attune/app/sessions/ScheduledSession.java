package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.CourseId;

/**
 * A session as a day's list says it.
 *
 * @param first whether none of its course is planned or was held before it
 */
public record ScheduledSession(CourseId course, Instant plannedAt, Session.State state, boolean first) {}
