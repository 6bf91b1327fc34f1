package org.attune.app.measures;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.engine.series.Series;

/** One measure's scores over a course, by the number of the session that each was given at or follows, with the first and the last time. */
public record ScoreSeries(CourseId course, Series series, Instant first, Instant last) {}
