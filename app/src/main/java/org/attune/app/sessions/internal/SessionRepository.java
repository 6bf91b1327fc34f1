package org.attune.app.sessions.internal;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseDates;
import org.attune.app.sessions.ImportedSession;
import org.attune.app.sessions.ScheduledSession;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.TherapistScheduleLock.LockedSchedule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The sessions' rows; asked as the caller's viewer. */
@Repository
public class SessionRepository {

  /** Sessions of the courses of %s, each with its number among the course's planned and held ones. */
  private static final String NUMBERED = """
      select * from (
        select s.*, count(*) filter (where s.state in ('planned', 'held'))
                      over (partition by s.course_id order by s.planned_at, s.id) as number
        from session s where s.course_id in (%s)) numbered
      """;
  private static final RowMapper<Session> SESSION = SessionRepository::session;

  private final JdbcClient database;
  private final Queries queries;

  SessionRepository(JdbcClient database, Queries queries) {
    this.database = database;
    this.queries = queries;
  }

  /** Plans a session; false where it is there already: the form came twice, or the cadence's day is taken. */
  @Transactional
  public boolean insertPlanned(Viewer viewer, LockedSchedule schedule, SessionId id, Course course, Session.SessionTime time,
                               @Nullable LocalDate cadenceDay) {
    schedule.requireOf(course.therapist());
    return database.sql("""
            insert into session (id, course_id, practice_id, planned_at, length_minutes, state, cadence_day)
            values (:id, :course, :practice, :at, :length, 'planned', :day) on conflict do nothing
            """)
        .param("id", id.value()).param("course", course.id().value()).param("practice", course.practice().value())
        .param("at", Timestamp.from(time.start())).param("length", (int) time.length().toMinutes())
        .param("day", cadenceDay == null ? null : Date.valueOf(cadenceDay)).update() == 1;
  }

  @Transactional
  public int insertImported(Viewer viewer, Collection<Course> courses, Map<CourseId, List<ImportedSession>> sessions) {
    var ids = new ArrayList<UUID>();
    var of = new ArrayList<UUID>();
    var lengths = new ArrayList<Integer>();
    var ats = new ArrayList<String>();
    for (Course course : courses) {
      for (ImportedSession session : sessions.getOrDefault(course.id(), List.of())) {
        ids.add(session.id().value());
        of.add(course.id().value());
        lengths.add((int) course.length().toMinutes());
        ats.add(session.at().toString());
      }
    }
    return ids.isEmpty() ? 0 : database.sql("""
            insert into session (id, course_id, practice_id, planned_at, length_minutes, state, imported)
            select i.id, i.course, :practice, i.at, i.length, 'held', true
            from unnest(:ids::uuid[], :courses::uuid[], :lengths::integer[], :ats::timestamptz[])
              as i (id, course, length, at)
            on conflict do nothing
            """)
        .param("practice", courses.iterator().next().practice().value()).param("ids", ids.toArray(UUID[]::new))
        .param("courses", of.toArray(UUID[]::new)).param("lengths", lengths.toArray(Integer[]::new))
        .param("ats", ats.toArray(String[]::new)).update();
  }

  @Transactional
  public int deleteImported(Viewer viewer, Collection<SessionId> sessions) {
    return database.sql("delete from session s using unnest(:ids::uuid[]) as i (id) where s.id = i.id and s.imported")
        .param("ids", ids(sessions)).update();
  }

  /** Joins that an index answers: a prepared statement compares a long array one by one, for each row. */
  @Transactional(readOnly = true)
  public Set<CourseId> coursesWithEnding(Viewer viewer, Collection<SessionId> sessions, Collection<CourseId> courses) {
    return courses(database.sql("""
            with ids as materialized (select unnest(:ids::uuid[]) as id),
              courses as materialized (select unnest(:courses::uuid[]) as id)
            select e.course_id from ending e join ids on ids.id = e.session_id
            union select e.course_id from ending e join courses c on c.id = e.course_id
            """).param("ids", ids(sessions)).param("courses", values(courses)));
  }

  @Transactional(readOnly = true)
  public Set<CourseId> coursesWithHandover(Viewer viewer, Collection<CourseId> courses) {
    return courses(database.sql("""
            with courses as materialized (select unnest(:courses::uuid[]) as id)
            select c.id from handover h join courses c on c.id = h.course_id
            union select c.id from handover h join courses c on c.id = h.next_course
            """).param("courses", values(courses)));
  }

  @Transactional(readOnly = true)
  public Map<CourseId, Integer> countByCourse(Viewer viewer, Collection<CourseId> courses) {
    return database.sql("""
            with courses as materialized (select unnest(:courses::uuid[]) as id)
            select s.course_id, count(*) from session s join courses c on c.id = s.course_id group by s.course_id
            """).param("courses", values(courses))
        .query((row, i) -> Map.entry(new CourseId(row.getObject(1, UUID.class)), row.getInt(2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Set<CourseId> courses(JdbcClient.StatementSpec question) {
    return question.query((row, i) -> new CourseId(row.getObject(1, UUID.class))).set();
  }

  private static UUID[] values(Collection<CourseId> courses) {
    return courses.stream().map(CourseId::value).toArray(UUID[]::new);
  }

  private static UUID[] ids(Collection<SessionId> sessions) {
    return sessions.stream().map(SessionId::value).toArray(UUID[]::new);
  }

  /** Plans a session that is there, at the time it says. */
  @Transactional
  public void plan(Viewer viewer, LockedSchedule schedule, Course course, Session session) {
    schedule.requireOf(course.therapist());
    write(session.withState(Session.State.PLANNED));
  }

  /** Writes time, length and state over the version that the session was read at; not for one that will be planned. */
  @Transactional
  public void update(Viewer viewer, Session session) {
    if (session.state() == Session.State.PLANNED) {
      throw new IllegalArgumentException("planned without a lock on the schedule");
    }
    write(session);
  }

  private void write(Session session) {
    int rows = database.sql("""
            update session set planned_at = :at, length_minutes = :length, state = :state, version = version + 1
            where id = :id and version = :version
            """)
        .param("at", Timestamp.from(session.plannedAt())).param("length", (int) session.length().toMinutes())
        .param("state", code(session.state())).param("id", session.id().value()).param("version", session.version())
        .update();
    if (rows == 0) {
      throw new Conflict();
    }
  }

  @Transactional(readOnly = true)
  public Optional<Session> find(Viewer viewer, SessionId id) {
    return database.sql(NUMBERED.formatted("select course_id from session where id = :id") + "where id = :id")
        .param("id", id.value()).query(SESSION).optional();
  }

  @Transactional(readOnly = true)
  public List<Session> of(Viewer viewer, CourseId course) {
    return queries.answer(batch -> of(viewer, course, batch));
  }

  public Supplier<List<Session>> of(Viewer viewer, CourseId course, QueryBatch batch) {
    return batch.sql(NUMBERED.formatted(":course") + "order by planned_at, id").param("course", course.value()).list(SESSION);
  }

  /**
   * Sessions that begin in a span of time, of the courses that the viewer keeps or covers, or whose client they are. These are an
   * array, for which an index finds the sessions; joined with a function, those of everybody were read.
   */
  @Transactional(readOnly = true)
  public List<Session> between(Viewer viewer, Instant from, Instant until) {
    return database.sql(NUMBERED.formatted("""
            select course_id from session where planned_at >= :from and planned_at < :until
              and course_id = any ((select viewer_courses('client', 'therapist', 'cover'))::uuid[])
            """) + "where planned_at >= :from and planned_at < :until order by planned_at, id")
        .param("from", Timestamp.from(from)).param("until", Timestamp.from(until)).query(SESSION).list();
  }

  /** The same of the courses that a therapist keeps or covers, without their numbers, for which all earlier ones would be read. */
  public Supplier<List<ScheduledSession>> scheduled(Viewer.Member viewer, Instant from, Instant until, QueryBatch batch) {
    return batch.sql("""
            select s.course_id, s.planned_at, s.state, not exists (
              select from session e where e.course_id = s.course_id and e.state in ('planned', 'held')
                and (e.planned_at, e.id) < (s.planned_at, s.id)) as first
            from session s where s.planned_at >= :from and s.planned_at < :until
              and s.course_id = any ((select viewer_courses('therapist', 'cover'))::uuid[])
            order by s.planned_at, s.id
            """)
        .param("from", from.atOffset(ZoneOffset.UTC)).param("until", until.atOffset(ZoneOffset.UTC))
        .list((row, i) -> new ScheduledSession(new CourseId(row.getObject("course_id", UUID.class)),
            row.getTimestamp("planned_at").toInstant(), state(row.getString("state")), row.getBoolean("first")));
  }

  /** What lies ahead in each of these courses, and the last session that was held. */
  @Transactional(readOnly = true)
  public List<CourseDates> schedules(Viewer viewer, Collection<CourseId> courses, Instant now) {
    return database.sql("""
            select c.id, n.planned_at, l.planned_at as held from unnest(:ids::uuid[]) as c (id)
            left join lateral (select s.planned_at from session s where s.course_id = c.id and s.state = 'planned'
              and s.planned_at + make_interval(mins => s.length_minutes) > :now order by s.planned_at limit 1) n on true
            left join lateral (select s.planned_at from session s where s.course_id = c.id and s.state = 'held'
              order by s.planned_at desc limit 1) l on true
            """)
        .param("ids", courses.stream().map(CourseId::value).toArray(UUID[]::new)).param("now", Timestamp.from(now))
        .query((row, i) -> {
          Timestamp next = row.getTimestamp(2);
          Timestamp held = row.getTimestamp(3);
          return new CourseDates(new CourseId(row.getObject(1, UUID.class)), next == null ? null : next.toInstant(),
              held == null ? null : held.toInstant());
        }).list();
  }

  /** What the cadence planned after a moment and nobody has touched since, in order of time. */
  @Transactional(readOnly = true)
  public List<Session> plannedByCadence(Viewer viewer, CourseId course, Instant after) {
    return database.sql(NUMBERED.formatted(":course") + """
            where state = 'planned' and cadence_day is not null and version = 1 and planned_at > :after
            order by planned_at, id
            """).param("course", course.value()).param("after", Timestamp.from(after)).query(SESSION).list();
  }

  /** The days of the cadence that have their session, whatever became of it. */
  @Transactional(readOnly = true)
  public Set<LocalDate> filledDays(Viewer viewer, CourseId course) {
    return database.sql("select cadence_day from session where course_id = :course and cadence_day is not null")
        .param("course", course.value()).query(LocalDate.class).stream().collect(Collectors.toSet());
  }

  /** Frees the cadence's days of these sessions. */
  @Transactional
  public void releaseCadenceDays(Viewer viewer, List<Session> sessions) {
    database.sql("update session set cadence_day = null where id = any(cast(:ids as uuid[]))")
        .param("ids", sessions.stream().map(s -> s.id().toString()).toArray(String[]::new)).update();
  }

  /** Puts a session that nobody has touched onto another day of the cadence. */
  @Transactional
  public void moveToCadenceDay(Viewer viewer, LockedSchedule schedule, Session session, Course course, Instant at, LocalDate cadenceDay) {
    schedule.requireOf(course.therapist());
    database.sql("update session set planned_at = :at, length_minutes = :length, cadence_day = :day where id = :id")
        .param("at", Timestamp.from(at)).param("length", (int) course.length().toMinutes())
        .param("day", Date.valueOf(cadenceDay)).param("id", session.id().value()).update();
  }

  /** Cancels what is planned after a moment; gives back what was. */
  @Transactional
  public List<SessionId> cancelAfter(Viewer viewer, CourseId course, Instant after) {
    return database.sql("""
            update session set state = 'cancelled', version = version + 1
            where course_id = :course and state = 'planned' and planned_at > :after returning id
            """).param("course", course.value()).param("after", Timestamp.from(after))
        .query((row, i) -> new SessionId(row.getObject("id", UUID.class))).list();
  }

  /** Plans again what was cancelled, still lies ahead, and is on none of the therapist's days away; gives it back. */
  @Transactional
  public List<Session> planAgain(Viewer.Job viewer, LockedSchedule schedule, Course course, Collection<SessionId> sessions, Instant now) {
    schedule.requireOf(course.therapist());
    return database.sql("""
            update session s set state = 'planned', version = s.version + 1
            from unnest(:ids::uuid[]) as i (id), course c
            where s.id = i.id and c.id = :course and c.id = s.course_id and s.state = 'cancelled' and s.planned_at > :now
              and not exists (select from absence a where a.therapist_id = c.therapist_id and a.practice_id = c.practice_id
                              and a.cancels and s.planned_at >= a.starts_at and s.planned_at < a.ends_at)
            returning s.*, 0 as number
            """).param("ids", ids(sessions)).param("course", course.id().value()).param("now", Timestamp.from(now))
        .query(SESSION).list();
  }

  /** A span of time in which a therapist's sessions don't take place. */
  public record AbsencePeriod(Instant from, Instant until) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  @Transactional(readOnly = true)
  public List<AbsencePeriod> absencePeriods(Viewer.Job viewer, Course course, Instant after) {
    return database.sql("""
            select starts_at, ends_at from absence
            where therapist_id = :therapist and practice_id = :practice and cancels and ends_at > :after
            """)
        .param("therapist", course.therapist().value()).param("practice", course.practice().value())
        .param("after", Timestamp.from(after))
        .query((row, i) -> new AbsencePeriod(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant())).list();
  }

  /** What a therapist of the job's practice has planned in a span of time. */
  @Transactional(readOnly = true)
  public List<Session> plannedOf(Viewer.Job viewer, PersonId therapist, Instant from, Instant until) {
    return database.sql(NUMBERED.formatted("""
            select id from course where therapist_id = :therapist and practice_id = :practice and state = 'open'
            """) + "where state = 'planned' and planned_at >= :from and planned_at < :until order by planned_at, id")
        .param("therapist", therapist.value()).param("practice", viewer.practice().value())
        .param("from", Timestamp.from(from)).param("until", Timestamp.from(until)).query(SESSION).list();
  }

  /** When a therapist of the job's practice has something planned that overlaps a span of time, in order of time. */
  @Transactional(readOnly = true)
  public List<Session.SessionTime> plannedTimesOf(Viewer.Job viewer, PersonId therapist, Instant from, Instant until) {
    return database.sql("""
            select s.planned_at, s.length_minutes from session s join course c on c.id = s.course_id
            where c.therapist_id = :therapist and c.practice_id = :practice and s.state = 'planned'
              and s.planned_at < :until and s.planned_at + make_interval(mins => s.length_minutes) > :from order by s.planned_at
            """)
        .param("therapist", therapist.value()).param("practice", viewer.practice().value())
        .param("from", Timestamp.from(from)).param("until", Timestamp.from(until))
        .query((row, i) -> new Session.SessionTime(row.getTimestamp(1).toInstant(), Duration.ofMinutes(row.getInt(2)))).list();
  }

  private static String code(Session.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Session.State state(String code) {
    return Session.State.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Session session(ResultSet row, int i) throws SQLException {
    return new Session(new SessionId(row.getObject("id", UUID.class)),
        new CourseId(row.getObject("course_id", UUID.class)), new PracticeId(row.getObject("practice_id", UUID.class)),
        row.getInt("number"),
        new Session.SessionTime(row.getTimestamp("planned_at").toInstant(), Duration.ofMinutes(row.getInt("length_minutes"))),
        state(row.getString("state")), row.getBoolean("imported"),
        new Session.Revision(row.getTimestamp("changed_at").toInstant(), row.getInt("version")));
  }
}
