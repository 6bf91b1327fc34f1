package org.attune.app.sessions.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationAccepted;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Cadence;
import org.attune.app.sessions.Courses;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A client who took up an invitation has a course, in the same transaction. */
@Component
class InvitationAcceptedListener {

  private final Courses courses;
  private final SessionScheduler scheduler;
  private final Practices practices;
  private final Clock clock;

  InvitationAcceptedListener(Courses courses, SessionScheduler scheduler, Practices practices, Clock clock) {
    this.courses = courses;
    this.scheduler = scheduler;
    this.practices = practices;
    this.clock = clock;
  }

  @EventListener
  void open(InvitationAccepted admitted) {
    var viewer = new Viewer.Job(admitted.practice());
    ZoneId zone = practices.find(viewer, admitted.practice()).map(Practice::timeZone).orElseThrow();
    Cadence cadence = cadence(admitted.plan(), zone);
    CourseId course = courses.open(viewer, CourseId.random(), admitted.client(), admitted.therapist(), cadence,
        admitted.plan().length());
    Instant first = admitted.plan().firstSession();
    // a cadence plans from now on: a first session that was before the invitation was taken up took place too
    if (first != null && (cadence == null || !first.isAfter(clock.instant()))) {
      scheduler.planOne(viewer, course, first);
    }
  }

  private static @Nullable Cadence cadence(CoursePlan plan, ZoneId zone) {
    Instant first = plan.firstSession();
    return first == null || plan.weeksBetween() == 0 ? null
        : new Cadence(LocalDate.ofInstant(first, zone), 7 * plan.weeksBetween(), LocalTime.ofInstant(first, zone));
  }
}
