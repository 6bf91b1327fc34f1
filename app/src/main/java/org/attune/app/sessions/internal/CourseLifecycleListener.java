package org.attune.app.sessions.internal;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.practices.RoleRevoked;
import org.attune.app.sessions.Absences;
import org.attune.app.sessions.CourseOpened;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.HistoricalCoursesImported;
import org.attune.app.sessions.SessionHeld;
import org.attune.app.sessions.SessionNotHeld;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What follows from an event within this module. */
@Component
class CourseLifecycleListener {

  private final CourseRepository rows;
  private final Courses courses;
  private final Absences absences;

  CourseLifecycleListener(CourseRepository rows, Courses courses, Absences absences) {
    this.rows = rows;
    this.courses = courses;
    this.absences = absences;
  }

  /** A course that opens while somebody covers for its therapist, or before, is covered too. */
  @EventListener
  void cover(CourseOpened opened) {
    absences.extendCover(job(opened.practice(), opened.course()), opened.course());
  }

  @EventListener
  void cover(HistoricalCoursesImported opened) {
    absences.extendCover(new Viewer.Job(opened.practice()), opened.therapist(), opened.courses());
  }

  /** After the last session that the two agreed on, the course has ended. */
  @EventListener
  void end(SessionHeld held) {
    var viewer = job(held.practice(), held.course());
    if (rows.isLastSession(viewer, held.session())) {
      courses.end(viewer, held.course());
    }
  }

  /** The therapist of an open course stays so until it has ended or was handed over. */
  @EventListener
  void keepTherapist(RoleRevoked taken) {
    var viewer = new Viewer.Job(taken.practice());
    if (taken.role() == Role.THERAPIST && courses.ofPractice(viewer, taken.practice()).stream()
        .anyMatch(c -> c.isOpen() && c.therapist().equals(taken.person()))) {
      throw new InvalidInput("sessions.keeps-courses");
    }
  }

  /** A last session that did not take place leaves the two to agree on another. */
  @EventListener
  void forgetEnding(SessionNotHeld notHeld) {
    rows.deleteEnding(job(notHeld.practice(), notHeld.course()), notHeld.session());
  }

  private static Viewer.Job job(PracticeId practice, CourseId course) {
    return new Viewer.Job(practice, course);
  }
}
