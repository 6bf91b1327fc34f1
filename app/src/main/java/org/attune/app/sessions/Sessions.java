package org.attune.app.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.internal.CourseRepository;
import org.attune.app.sessions.internal.SessionRepository;
import org.attune.app.sessions.internal.SessionScheduler;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of all courses. One counts as held when its planned end has passed, unless somebody marked an exception. */
@Service
public class Sessions {

  private static final Duration FURTHEST_AHEAD = Duration.ofDays(2 * 366);
  private static final Duration SOON = Duration.ofDays(14);
  private static final Duration FURTHEST_BACK = Duration.ofDays(60 * 366);

  private final SessionRepository rows;
  private final CourseRepository courses;
  private final SessionScheduler scheduler;
  private final TherapistScheduleLock locks;
  private final Queries queries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Sessions(SessionRepository rows, CourseRepository courses, SessionScheduler scheduler, TherapistScheduleLock locks,
           Queries queries, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.courses = courses;
    this.scheduler = scheduler;
    this.locks = locks;
    this.queries = queries;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Session> find(Viewer viewer, SessionId session) {
    return rows.find(viewer, session);
  }

  /** All sessions of a course in order of time. */
  @Transactional(readOnly = true)
  public List<Session> of(Viewer viewer, CourseId course) {
    return rows.of(viewer, course);
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<List<Session>> of(Viewer viewer, CourseId course, QueryBatch batch) {
    return rows.of(viewer, course, batch);
  }

  /**
   * A day of the practice's calendar, in its zone, over all courses that the viewer keeps or covers; in order of time, asked
   * together with other things.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<List<ScheduledSession>> onDay(Viewer.Member viewer, LocalDate day, ZoneId zone, QueryBatch batch) {
    return rows.scheduled(viewer, day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant(), batch);
  }

  /** A person's own appointments in a span of time, whichever chair they sit in. */
  @Transactional(readOnly = true)
  public List<Session> between(Viewer.Oneself viewer, Instant from, Instant until) {
    return rows.between(viewer, from, until);
  }

  /** The next planned session: the one that goes on now, or the first to come. */
  @Transactional(readOnly = true)
  public Optional<Session> next(Viewer viewer, CourseId course) {
    return next(rows.of(viewer, course), clock.instant());
  }

  /** The same, among the sessions of a course in order of time. */
  public static Optional<Session> next(List<Session> sessions, Instant now) {
    return sessions.stream().filter(s -> s.state() == Session.State.PLANNED && s.end().isAfter(now)).findFirst();
  }

  /** When each of these courses meets next, and its last session. */
  @Transactional(readOnly = true)
  public List<CourseDates> schedules(Viewer viewer, Collection<CourseId> courses) {
    return rows.schedules(viewer, courses, clock.instant());
  }

  /** The last session that was held. */
  @Transactional(readOnly = true)
  public Optional<Session> lastHeld(Viewer viewer, CourseId course) {
    return rows.of(viewer, course).stream().filter(Session::isHeld).reduce((earlier, later) -> later);
  }

  /** Plans one session by hand; one whose end has passed counts as held at once. Sent twice, it counts once. */
  @Transactional
  public void plan(Viewer.Member viewer, SessionId id, CourseId course, Instant at, Duration length) {
    Course of = kept(viewer, course);
    if (!of.isOpen()) {
      throw new InvalidInput("sessions.course-has-ended");
    }
    check(at, length);
    if (rows.insertPlanned(viewer, locks.lock(viewer, of.therapist()), id, of, new Session.SessionTime(at, length), null)) {
      settle(viewer, of, id);
    }
  }

  /** Gives a session another time; one that was cancelled or missed is planned again by it. */
  @Transactional
  public void move(Viewer.Member viewer, SessionId id, int version, Instant at, Duration length) {
    Session session = current(viewer, id, version);
    check(at, length);
    boolean isOver = !at.plus(length).isAfter(clock.instant());
    if (session.isHeld() && !isOver) {
      throw InvalidInput.at("day", "sessions.held-not-ahead");
    }
    Session moved = session.movedTo(new Session.SessionTime(at, length), session.state(), version);
    if (session.isHeld()) {
      rows.update(viewer, moved);
    } else {
      plan(viewer, kept(viewer, session.course()), moved);
    }
  }

  /** It does not take place, or did not. */
  @Transactional
  public void cancel(Viewer.Member viewer, SessionId id, int version) {
    except(viewer, current(viewer, id, version), Session.State.CANCELLED);
  }

  /** The client did not come. */
  @Transactional
  public void markMissed(Viewer.Member viewer, SessionId id, int version) {
    Session session = current(viewer, id, version);
    requireBegun(session);
    except(viewer, session, Session.State.MISSED);
  }

  /** It took place; from its beginning on. */
  @Transactional
  public void markHeld(Viewer.Member viewer, SessionId id, int version) {
    Session session = current(viewer, id, version);
    requireBegun(session);
    if (!session.isHeld()) {
      hold(viewer, kept(viewer, session.course()), session);
    }
  }

  /** Takes an exception back: the session is planned as before, or was held if its end has passed. */
  @Transactional
  public void restore(Viewer.Member viewer, SessionId id, int version) {
    Session session = current(viewer, id, version);
    if (session.isCancelledOrMissed()) {
      plan(viewer, kept(viewer, session.course()), session);
    }
  }

  private void plan(Viewer viewer, Course course, Session session) {
    rows.plan(viewer, locks.lock(viewer, course.therapist()), course, session);
    settle(viewer, course, session.id());
  }

  /** "I can't come", said by the client themselves before it begins; the clinician of the course can put it back. */
  @Transactional
  public void callOff(Viewer.Oneself viewer, SessionId id) {
    Session session = findOwnPlanned(viewer, id);
    if (session.state() == Session.State.PLANNED) {
      except(new Viewer.Job(session.practice(), session.course()), session,
          Session.State.CALLED_OFF);
    }
  }

  /** A session of the client's own; a therapist's own are another's. */
  @Transactional(readOnly = true)
  public Session findOwn(Viewer.Oneself viewer, SessionId id) {
    Session session = rows.find(viewer, id).orElseThrow(NotFound::new);
    if (courses.find(viewer, session.course()).filter(c -> c.client().equals(viewer.person())).isEmpty()) {
      throw new NotFound();
    }
    return session;
  }

  /** A session of the client's own that lies ahead. */
  @Transactional(readOnly = true)
  public Session findOwnPlanned(Viewer.Oneself viewer, SessionId id) {
    Session session = findOwn(viewer, id);
    if (!session.plannedAt().isAfter(clock.instant())) {
      throw new InvalidInput("sessions.has-begun");
    }
    return session;
  }

  /** What clients called off of a therapist's sessions of the next two weeks, in order of time. */
  @Transactional(readOnly = true)
  public List<ScheduledSession> calledOff(Viewer.Member viewer) {
    Instant now = clock.instant();
    return queries.answer(batch -> rows.scheduled(viewer, now, now.plus(SOON), batch)).stream()
        .filter(s -> s.state() == Session.State.CALLED_OFF).toList();
  }

  /** "We didn't meet", said by the client themselves. */
  @Transactional
  public void reportNotHeld(Viewer viewer, SessionId id) {
    Session session = rows.find(viewer, id).orElseThrow(NotFound::new);
    requireBegun(session);
    except(new Viewer.Job(session.practice(), session.course()), session,
        Session.State.CANCELLED);
  }

  /** Lets a session count as held if its end has passed and nobody said otherwise. */
  @Transactional
  public void markHeldIfOver(Viewer.Job viewer, SessionId id) {
    rows.find(viewer, id)
        .filter(s -> s.state() == Session.State.PLANNED && !s.end().isAfter(clock.instant()))
        .ifPresent(s -> hold(viewer, courses.find(viewer, s.course()).orElseThrow(), s));
  }

  /** Brings in sessions that were held before, without announcing them; what is there already stays as it is. */
  @Transactional
  public void importPast(Viewer.Member viewer, Map<CourseId, List<ImportedSession>> sessions) {
    Instant now = clock.instant();
    List<Course> kept = courses.findForClinician(viewer, sessions.keySet());
    if (kept.size() < sessions.size()) {
      throw new NotFound();
    }
    if (sessions.values().stream().flatMap(List::stream).anyMatch(s -> s.at().isAfter(now))) {
      throw new InvalidInput("sessions.import-ahead");
    }
    rows.insertImported(viewer, kept, sessions);
  }

  /** The courses whose ending was proposed or agreed: that rests on one of these sessions, or is one of these courses'. */
  @Transactional(readOnly = true)
  public Set<CourseId> coursesWithEnding(Viewer.Member viewer, Collection<SessionId> sessions, Collection<CourseId> courses) {
    return rows.coursesWithEnding(viewer, sessions, courses);
  }

  /** Those of these courses that are, or were, handed over to or from somebody. */
  @Transactional(readOnly = true)
  public Set<CourseId> coursesWithHandover(Viewer.Member viewer, Collection<CourseId> courses) {
    return rows.coursesWithHandover(viewer, courses);
  }

  /** How many sessions each of these courses has, in whatever state. */
  @Transactional(readOnly = true)
  public Map<CourseId, Integer> countByCourse(Viewer.Member viewer, Collection<CourseId> courses) {
    return rows.countByCourse(viewer, courses);
  }

  /** Takes sessions out again that were brought in. */
  @Transactional
  public void removeImported(Viewer.Member viewer, Collection<SessionId> sessions) {
    rows.deleteImported(viewer, sessions);
  }

  /** When a therapist has a session planned that overlaps a span of time, in order of time. */
  @Transactional(readOnly = true)
  public List<Session.SessionTime> plannedTimesOf(Viewer.Job viewer, PersonId therapist, Instant from, Instant until) {
    return rows.plannedTimesOf(viewer, therapist, from, until);
  }

  /** Cancels a therapist's sessions in days on which they are away. */
  @Transactional
  public void cancelBetween(Viewer.Job viewer, PersonId therapist, Instant from, Instant until) {
    rows.plannedOf(viewer, therapist, from, until).forEach(s -> except(viewer, s, Session.State.CANCELLED));
  }

  private void settle(Viewer viewer, Course course, SessionId id) {
    Session session = rows.find(viewer, id).orElseThrow(NotFound::new);
    if (session.end().isAfter(clock.instant())) {
      scheduler.markHeldAtEnd(course, id, session.end());
    } else {
      hold(viewer, course, session);
    }
  }

  private void hold(Viewer viewer, Course course, Session session) {
    rows.update(viewer, session.withState(Session.State.HELD));
    events.publishEvent(new SessionHeld(session.id(), session.course(), session.practice(), course.client(),
        course.therapist(), session.plannedAt()));
  }

  private void except(Viewer viewer, Session session, Session.State state) {
    if (session.state() == state) {
      return;
    }
    rows.update(viewer, session.withState(state));
    Course course = courses.find(viewer, session.course()).orElseThrow(NotFound::new);
    events.publishEvent(new SessionNotHeld(session.id(), session.course(), session.practice(), course.client(),
        course.therapist(), session.plannedAt()));
  }

  private Session current(Viewer.Member viewer, SessionId id, int version) {
    Session session = rows.find(viewer, id).orElseThrow(NotFound::new);
    kept(viewer, session.course());
    if (session.version() != version) {
      throw new Conflict();
    }
    return session;
  }

  private Course kept(Viewer.Member viewer, CourseId course) {
    return courses.findForClinician(viewer, course).orElseThrow(NotFound::new);
  }

  private void requireBegun(Session session) {
    if (session.plannedAt().isAfter(clock.instant())) {
      throw new InvalidInput("sessions.not-yet");
    }
  }

  private void check(Instant at, Duration length) {
    Instant now = clock.instant();
    if (at.isAfter(now.plus(FURTHEST_AHEAD)) || at.isBefore(now.minus(FURTHEST_BACK))) {
      throw InvalidInput.at("day", "sessions.day-out-of-range");
    }
    if (length.toMinutes() < 5 || length.toMinutes() > 600) {
      throw InvalidInput.at("minutes", "sessions.length-out-of-range");
    }
  }
}
