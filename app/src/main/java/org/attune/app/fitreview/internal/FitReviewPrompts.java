package org.attune.app.fitreview.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.attune.app.database.QueryBatch;
import org.attune.app.fitreview.FitReviews;
import org.attune.app.fitreview.FitReviewsByLink;
import org.attune.app.fitreview.TherapistFitReviews;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CoursePrompt;
import org.attune.app.sessions.CoursePrompts;
import org.attune.app.sessions.Session;
import org.springframework.stereotype.Component;

/** Each of the two is asked on their own page, a client also behind a check-in's link, and nowhere else: no email says it. */
@Component
class FitReviewPrompts implements CoursePrompts {

  private final FitReviews reviews;
  private final FitReviewsByLink linked;
  private final TherapistFitReviews therapists;

  FitReviewPrompts(FitReviews reviews, FitReviewsByLink linked, TherapistFitReviews therapists) {
    this.reviews = reviews;
    this.linked = linked;
    this.therapists = therapists;
  }

  @Override
  public Optional<CoursePrompt> ofClient(Viewer.Oneself viewer, Course course, List<Session> sessions) {
    String address = PrivateAddresses.FIT_REVIEW + "/" + course.id();
    return reviews.isDue(viewer, course, sessions) ? Optional.of(new CoursePrompt("fitreview.asked", address, address + "/later"))
        : Optional.empty();
  }

  @Override
  public Optional<CoursePrompt> ofLinkHolder(Viewer.LinkHolder viewer) {
    return linked.isAsked(viewer) ? Optional.of(new CoursePrompt("fitreview.asked", FitReviewsByLink.address(viewer.link()), null))
        : Optional.empty();
  }

  @Override
  public Function<List<Session>, Optional<CoursePrompt>> ofTherapist(Viewer.Member viewer, Course course, QueryBatch batch) {
    String address = "/courses/" + course.id() + "/pair";
    Function<List<Session>, Optional<TherapistFitReviews.Reminder>> reminder = therapists.reminder(viewer, course, batch);
    return sessions -> reminder.apply(sessions).map(is -> switch (is) {
      case DUE -> new CoursePrompt("fitreview.therapist.asked", address, address + "/later");
      case CONVERSATION -> new CoursePrompt("fitreview.therapist.conversation", address, null);
    });
  }
}
