package org.attune.app.checkins;

import org.attune.app.identity.CourseId;

/**
 * How the sessions of a course were felt on the whole.
 *
 * @param mean    over its check-ins, of the mean of their lines
 * @param sumOfSquaredDeviations the sum of their squared deviations from that mean
 */
public record CourseMeanSummary(CourseId course, int checkIns, double mean, double sumOfSquaredDeviations) {}
