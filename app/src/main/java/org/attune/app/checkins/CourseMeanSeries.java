package org.attune.app.checkins;

import java.util.List;
import org.attune.app.identity.CourseId;

/**
 * The means of a client's check-ins.
 *
 * @param means of the last version of each, in the order of the sessions
 */
public record CourseMeanSeries(CourseId course, List<Double> means) {}
