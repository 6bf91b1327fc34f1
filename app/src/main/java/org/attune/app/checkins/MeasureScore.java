package org.attune.app.checkins;

import org.attune.app.identity.CourseId;
import org.attune.app.sessions.SessionId;

/** The value of a measure at a session. */
public record MeasureScore(CourseId course, SessionId session, MeasureId measure, double value) {}
