package org.attune.app.measures;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The value of a measure at one time in a course.
 *
 * @param session the session that it belongs to; null where it belongs to none
 * @param at when it was given; of an imported one, when its session was
 */
public record MeasureScore(CourseId course, MeasureId measure, @Nullable SessionId session, Instant at, double value) {}
