package org.attune.app.fitreview;

import org.attune.app.sessions.Course;

/** A review of one's own, with the version that it was read in: 0 where there is none yet. */
public record FitReviewState(Course course, FitReview review, int version) {}
