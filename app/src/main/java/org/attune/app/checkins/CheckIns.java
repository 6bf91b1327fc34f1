package org.attune.app.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How sessions were felt, from each chair. Answers are only ever added; of those to one session the last counts. A client
 * may answer again until the next session is held.
 */
@Service
public class CheckIns {

  private final JdbcClient database;
  private final Queries queries;
  private final Sessions sessions;
  private final Unsaid unsaid;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CheckIns(JdbcClient database, Queries queries, Sessions sessions, Unsaid unsaid, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.sessions = sessions;
    this.unsaid = unsaid;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a client's answer that came by a link.
   *
   * @param key of the form: sent twice, it counts once
   * @param unsaidForm what becomes of the line beside the scores; null leaves one that was written before as it was
   */
  @Transactional
  public void submit(Viewer.LinkHolder viewer, CheckInId key, Ratings ratings, @Nullable UnsaidForm unsaidForm) {
    take(viewer, key, viewer.practice(), viewer.course(), new SessionId(viewer.session().value()), ratings, unsaidForm);
  }

  /** Takes a client's answer that they gave signed in. */
  @Transactional
  public void submit(Viewer.Oneself viewer, CheckInId key, SessionId session, Ratings ratings, @Nullable UnsaidForm unsaidForm) {
    Session of = sessions.findOwn(viewer, session);
    if (!isOpen(viewer, session)) {
      throw new InvalidInput("checkins.closed");
    }
    take(viewer, key, of.practice(), of.course(), session, ratings, unsaidForm);
  }

  private void take(Viewer viewer, CheckInId key, PracticeId practice, CourseId course, SessionId session, Ratings ratings,
                    @Nullable UnsaidForm unsaidForm) {
    add(key, practice, course, session, Chair.CLIENT, ratings, false).ifPresent(answered -> {
      if (unsaidForm != null) {
        unsaid.replace(viewer, key, practice, course, session, unsaidForm);
      }
      events.publishEvent(new CheckInSubmitted(key, session, course, practice, Chair.CLIENT, ratings, answered == ResponseStatus.GIVEN));
    });
  }

  /** Takes what a therapist says of a session from their own chair; marked where they had read the client's before. */
  @Transactional
  public void rate(Viewer.Member viewer, CheckInId key, SessionId session, Ratings ratings) {
    Session of = sessions.find(viewer, session).filter(Session::isHeld).orElseThrow(NotFound::new);
    boolean edited = has(session, Chair.THERAPIST);
    boolean sawOther = database.sql("select exists (select from reading where session_id = :session and reader_id = :me)")
        .param("session", session.value()).param("me", viewer.person().value()).query(Boolean.class).single();
    if (add(key, of.practice(), of.course(), session, Chair.THERAPIST, ratings, sawOther).isPresent()) {
      events.publishEvent(
          new CheckInSubmitted(key, session, of.course(), of.practice(), Chair.THERAPIST, ratings, edited));
    }
  }

  /**
   * Adds an answer, unless the form came before; says what had come back from the client until then. No conflict target, no
   * column returned: both would read, and a link may not.
   */
  private Optional<ResponseStatus> add(CheckInId key, PracticeId practice, CourseId course, SessionId session, Chair chair, Ratings ratings,
                               boolean sawOther) {
    return database.sql("""
            with added as (
              insert into check_in (id, session_id, course_id, practice_id, chair, seen, heard, understood, safe, working,
                                    submitted_at, saw_other)
              values (:id, :session, :course, :practice, :chair, :seen, :heard, :understood, :safe, :working, :now, :saw)
              on conflict do nothing returning true)
            select coalesce(check_in_answer(:session), 'none') from added
            """)
        .param("id", key.value()).param("session", session.value()).param("course", course.value())
        .param("practice", practice.value()).param("chair", chair.code()).param("seen", ratings.seen())
        .param("heard", ratings.heard()).param("understood", ratings.understood()).param("safe", ratings.safe())
        .param("working", ratings.working()).param("now", Timestamp.from(clock.instant())).param("saw", sawOther)
        .query(String.class).optional().map(ResponseStatus::of);
  }

  /** A client says that they don't want to answer about this session, or that it was none. */
  @Transactional
  public void decline(Viewer.LinkHolder viewer, ResponseStatus reason) {
    decline(viewer, viewer.practice(), viewer.course(), new SessionId(viewer.session().value()), reason);
  }

  @Transactional
  public void decline(Viewer.Oneself viewer, SessionId session, ResponseStatus reason) {
    Session of = sessions.findOwn(viewer, session);
    decline(viewer, of.practice(), of.course(), session, reason);
  }

  private void decline(Viewer viewer, PracticeId practice, CourseId course, SessionId session, ResponseStatus reason) {
    int declined = database.sql("""
            insert into declined (session_id, course_id, practice_id, reason, declined_at)
            values (:session, :course, :practice, :reason, :now) on conflict do nothing
            """)
        .param("session", session.value()).param("course", course.value()).param("practice", practice.value())
        .param("reason", reason.code()).param("now", Timestamp.from(clock.instant())).update();
    if (declined == 1 && reason == ResponseStatus.NOT_MET) {
      sessions.reportNotHeld(viewer, session);
    }
  }

  /** What came back about the link's session: that it did, not what. */
  @Transactional(readOnly = true)
  public ResponseStatus responseStatus(Viewer.LinkHolder viewer) {
    return responseStatus(new SessionId(viewer.session().value()));
  }

  /** What came back from the client about a session: that it did, not what. */
  @Transactional(readOnly = true)
  public ResponseStatus responseStatus(Viewer viewer, SessionId session) {
    return responseStatus(session);
  }

  /** When the client of each of these courses last checked in. */
  @Transactional(readOnly = true)
  public Map<CourseId, Instant> lastByCourse(Viewer.Member viewer, Collection<CourseId> courses) {
    var last = new HashMap<CourseId, Instant>();
    database.sql("""
            select course_id, max(submitted_at) as last from check_in where course_id = any (:ids::uuid[]) and chair = 'client'
            group by course_id
            """)
        .param("ids", courses.stream().map(CourseId::value).toArray(UUID[]::new))
        .query(row -> {
          last.put(new CourseId(row.getObject("course_id", UUID.class)), row.getTimestamp("last").toInstant());
        });
    return last;
  }

  private ResponseStatus responseStatus(SessionId session) {
    return database.sql("select coalesce(check_in_answer(:session), 'none')").param("session", session.value())
        .query(String.class).optional().map(ResponseStatus::of).orElse(ResponseStatus.NONE);
  }

  private boolean has(SessionId session, Chair chair) {
    return database.sql("select exists (select from check_in where session_id = :session and chair = :chair)")
        .param("session", session.value()).param("chair", chair.code()).query(Boolean.class).single();
  }

  /** Whether a client may still answer about a session: it was held, and no later one was. */
  @Transactional(readOnly = true)
  public boolean isOpen(Viewer viewer, SessionId session) {
    return sessions.find(viewer, session).filter(Session::isHeld)
        .map(s -> sessions.of(viewer, s.course()).stream()
            .noneMatch(o -> o.isHeld() && o.plannedAt().isAfter(s.plannedAt())))
        .orElse(false);
  }

  /** Whether a therapist may ask about a session that goes on, or just ended, and is not yet counted as held. */
  @Transactional(readOnly = true)
  public boolean canAskDuringSession(Viewer.Member viewer, SessionId session) {
    return sessions.find(viewer, session)
        .filter(s -> s.state() == Session.State.PLANNED && !s.plannedAt().isAfter(clock.instant())).isPresent();
  }

  /**
   * The last version of each session and chair, in the order of the sessions: both chairs for a therapist, a covering
   * clinician, and a job; a client sees their own.
   */
  @Transactional(readOnly = true)
  public List<CheckIn> series(Viewer viewer, CourseId course) {
    return queries.answer(batch -> versions(course, """
        order by array_position(array(select s.id from session s where s.course_id = :course order by s.planned_at, s.id), session_id),
          chair, ordinal
        """, batch));
  }

  /** The last versions that {@link #series} has, in no order, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<List<CheckIn>> latest(Viewer viewer, CourseId course, QueryBatch batch) {
    return versions(course, "order by ordinal", batch);
  }

  /** By columns that the course's index has, so that the rows, which lie as far apart as the weeks between them, need not be read. */
  private static Supplier<List<CheckIn>> versions(CourseId course, String order, QueryBatch batch) {
    return batch.sql("""
            select id, session_id, course_id, chair, seen, heard, understood, safe, working, submitted_at, saw_other, import_id
            from check_in where course_id = :course
            """ + order)
        .param("course", course.value()).read(CheckIns::latest);
  }

  private static List<CheckIn> latest(ResultSet versions) throws SQLException {
    record Of(SessionId session, Chair chair) {}
    var latest = new LinkedHashMap<Of, CheckIn>();
    while (versions.next()) {
      var of = new Of(new SessionId(versions.getObject("session_id", UUID.class)), Chair.of(versions.getString("chair")));
      CheckIn before = latest.get(of);
      latest.put(of, checkIn(versions, of.session(), of.chair(), before == null ? 1 : before.version() + 1));
    }
    return List.copyOf(latest.values());
  }

  /** The last version of each chair's answer to one session, that the viewer may see. */
  @Transactional(readOnly = true)
  public List<CheckIn> ofSession(Viewer viewer, SessionId session) {
    return database.sql("""
            select distinct on (chair) c.*, count(*) over (partition by chair) as version
            from check_in c where session_id = :session order by chair, ordinal desc
            """)
        .param("session", session.value()).query(CheckIns::checkIn).list();
  }

  /** How each course of the practice was felt by its client on the whole. */
  @Transactional(readOnly = true)
  public List<CourseMeanSummary> courseSummaries(Viewer.Job viewer) {
    return database.sql("""
            select course_id, count(*) as check_ins, avg(mean) as mean,
                   coalesce(var_samp(mean), 0) * (count(*) - 1) as squares
            from (select distinct on (session_id) course_id,
                         (seen + heard + understood + safe + working) / 5.0::float8 as mean
                  from check_in where practice_id = :practice and chair = 'client' order by session_id, ordinal desc) l
            group by course_id
            """)
        .param("practice", viewer.practice().value())
        .query((row, i) -> new CourseMeanSummary(new CourseId(row.getObject("course_id", UUID.class)),
            row.getInt("check_ins"), row.getDouble("mean"), row.getDouble("squares")))
        .list();
  }

  /** Each course of the practice as its client felt it, session by session. */
  @Transactional(readOnly = true)
  public List<CourseMeanSeries> courseMeanSeries(Viewer.Job viewer) {
    return database.sql("""
            select course_id, array_agg(mean order by planned_at, session_id) as means
            from (select distinct on (c.session_id) c.course_id, c.session_id, s.planned_at,
                         (seen + heard + understood + safe + working) / 5.0::float8 as mean
                  from check_in c join session s on s.id = c.session_id
                  where c.practice_id = :practice and chair = 'client' order by c.session_id, ordinal desc) l
            group by course_id
            """)
        .param("practice", viewer.practice().value())
        .query((row, i) -> new CourseMeanSeries(new CourseId(row.getObject("course_id", UUID.class)),
            List.of((Double[]) row.getArray("means").getArray())))
        .list();
  }

  /** Brings in clients' past answers, all under one import that can be undone; says how many were new. */
  @Transactional
  public int importAll(Viewer viewer, PracticeId practice, UUID importId, List<ImportedCheckIn> past) {
    return database.sql("""
            insert into check_in (id, session_id, course_id, practice_id, chair, seen, heard, understood, safe, working,
                                  submitted_at, import_id)
            select p.id, p.session, p.course, :practice, 'client', p.seen, p.heard, p.understood, p.safe, p.working,
                   p.at, :import
            from unnest(:ids::uuid[], :sessions::uuid[], :courses::uuid[], :seen::int[], :heard::int[],
                        :understood::int[], :safe::int[], :working::int[], :at::timestamptz[])
              as p (id, session, course, seen, heard, understood, safe, working, at)
            on conflict do nothing
            """)
        .param("practice", practice.value()).param("import", importId)
        .param("ids", past.stream().map(p -> p.id().toString()).toArray(String[]::new))
        .param("sessions", past.stream().map(p -> p.session().toString()).toArray(String[]::new))
        .param("courses", past.stream().map(p -> p.course().toString()).toArray(String[]::new))
        .param("seen", past.stream().map(p -> p.ratings().seen()).toArray(Integer[]::new))
        .param("heard", past.stream().map(p -> p.ratings().heard()).toArray(Integer[]::new))
        .param("understood", past.stream().map(p -> p.ratings().understood()).toArray(Integer[]::new))
        .param("safe", past.stream().map(p -> p.ratings().safe()).toArray(Integer[]::new))
        .param("working", past.stream().map(p -> p.ratings().working()).toArray(Integer[]::new))
        .param("at", past.stream().map(p -> p.at().toString()).toArray(String[]::new))
        .update();
  }

  /** The courses in which somebody answered, scored or wrote on sessions that an import made, other than the import. */
  @Transactional(readOnly = true)
  public Set<CourseId> coursesWithOtherResponses(Viewer.Member viewer, UUID importId, Collection<SessionId> sessions) {
    return database.sql("""
            with ids as materialized (select unnest(:ids::uuid[]) as id)
            select c.course_id from check_in c join ids on ids.id = c.session_id where c.import_id is distinct from :import
            union select n.course_id from named_score n join ids on ids.id = n.session_id
              where n.import_id is distinct from :import
            union select r.course_id from reply r join ids on ids.id = r.session_id
            """)
        .param("import", importId).param("ids", sessions.stream().map(SessionId::value).toArray(UUID[]::new))
        .query((row, i) -> new CourseId(row.getObject(1, UUID.class))).set();
  }

  /** The courses with an answer that came after an import was done, and had answers of the import as its past. */
  @Transactional(readOnly = true)
  public Set<CourseId> coursesWithResponsesSince(Viewer.Member viewer, UUID importId, Instant done) {
    return database.sql("""
            with brought as materialized (select distinct course_id from check_in where import_id = :import)
            select distinct c.course_id from check_in c join brought b on b.course_id = c.course_id
            where c.import_id is null and c.submitted_at > :done
            """)
        .param("import", importId).param("done", Timestamp.from(done))
        .query((row, i) -> new CourseId(row.getObject(1, UUID.class))).set();
  }

  /** Takes out what an import brought into these courses; says how many answers that were. */
  @Transactional
  public int undoImport(Viewer viewer, UUID importId, Collection<CourseId> courses) {
    return database.sql("""
            delete from check_in c using unnest(:courses::uuid[]) as o (id) where c.course_id = o.id and c.import_id = :import
            """)
        .param("import", importId).param("courses", courses.stream().map(CourseId::value).toArray(UUID[]::new)).update();
  }

  private static CheckIn checkIn(ResultSet row, int i) throws SQLException {
    return checkIn(row, new SessionId(row.getObject("session_id", UUID.class)), Chair.of(row.getString("chair")), row.getInt("version"));
  }

  private static CheckIn checkIn(ResultSet row, SessionId session, Chair chair, int version) throws SQLException {
    return new CheckIn(new CheckInId(row.getObject("id", UUID.class)),
        session, new CourseId(row.getObject("course_id", UUID.class)), chair,
        new Ratings(row.getInt("seen"), row.getInt("heard"), row.getInt("understood"), row.getInt("safe"),
            row.getInt("working")),
        version, new CheckIn.Provenance(row.getTimestamp("submitted_at").toInstant(), row.getBoolean("saw_other"),
            row.getObject("import_id") != null));
  }
}
