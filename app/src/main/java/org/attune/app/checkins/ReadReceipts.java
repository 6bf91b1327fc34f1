package org.attune.app.checkins;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who read what a client said of a session, and when they usually do. */
@Service
public class ReadReceipts {

  /** Of some courses those whose latest check-in a reader has not seen, of those that arrived after a moment. */
  private static final String UNREAD = """
      select k.id as course_id from unnest(:courses) as k (id) cross join lateral (
        select c.session_id, c.submitted_at from check_in c
        where c.course_id = k.id and c.chair = 'client' and c.import_id is null order by c.ordinal desc limit 1) l
      where l.submitted_at > :since
        and not exists (select from reading r where r.session_id = l.session_id and r.reader_id = :me and r.read_at >= l.submitted_at)
      """;

  private final JdbcClient database;
  private final Queries queries;
  private final Sessions sessions;
  private final Practices practices;
  private final Clock clock;

  ReadReceipts(JdbcClient database, Queries queries, Sessions sessions, Practices practices, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.sessions = sessions;
    this.practices = practices;
    this.clock = clock;
  }

  /**
   * Notes that the viewer now sees what the client said of a session, where they may and had not seen its last version:
   * to be called by each page that shows it.
   */
  @Transactional
  public void record(Viewer.Member viewer, SessionId session) {
    Optional<UnreadCheckIn> unread = database.sql("""
            select c.course_id, max(c.submitted_at) as at from check_in c
            where c.session_id = :session and c.chair = 'client' and c.import_id is null
              and c.course_id in (select courses_open_to('therapist', 'cover'))
            group by c.course_id
            having not exists (select from reading r where r.session_id = :session and r.reader_id = :me
                               and r.read_at >= max(c.submitted_at))
            """)
        .param("session", session.value()).param("me", viewer.person().value())
        .query((row, i) -> new UnreadCheckIn(new CourseId(row.getObject("course_id", UUID.class)),
            row.getTimestamp("at").toInstant()))
        .optional();
    if (unread.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    CourseId course = unread.get().course();
    ReadingHabit habit = habit(unread.get().submittedAt(), now,
        sessions.next(viewer, course).map(Session::plannedAt).orElse(null),
        practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElse(clock.getZone()));
    database.sql("""
            insert into reading (session_id, course_id, practice_id, reader_id, read_at, habit)
            values (:session, :course, :practice, :me, :now, :habit) on conflict do nothing
            """)
        .param("session", session.value()).param("course", course.value())
        .param("practice", viewer.practice().value()).param("me", viewer.person().value())
        .param("now", Timestamp.from(now)).param("habit", habit.code()).update();
  }

  private record UnreadCheckIn(CourseId course, Instant submittedAt) {}

  static ReadingHabit habit(Instant submitted, Instant read, @Nullable Instant next, ZoneId zone) {
    if (read.isBefore(submitted.plus(Duration.ofDays(1)))) {
      return ReadingHabit.SOON;
    }
    if (next == null) {
      return ReadingHabit.LATER;
    }
    LocalDate day = LocalDate.ofInstant(read, zone);
    LocalDate nextDay = LocalDate.ofInstant(next, zone);
    return day.equals(nextDay) ? ReadingHabit.SAME_DAY : day.plusDays(1).equals(nextDay) ? ReadingHabit.DAY_BEFORE : ReadingHabit.LATER;
  }

  /** What the viewer has not seen of what arrived after a moment: check-ins in some courses, and words in any; one statement. */
  @Transactional(readOnly = true)
  public UnreadCourses unread(Viewer.Member viewer, Collection<CourseId> courses, Instant since) {
    return queries.answer(batch -> unread(viewer, courses, since, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<UnreadCourses> unread(Viewer.Member viewer, Collection<CourseId> courses, Instant since, QueryBatch batch) {
    return batch.sql("select course_id, false as words from (" + UNREAD + ") c union all select course_id, true from (" + Unsaid.UNREAD + ") u")
        .param("courses", courses.stream().map(CourseId::value).toArray(UUID[]::new))
        .param("since", since.atOffset(ZoneOffset.UTC)).param("me", viewer.person().value()).read(row -> {
          var unseen = new UnreadCourses(new HashSet<>(), new HashSet<>());
          while (row.next()) {
            (row.getBoolean("words") ? unseen.words : unseen.checkIns).add(new CourseId(row.getObject("course_id", UUID.class)));
          }
          return unseen;
        });
  }

  /**
   * Courses in which something arrived.
   *
   * @param checkIns whose latest check-in it is
   * @param words in which a line waits to be heard
   */
  public record UnreadCourses(Set<CourseId> checkIns, Set<CourseId> words) {
    /** The courses of either. */
    public Set<CourseId> courses() {
      var both = new HashSet<>(checkIns);
      both.addAll(words);
      return both;
    }
  }

  /** When somebody usually reads, from the last dozen of their first readings; a client and their link may ask. */
  @Transactional(readOnly = true)
  public ReadingHabit habit(Viewer viewer, PersonId reader) {
    return database.sql("select coalesce(reading_habit(:reader), 'unknown')").param("reader", reader.value())
        .query(String.class).optional().map(ReadingHabit::of).orElse(ReadingHabit.UNKNOWN);
  }

  /** All readings of a course, the earliest first. */
  @Transactional(readOnly = true)
  public List<ReadReceipt> of(Viewer viewer, CourseId course) {
    return queries.answer(batch -> of(viewer, course, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<List<ReadReceipt>> of(Viewer viewer, CourseId course, QueryBatch batch) {
    return batch.sql("select session_id, reader_id, read_at from reading where course_id = :course order by read_at")
        .param("course", course.value())
        .list((row, i) -> new ReadReceipt(new SessionId(row.getObject("session_id", UUID.class)),
            new PersonId(row.getObject("reader_id", UUID.class)), row.getTimestamp("read_at").toInstant()));
  }
}
