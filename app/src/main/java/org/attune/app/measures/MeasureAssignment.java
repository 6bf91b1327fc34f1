package org.attune.app.measures;

import java.time.Instant;
import org.attune.app.identity.CourseId;

/** That the client of a course is asked an instrument; its newest version of the day it was assigned, whatever comes later. */
public record MeasureAssignment(MeasureAssignmentId id, CourseId course, Instrument instrument, MeasureSchedule schedule,
                                Instant assignedAt) {}
