package org.attune.app.sessions.internal;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.sessions.Cadence;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseReader;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The courses' rows; asked as the caller's viewer. */
@Repository
public class CourseRepository {

  private static final RowMapper<Course> COURSE = CourseRepository::course;

  private final JdbcClient database;

  CourseRepository(JdbcClient database) {
    this.database = database;
  }

  @Transactional
  public void insert(Viewer.Job viewer, Course course) {
    with(database.sql("""
            insert into course (id, practice_id, client_id, therapist_id, opened_on, cadence_from, cadence_days,
                                cadence_at, length_minutes, state, version)
            values (:id, :practice, :client, :therapist, :opened, :from, :days, :at, :length, 'open', 1)
            """), course)
        .param("practice", course.practice().value()).param("client", course.client().value())
        .param("therapist", course.therapist().value()).param("opened", Date.valueOf(course.openedOn())).update();
  }

  /** Inserts many courses at once, each without a cadence. */
  @Transactional
  public void insertAll(Viewer.Job viewer, Map<CourseId, PersonId> clients, PersonId therapist, LocalDate openedOn,
                        Duration length) {
    List<CourseId> courses = List.copyOf(clients.keySet());
    database.sql("""
            insert into course (id, practice_id, client_id, therapist_id, opened_on, length_minutes, state)
            select c.id, :practice, c.client, :therapist, :opened, :length, 'open'
            from unnest(:courses::uuid[], :clients::uuid[]) as c (id, client)
            """)
        .param("practice", viewer.practice().value()).param("therapist", therapist.value())
        .param("opened", Date.valueOf(openedOn)).param("length", (int) length.toMinutes())
        .param("courses", courses.stream().map(CourseId::value).toArray(UUID[]::new))
        .param("clients", courses.stream().map(c -> Objects.requireNonNull(clients.get(c)).value()).toArray(UUID[]::new))
        .update();
  }

  /** Writes cadence, length and state over the version that the course was read at. */
  @Transactional
  public void update(Viewer viewer, Course course) {
    LocalDate ended = course.endedOn();
    int rows = with(database.sql("""
            update course set cadence_from = :from, cadence_days = :days, cadence_at = :at, length_minutes = :length,
              state = :state, ended_on = :ended, version = version + 1
            where id = :id and version = :version
            """), course)
        .param("state", course.state().name().toLowerCase(Locale.ROOT))
        .param("ended", ended == null ? null : Date.valueOf(ended)).param("version", course.version()).update();
    if (rows == 0) {
      throw new Conflict();
    }
  }

  @Transactional(readOnly = true)
  public Optional<Course> find(Viewer viewer, CourseId id) {
    return database.sql("select * from course where id = :id").param("id", id.value()).query(COURSE).optional();
  }

  /** The course, for the clinician who keeps it now: its therapist, or who covers. */
  @Transactional(readOnly = true)
  public Optional<Course> findForClinician(Viewer viewer, CourseId id) {
    return database.sql("""
            select * from course where id = :id and id in (select courses_open_to('therapist', 'cover', 'job'))
            """).param("id", id.value()).query(COURSE).optional();
  }

  /** As {@link #findForClinician(Viewer, CourseId)}, for many. */
  @Transactional(readOnly = true)
  public List<Course> findForClinician(Viewer viewer, Collection<CourseId> ids) {
    return database.sql("""
            select * from course where id = any(:ids::uuid[])
              and id in (select courses_open_to('therapist', 'cover', 'job'))
            """).param("ids", ids.stream().map(CourseId::value).toArray(UUID[]::new)).query(COURSE).list();
  }

  @Transactional(readOnly = true)
  public List<Course> findWithRights(Viewer viewer, String... rights) {
    return database.sql("""
            select c.* from course c where c.id = any ((select viewer_courses(variadic :rights))::uuid[])
            order by (c.state = 'ended'), c.opened_on, c.id
            """).param("rights", rights).query(COURSE).list();
  }

  @Transactional(readOnly = true)
  public List<Course> ofPractice(Viewer viewer, PracticeId practice) {
    return database.sql("select * from course where practice_id = :practice order by opened_on, id")
        .param("practice", practice.value()).query(COURSE).list();
  }

  /** Who reads a course's words at this moment: who covers, else its therapist. */
  @Transactional(readOnly = true)
  public Optional<CourseReader> reader(Viewer viewer, CourseId course, Instant now) {
    return database.sql("""
            select c.therapist_id, a.covered_by, a.ends_at
            from course c left join absence a on a.therapist_id = c.therapist_id and a.practice_id = c.practice_id
              and a.covered_by is not null and a.starts_at <= :now and a.ends_at > :now
            where c.id = :course order by a.ends_at desc nulls last limit 1
            """)
        .param("course", course.value()).param("now", Timestamp.from(now))
        .query((row, i) -> {
          @Nullable UUID covering = row.getObject("covered_by", UUID.class);
          return covering == null ? new CourseReader(new PersonId(row.getObject("therapist_id", UUID.class)), null)
              : new CourseReader(new PersonId(covering), row.getTimestamp("ends_at").toInstant());
        }).optional();
  }

  /** Whether the two agreed that the course ends with this session. */
  @Transactional(readOnly = true)
  public boolean isLastSession(Viewer.Job viewer, SessionId session) {
    return database.sql("select exists (select from ending where session_id = :session and agreed_at is not null)")
        .param("session", session.value()).query(Boolean.class).single();
  }

  @Transactional
  public void deleteEnding(Viewer.Job viewer, SessionId session) {
    database.sql("""
            delete from ending e using course c
            where e.session_id = :session and c.id = e.course_id and c.state = 'open'
            """).param("session", session.value()).update();
  }

  @Transactional
  public void insertClosure(Viewer.Member viewer, CourseClosure closure, PracticeId practice, Collection<SessionId> calledOff) {
    database.sql("""
            insert into closure (course_id, practice_id, closed_by, reason, closed_at, called_off)
            values (:course, :practice, :by, :reason, :at, :off)
            """)
        .param("course", closure.course().value()).param("practice", practice.value())
        .param("by", closure.closedBy().value()).param("reason", closure.reason().code())
        .param("at", Timestamp.from(closure.at()))
        .param("off", calledOff.stream().map(SessionId::value).toArray(UUID[]::new)).update();
  }

  /** From here on a course that was closed is closed for good, or open again; gives back what the closing had called off. */
  @Transactional
  public List<SessionId> deleteClosure(Viewer.Job viewer, CourseId course) {
    return database.sql("delete from closure where course_id = :course returning called_off").param("course", course.value())
        .query((row, i) -> List.of((UUID[]) row.getArray(1).getArray())).list().stream()
        .flatMap(List::stream).map(SessionId::new).toList();
  }

  private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Course course) {
    Cadence cadence = course.cadence();
    return statement.param("id", course.id().value())
        .param("from", cadence == null ? null : Date.valueOf(cadence.from()))
        .param("days", cadence == null ? null : cadence.everyDays())
        .param("at", cadence == null ? null : Time.valueOf(cadence.at()))
        .param("length", (int) course.length().toMinutes());
  }

  private static Course course(ResultSet row, int i) throws SQLException {
    @Nullable LocalDate from = row.getObject("cadence_from", LocalDate.class);
    return new Course(new CourseId(row.getObject("id", UUID.class)),
        new PracticeId(row.getObject("practice_id", UUID.class)), new PersonId(row.getObject("client_id", UUID.class)),
        new PersonId(row.getObject("therapist_id", UUID.class)),
        new Course.Schedule(
            from == null ? null : new Cadence(from, row.getInt("cadence_days"), row.getObject("cadence_at", LocalTime.class)),
            Duration.ofMinutes(row.getInt("length_minutes"))),
        new Course.Period(row.getObject("opened_on", LocalDate.class), row.getObject("ended_on", LocalDate.class)),
        Course.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getInt("version"));
  }
}
