package org.attune.app.sessions;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** A course was closed without its client. */
public record CourseClosed(CourseId course, PracticeId practice, PersonId client) {}
