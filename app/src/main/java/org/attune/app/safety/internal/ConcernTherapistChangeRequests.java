package org.attune.app.safety.internal;

import org.attune.app.identity.Viewer;
import org.attune.app.safety.Concerns;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.TherapistChangeRequests;
import org.springframework.stereotype.Component;

/** A client who wants another therapist wrote so to the person that the practice names. */
@Component
class ConcernTherapistChangeRequests implements TherapistChangeRequests {

  private final Concerns concerns;

  ConcernTherapistChangeRequests(Concerns concerns) {
    this.concerns = concerns;
  }

  @Override
  public boolean isAskedOf(Viewer.Member viewer, Course course) {
    return concerns.coursesAskingForChange(viewer).stream().anyMatch(c -> c.id().equals(course.id()));
  }
}
