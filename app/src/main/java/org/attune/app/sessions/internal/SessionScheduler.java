package org.attune.app.sessions.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Cadence;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.TherapistScheduleLock;
import org.attune.app.sessions.TherapistScheduleLock.LockedSchedule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans sessions ahead from a course's cadence, and sees to it that each counts as held when its end has passed. */
@Component
public class SessionScheduler {

  static final JobName MARK_HELD = new JobName("sessions.hold");
  static final JobName PLAN_AHEAD = new JobName("sessions.plan-ahead");
  private static final Duration HORIZON = Duration.ofDays(56);
  private static final Duration LOOK_AGAIN = Duration.ofDays(7);

  private final SessionRepository rows;
  private final CourseRepository courses;
  private final TherapistScheduleLock locks;
  private final Practices practices;
  private final Jobs jobs;
  private final Clock clock;

  SessionScheduler(SessionRepository rows, CourseRepository courses, TherapistScheduleLock locks, Practices practices, Jobs jobs,
                   Clock clock) {
    this.rows = rows;
    this.courses = courses;
    this.locks = locks;
    this.practices = practices;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Brings what is planned in line with the course's cadence, as it is from now on. */
  @Transactional
  public void applyCadence(Viewer.Job viewer, Course course) {
    LockedSchedule schedule = locks.lock(viewer, course.therapist());
    Instant now = clock.instant();
    List<Session> planned = rows.plannedByCadence(viewer, course.id(), now);
    rows.releaseCadenceDays(viewer, planned);
    List<Slot> slots = freeSlots(viewer, course, now);
    for (int i = 0; i < planned.size(); i++) {
      Session session = planned.get(i);
      if (i < slots.size()) {
        Slot slot = slots.get(i);
        rows.moveToCadenceDay(viewer, schedule, session, course, slot.at(), slot.day());
        markHeldAtEnd(course, session.id(), slot.at().plus(course.length()));
      } else {
        rows.update(viewer, session.withState(Session.State.CANCELLED));
      }
    }
    slots.stream().skip(planned.size()).forEach(slot -> insert(viewer, schedule, course, slot));
    if (course.cadence() != null) {
      jobs.schedule(PLAN_AHEAD, asCourse(course), "ahead", now.plus(LOOK_AGAIN));
    }
  }

  /**
   * Plans what the passing of time has brought within sight; twice is the same as once.
   *
   * @return when to look again, or null where nothing more is to be planned
   */
  @Transactional
  public @Nullable Instant planAhead(Viewer.Job viewer, CourseId id) {
    Course course = courses.find(viewer, id).orElse(null);
    if (course == null || !course.isOpen() || course.cadence() == null) {
      return null;
    }
    Instant now = clock.instant();
    LockedSchedule schedule = locks.lock(viewer, course.therapist());
    freeSlots(viewer, course, now).forEach(slot -> insert(viewer, schedule, course, slot));
    return now.plus(LOOK_AGAIN);
  }

  /** Plans one session outside any cadence. */
  @Transactional
  public void planOne(Viewer.Job viewer, CourseId id, Instant at) {
    Course course = courses.find(viewer, id).orElseThrow(NotFound::new);
    SessionId session = SessionId.random();
    rows.insertPlanned(viewer, locks.lock(viewer, course.therapist()), session, course, new Session.SessionTime(at, course.length()), null);
    markHeldAtEnd(course, session, at.plus(course.length()));
  }

  /** Cancels what is planned after a moment. */
  @Transactional
  public void cancelAfter(Viewer.Job viewer, Course course, Instant after) {
    rows.cancelAfter(viewer, course.id(), after);
  }

  /** Lets a session count as held from its end on, unless somebody says otherwise until then. */
  public void markHeldAtEnd(Course course, SessionId session, Instant end) {
    jobs.schedule(MARK_HELD, asCourse(course), session + "@" + end.getEpochSecond(), end);
  }

  public ZoneId zone(Viewer viewer, Course course) {
    return practices.find(viewer, course.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
  }

  private void insert(Viewer.Job viewer, LockedSchedule schedule, Course course, Slot slot) {
    SessionId id = SessionId.random();
    if (rows.insertPlanned(viewer, schedule, id, course, new Session.SessionTime(slot.at(), course.length()), slot.day())) {
      markHeldAtEnd(course, id, slot.at().plus(course.length()));
    }
  }

  private List<Slot> freeSlots(Viewer.Job viewer, Course course, Instant now) {
    Cadence cadence = course.cadence();
    if (cadence == null) {
      return List.of();
    }
    ZoneId zone = zone(viewer, course);
    Set<LocalDate> filled = rows.filledDays(viewer, course.id());
    List<SessionRepository.AbsencePeriod> away = rows.absencePeriods(viewer, course, now);
    var slots = new ArrayList<Slot>();
    for (LocalDate day : cadence.days(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(now.plus(HORIZON), zone))) {
      Instant at = cadence.on(day, zone).toInstant();
      if (at.isAfter(now) && !filled.contains(day) && away.stream().noneMatch(a -> a.contains(at))) {
        slots.add(new Slot(day, at));
      }
    }
    return slots;
  }

  private static Viewer.Job asCourse(Course course) {
    return new Viewer.Job(course.practice(), course.id());
  }

  private record Slot(LocalDate day, Instant at) {}
}
