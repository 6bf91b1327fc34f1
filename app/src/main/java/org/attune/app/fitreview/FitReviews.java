package org.attune.app.fitreview;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.attune.app.fitreview.internal.FitReviewTiming;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.NotFound;
import org.attune.app.preparation.AgendaItems;
import org.attune.app.safety.ConcernContact;
import org.attune.app.safety.ConcernId;
import org.attune.app.safety.Concerns;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.Sessions;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A client's own reviews: kept in their space, where no therapist has a right. What they give to their therapist or to the
 * practice is a copy, by the ways that are there for it.
 */
@Service
public class FitReviews {

  private final JdbcClient database;
  private final SealedRows<FitReview> reviews;
  private final FitReviewSettings settings;
  private final Courses courses;
  private final Sessions sessions;
  private final AgendaItems agenda;
  private final Concerns concerns;
  private final Clock clock;

  FitReviews(JdbcClient database, SealedTables tables, FitReviewSettings settings, Courses courses, Sessions sessions, AgendaItems agenda,
      Concerns concerns, Clock clock) {
    this.database = database;
    this.reviews = tables.of("fit_review", "id", FitReview.class);
    this.settings = settings;
    this.courses = courses;
    this.sessions = sessions;
    this.agenda = agenda;
    this.concerns = concerns;
    this.clock = clock;
  }

  /** Whether the client of this course is asked now. */
  @Transactional
  public boolean isDue(Viewer.Oneself viewer, Course course, List<Session> sessions) {
    FitReview review = find(viewer, course.id()).map(SealedRows.Row::words).orElse(FitReview.NONE);
    return course.isOpen() && FitReviewTiming.isDue(sessions, settings.sessionsBefore(viewer, course.practice()), review, clock.instant());
  }

  /** One's own review: of a course that goes on and in which enough sessions were held, or one that was answered before. */
  @Transactional
  public FitReviewState of(Viewer.Oneself viewer, CourseId id) {
    Course course = courses.ofClient(viewer).stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(NotFound::new);
    FitReviewState state = find(viewer, id).map(row -> new FitReviewState(course, row.words(), row.version()))
        .orElseGet(() -> new FitReviewState(course, FitReview.NONE, 0));
    if (!state.review().isAnswered() && !(course.isOpen()
        && FitReviewTiming.isReached(sessions.of(viewer, id), settings.sessionsBefore(viewer, course.practice())))) {
      throw new NotFound();
    }
    return state;
  }

  /** A review that was answered, of whichever course. */
  public record AnsweredFitReview(UUID id, CourseId course, FitReview review) {}

  /** All that one answered. */
  @Transactional
  public List<AnsweredFitReview> answered(Viewer.Oneself viewer) {
    return reviews.all(viewer).stream().filter(row -> row.words().isAnswered())
        .map(row -> new AnsweredFitReview(row.id(), new CourseId(row.get("course_id", UUID.class)), row.words())).toList();
  }

  /** A course of one's own that goes on. */
  @Transactional(readOnly = true)
  public Course open(Viewer.Oneself viewer, CourseId course) {
    return courses.ofClient(viewer).stream().filter(c -> c.id().equals(course) && c.isOpen()).findFirst().orElseThrow(NotFound::new);
  }

  /**
   * Keeps an answer, and hands a copy to who it goes to; the same form again changes nothing.
   *
   * @param message how the copy says it, in the client's words
   */
  @Transactional
  public void answer(Viewer.Oneself viewer, UUID form, FitReviewState read, FitAnswer answer, String line, FitAnswerDestination destination,
      String message) {
    if (!FitAnswerDestination.OF_CLIENT.contains(destination)) {
      throw new IllegalArgumentException("not for a client: " + destination);
    }
    FitReviewState now = of(viewer, read.course().id());
    if (!now.course().isOpen()) {
      throw new NotFound();
    }
    if (now.review().says(answer, line, destination)) {
      return;
    }
    keep(viewer, now, read.version(), now.review().answered(answer, line, destination, clock.instant()));
    switch (destination) {
      case THERAPIST -> agenda.add(viewer, IdempotencyKeys.of(form, "agenda"), read.course().id(), message, true);
      case PRACTICE -> concerns.write(viewer, new ConcernId(IdempotencyKeys.of(form, "concern")), contact(viewer, read.course()), false, message);
      default -> { }
    }
  }

  /** "Not now." */
  @Transactional
  public void postpone(Viewer.Oneself viewer, CourseId course) {
    FitReviewState now = of(viewer, course);
    keep(viewer, now, now.version(), now.review().postponed(clock.instant()));
  }

  /**
   * Asks the person that the practice names for another therapist; sent twice, it counts once. What the client would like to keep is
   * kept in their space, and marked on the page where they decide about the next therapist.
   */
  @Transactional
  public void askForChange(Viewer.Oneself viewer, UUID form, CourseId id, Set<Right> keep, String message) {
    Course course = open(viewer, id);
    concerns.write(viewer, new ConcernId(IdempotencyKeys.of(form, "change")), contact(viewer, course), true, message);
    FitReviewState now = find(viewer, id).map(row -> new FitReviewState(course, row.words(), row.version()))
        .orElseGet(() -> new FitReviewState(course, FitReview.NONE, 0));
    if (!now.review().kept().equals(keep)) {
      keep(viewer, now, now.version(), now.review().keeping(keep));
    }
  }

  /** What a client who asked for somebody else would like that one to see. */
  @Transactional
  public Set<Right> kept(Viewer.Oneself viewer, CourseId course) {
    return find(viewer, course).map(row -> row.words().kept()).orElseGet(Set::of);
  }

  /** The person at the practice who can be told, if it names one. */
  @Transactional(readOnly = true)
  public ConcernContact contact(Viewer.Oneself viewer, Course course) {
    return concerns.contactFor(viewer, course.id());
  }

  private void keep(Viewer.Oneself viewer, FitReviewState now, int version, FitReview review) {
    if (now.version() != version) {
      throw new Conflict();
    }
    Optional<SealedRows.Row<FitReview>> row = find(viewer, now.course().id());
    if (row.isPresent()) {
      reviews.change(viewer, row.get().id(), version, review);
    } else if (!reviews.add(viewer, UUID.randomUUID(), review, column("course_id", now.course().id().value()))) {
      throw new Conflict();
    }
  }

  /** Asked first whether it is there: a space is opened by who writes in it, not by a page that only looks. */
  private Optional<SealedRows.Row<FitReview>> find(Viewer.Oneself viewer, CourseId course) {
    if (!database.sql("select exists (select from fit_review where course_id = :course)").param("course", course.value())
        .query(Boolean.class).single()) {
      return Optional.empty();
    }
    return reviews.where(viewer, "course_id = :course", column("course", course.value())).stream().findFirst();
  }
}
