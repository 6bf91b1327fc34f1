package org.attune.app.sessions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.TherapistScheduleLock.LockedSchedule;
import org.attune.app.sessions.internal.CourseRepository;
import org.attune.app.sessions.internal.SessionRepository;
import org.attune.app.sessions.internal.SessionScheduler;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a course is closed without its client: by its therapist, or by a manager, who sees nothing of what is in it. The client
 * is told, and what was closed is reopened in one step.
 */
@Service
public class CourseClosures {

  private static final RowMapper<CourseClosure> CLOSURE = (row, i) -> new CourseClosure(
      new CourseId(row.getObject("course_id", UUID.class)), new PersonId(row.getObject("closed_by", UUID.class)),
      CourseClosure.Reason.of(row.getString("reason")), row.getTimestamp("closed_at").toInstant());

  private final JdbcClient database;
  private final CourseRepository courses;
  private final SessionRepository sessions;
  private final SessionScheduler scheduler;
  private final TherapistScheduleLock locks;
  private final Absences absences;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CourseClosures(JdbcClient database, CourseRepository courses, SessionRepository sessions, SessionScheduler scheduler,
           TherapistScheduleLock locks, Absences absences, People people, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.courses = courses;
    this.sessions = sessions;
    this.scheduler = scheduler;
    this.locks = locks;
    this.absences = absences;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /** A course that the viewer may close and reopen: their own as its therapist, and for a manager any of the practice. */
  @Transactional(readOnly = true)
  public Optional<Course> closable(Viewer.Member viewer, CourseId id) {
    return courses.find(viewer, id).filter(c -> c.practice().equals(viewer.practice())
        && (c.therapist().equals(viewer.person()) || viewer.hasRole(Role.MANAGER)));
  }

  /**
   * Closes a course today: nothing is planned any more, and both still read what they could read. Sent twice, it counts once.
   *
   * @param version of the course, as it was seen: sent again after a reopening, nothing is closed
   * @throws Conflict where the course is open, and not as it was seen
   */
  @Transactional
  public void close(Viewer.Member viewer, CourseId id, int version, CourseClosure.Reason reason) {
    Course course = closable(viewer, id).orElseThrow(NotFound::new);
    if (!course.isOpen()) {
      return;
    }
    Instant now = clock.instant();
    var job = new Viewer.Job(course.practice(), id);
    courses.update(job, course.ended(LocalDate.ofInstant(now, scheduler.zone(job, course))).withVersion(version));
    List<SessionId> calledOff = sessions.cancelAfter(job, id, now);
    courses.insertClosure(viewer, new CourseClosure(id, viewer.person(), reason, now), course.practice(), calledOff);
    events.publishEvent(new CourseClosed(id, course.practice(), course.client()));
  }

  @Transactional(readOnly = true)
  public Optional<CourseClosure> find(Viewer viewer, CourseId course) {
    return of(course);
  }

  private Optional<CourseClosure> of(CourseId course) {
    return database.sql("select * from closure where course_id = :course").param("course", course.value()).query(CLOSURE)
        .optional();
  }

  /** All closures that the viewer may know, the newest first. */
  @Transactional(readOnly = true)
  public List<CourseClosure> all(Viewer viewer) {
    return database.sql("select * from closure order by closed_at desc, course_id").query(CLOSURE).list();
  }

  /**
   * Reopens a course as it was: what was called off by the closing, and still lies ahead, is planned again, but for days away.
   * Who covers on these may read it again.
   */
  @Transactional
  public void reopen(Viewer.Member viewer, CourseId id) {
    Course course = closable(viewer, id).orElseThrow(NotFound::new);
    if (course.isOpen()) {
      return; // the same form, sent twice
    }
    if (of(id).isEmpty()) {
      throw new NotFound();
    }
    var job = new Viewer.Job(course.practice(), id);
    LockedSchedule schedule = locks.lock(job, course.therapist());
    if (people.withRole(viewer, course.practice(), Role.THERAPIST).stream().noneMatch(p -> p.id().equals(course.therapist()))) {
      throw new InvalidInput("sessions.closure.therapist-is-gone");
    }
    List<SessionId> calledOff = courses.deleteClosure(job, id);
    Course open = course.reopened();
    courses.update(job, open);
    sessions.planAgain(job, schedule, open, calledOff, clock.instant()).forEach(s -> scheduler.markHeldAtEnd(open, s.id(), s.end()));
    scheduler.applyCadence(job, open);
    absences.extendCover(job, id);
  }
}
