package org.attune.app.alliance;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;

/** The therapist closed a repair; the client is asked now. */
public record RepairClosed(RepairId repair, CourseId course, PracticeId practice) {}
