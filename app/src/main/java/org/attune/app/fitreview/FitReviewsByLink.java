package org.attune.app.fitreview;

import java.util.UUID;
import org.attune.app.fitreview.internal.FitReviewTiming;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.safety.ConcernContact;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews by clients who only use the link of a check-in. A therapist can open that link too, to show it in the room: so whether it
 * asks, and what its pages say, never depends on what was answered.
 */
@Service
public class FitReviewsByLink {

  private final FitReviews reviews;
  private final FitReviewSettings settings;
  private final Courses courses;
  private final Sessions sessions;

  FitReviewsByLink(FitReviews reviews, FitReviewSettings settings, Courses courses, Sessions sessions) {
    this.reviews = reviews;
    this.settings = settings;
    this.courses = courses;
    this.sessions = sessions;
  }

  /** Where this link asks. */
  public static String address(AccessLinkId link) {
    return "/check-in/" + link + "/question";
  }

  /** Whether this link asks. */
  @Transactional(readOnly = true)
  public boolean isAsked(Viewer.LinkHolder viewer) {
    Viewer.Oneself client = client(viewer);
    return courses.ofClient(client).stream().anyMatch(course -> course.id().equals(viewer.course()) && course.isOpen()
        && FitReviewTiming.isAskedAfter(new SessionId(viewer.session().value()), sessions.of(client, course.id()),
            settings.sessionsBefore(client, course.practice())));
  }

  /** The course that this link asks about. */
  @Transactional(readOnly = true)
  public Course course(Viewer.LinkHolder viewer) {
    if (!isAsked(viewer)) {
      throw new NotFound();
    }
    return reviews.open(client(viewer), viewer.course());
  }

  /** The person at the practice who can be told, if it names one. */
  @Transactional(readOnly = true)
  public ConcernContact contact(Viewer.LinkHolder viewer) {
    return reviews.contact(client(viewer), course(viewer));
  }

  /**
   * Keeps an answer in the client's space, and hands a copy to the one it goes to. Where there is an answer already it stays, and
   * nothing is sent: only its author changes it, signed in.
   *
   * @param message how the copy says it, in the client's words
   */
  @Transactional
  public void answer(Viewer.LinkHolder viewer, UUID form, FitAnswer answer, String line, FitAnswerDestination destination, String message) {
    FitReviewState now = reviews.of(client(viewer), course(viewer).id());
    if (!now.review().isAnswered()) {
      reviews.answer(client(viewer), form, now, answer, line, destination, message);
    }
  }

  private static Viewer.Oneself client(Viewer.LinkHolder viewer) {
    return new Viewer.Oneself(viewer.person());
  }
}
