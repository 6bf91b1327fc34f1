package org.attune.app.sessions;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** A course has ended: agreed between the two, or passed on to the next therapist. */
public record CourseEnded(CourseId course, PracticeId practice, PersonId client, PersonId therapist) {}
