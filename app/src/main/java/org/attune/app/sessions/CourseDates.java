package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * When a course meets next, and which session was held last.
 *
 * @param nextSessionAt     when the session that goes on now, or the first to come, begins; or null
 * @param lastHeld the last session that was held, or null
 */
public record CourseDates(CourseId course, @Nullable Instant nextSessionAt, @Nullable SessionId lastHeld) {}
