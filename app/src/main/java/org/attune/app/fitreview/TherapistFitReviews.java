package org.attune.app.fitreview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.attune.app.database.QueryBatch;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.fitreview.internal.FitReviewTiming;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** A therapist's own reviews: under their own key, for as long as they have the course. Nothing of them is ever sent to anybody. */
@Service
public class TherapistFitReviews {

  private static final String TABLE = "therapist_fit_review";

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final JsonMapper json;
  private final FitReviewSettings settings;
  private final Courses courses;
  private final Sessions sessions;
  private final Clock clock;

  TherapistFitReviews(JdbcClient database, FieldEncryption encryption, JsonMapper json, FitReviewSettings settings,
      Courses courses, Sessions sessions, Clock clock) {
    this.database = database;
    this.encryption = encryption;
    this.json = json;
    this.settings = settings;
    this.courses = courses;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** What somebody who reads the page of a course is to be reminded of. */
  public enum Reminder {
    /** They are asked now. */
    DUE,
    /** They wanted to speak of it, and have not met since. */
    CONVERSATION
  }

  /** Whether the therapist of this course is asked now, or wanted to speak of it; asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Function<List<Session>, Optional<Reminder>> reminder(Viewer.Member viewer, Course course, QueryBatch batch) {
    if (!course.isOpen() || !course.therapist().equals(viewer.person())) {
      return none -> Optional.empty();
    }
    Supplier<List<ReviewWithSetting>> asked = batch.sql("""
            select s.after_sessions, r.id, r.words, r.version from (values (cast(:practice as uuid), cast(:course as uuid))) as c (practice, id)
            left join fit_review_setting s on s.practice_id = c.practice left join therapist_fit_review r on r.course_id = c.id
            """)
        .param("practice", course.practice().value()).param("course", course.id().value())
        .list((row, i) -> new ReviewWithSetting(FitReviewSettings.sessionsBefore(row.getObject("after_sessions", Integer.class)),
            row.getObject("id") == null ? null : sealed(row)));
    return held -> {
      ReviewWithSetting found = asked.get().getFirst();
      FitReview review = found.row == null ? FitReview.NONE : open(viewer, found.row);
      return FitReviewTiming.isDue(held, found.sessionsBefore, review, clock.instant()) ? Optional.of(Reminder.DUE)
          : FitReviewTiming.awaitsConversation(held, review) ? Optional.of(Reminder.CONVERSATION) : Optional.empty();
    };
  }

  /** One's own review of a course that goes on and in which enough sessions were held. */
  @Transactional(readOnly = true)
  public FitReviewState of(Viewer.Member viewer, CourseId course) {
    Course open = courses.ofTherapist(viewer).stream()
        .filter(c -> c.id().equals(course) && c.isOpen() && c.therapist().equals(viewer.person())).findFirst().orElseThrow(NotFound::new);
    if (!FitReviewTiming.isReached(sessions.of(viewer, course), settings.sessionsBefore(viewer, open.practice()))) {
      throw new NotFound();
    }
    return find(viewer, course).map(row -> new FitReviewState(open, open(viewer, row), row.version()))
        .orElseGet(() -> new FitReviewState(open, FitReview.NONE, 0));
  }

  /** Keeps an answer, for its author alone; the same form again changes nothing. */
  @Transactional
  public void answer(Viewer.Member viewer, FitReviewState read, FitAnswer answer, String line, FitAnswerDestination destination) {
    if (!FitAnswerDestination.OF_THERAPIST.contains(destination)) {
      throw new IllegalArgumentException("not for a therapist: " + destination);
    }
    FitReviewState now = of(viewer, read.course().id());
    if (!now.review().says(answer, line, destination)) {
      keep(viewer, now, read.version(), now.review().answered(answer, line, destination, clock.instant()));
    }
  }

  /** "Not now." */
  @Transactional
  public void postpone(Viewer.Member viewer, CourseId course) {
    FitReviewState now = of(viewer, course);
    keep(viewer, now, now.version(), now.review().postponed(clock.instant()));
  }

  private record Sealed(UUID id, byte[] words, int version) {}

  private record ReviewWithSetting(int sessionsBefore, @Nullable Sealed row) {}

  private Optional<Sealed> find(Viewer.Member viewer, CourseId course) {
    return database.sql("select id, words, version from therapist_fit_review where course_id = :course").param("course", course.value())
        .query((row, i) -> sealed(row)).optional();
  }

  private static Sealed sealed(ResultSet row) throws SQLException {
    return new Sealed(row.getObject("id", UUID.class), row.getBytes("words"), row.getInt("version"));
  }

  private FitReview open(Viewer.Member viewer, Sealed row) {
    return json.readValue(encryption.open(viewer, new KeyOwner.OfPerson(viewer.person()), TABLE, row.id(), row.words()), FitReview.class);
  }

  private void keep(Viewer.Member viewer, FitReviewState now, int version, FitReview review) {
    if (now.version() != version) {
      throw new Conflict();
    }
    UUID id = find(viewer, now.course().id()).map(Sealed::id).orElseGet(UUID::randomUUID);
    int rows = database.sql("""
            insert into therapist_fit_review (id, course_id, person_id, words) values (:id, :course, :person, :words)
            on conflict (id) do update set words = excluded.words, version = therapist_fit_review.version + 1
              where therapist_fit_review.version = :version
            """)
        .param("id", id).param("course", now.course().id().value()).param("person", viewer.person().value()).param("version", version)
        .param("words", encryption.seal(viewer, new KeyOwner.OfPerson(viewer.person()), TABLE, id, json.writeValueAsString(review))).update();
    if (rows == 0) {
      throw new Conflict();
    }
  }
}
