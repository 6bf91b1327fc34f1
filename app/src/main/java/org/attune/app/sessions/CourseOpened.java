package org.attune.app.sessions;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** Two people begin a course. */
public record CourseOpened(CourseId course, PracticeId practice, PersonId client, PersonId therapist) {}
