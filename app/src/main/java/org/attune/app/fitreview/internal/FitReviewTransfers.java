package org.attune.app.fitreview.internal;

import java.util.Set;
import org.attune.app.fitreview.FitReviews;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.RequestedTransfers;
import org.springframework.stereotype.Component;

/** What a client ticked when they asked for another therapist. */
@Component
class FitReviewTransfers implements RequestedTransfers {

  private final FitReviews reviews;

  FitReviewTransfers(FitReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public Set<Right> of(Viewer.Oneself viewer, CourseId course) {
    return reviews.kept(viewer, course);
  }
}
