package org.attune.app.alliance;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.SessionId;

/** Something was noticed after a session. */
public record SignalRaised(SignalId signal, CourseId course, PracticeId practice, SessionId session) {}
