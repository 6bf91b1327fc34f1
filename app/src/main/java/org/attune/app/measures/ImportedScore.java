package org.attune.app.measures;

import org.attune.app.identity.CourseId;
import org.attune.app.sessions.SessionId;

/** A past score at a session that is brought in. */
public record ImportedScore(CourseId course, SessionId session, MeasureId measure, double value) {}
