package org.attune.app.demo.internal;

import java.util.UUID;
import org.attune.app.fitreview.FitAnswer;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.fitreview.FitReviews;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Component;

/** Hiro has answered whether this is the right pair; Tom and his therapist are still asked. */
@Component
class DemoFitReviews {

  private final FitReviews reviews;

  DemoFitReviews(FitReviews reviews) {
    this.reviews = reviews;
  }

  void play(Viewer.Oneself client, CourseId course) {
    reviews.answer(client, UUID.randomUUID(), reviews.of(client, course), FitAnswer.UNSURE, "I’d like you to ask me more often how I am.",
        FitAnswerDestination.THERAPIST,
        "About Ana and me: I’m not sure yet whether we’re the right pair.\nI’d like you to ask me more often how I am.");
  }
}
