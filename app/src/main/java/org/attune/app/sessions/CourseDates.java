package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * When a course meets next, and when it met last.
 *
 * @param nextSessionAt     when the session that goes on now, or the first to come, begins; or null
 * @param lastHeldAt when the last session that was held began, or null
 */
public record CourseDates(CourseId course, @Nullable Instant nextSessionAt, @Nullable Instant lastHeldAt) {}
