package org.attune.app.checkins;

import org.attune.app.identity.CourseId;

/** How the sessions of a course were felt on the whole: the mean over its check-ins of the mean of their lines. */
public record CourseMean(CourseId course, double mean, int checkIns) {}
