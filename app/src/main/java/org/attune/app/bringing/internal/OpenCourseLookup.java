package org.attune.app.bringing.internal;

import org.attune.app.identity.Viewer;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.space.CurrentTherapist;
import org.springframework.stereotype.Component;

/** A therapist is somebody's for as long as a course of theirs is open. */
@Component
class OpenCourseLookup implements CurrentTherapist {

  private final Courses courses;

  OpenCourseLookup(Courses courses) {
    this.courses = courses;
  }

  @Override
  public boolean isPresentFor(Viewer.Oneself viewer) {
    return courses.ofClient(viewer).stream().anyMatch(Course::isOpen);
  }
}
