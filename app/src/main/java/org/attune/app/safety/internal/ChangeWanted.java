package org.attune.app.safety.internal;

import org.attune.app.identity.Viewer;
import org.attune.app.safety.Concerns;
import org.attune.app.sessions.ChangeAsked;
import org.attune.app.sessions.Course;
import org.springframework.stereotype.Component;

/** A client who wants another therapist wrote so to whom the practice names. */
@Component
class ChangeWanted implements ChangeAsked {

  private final Concerns concerns;

  ChangeWanted(Concerns concerns) {
    this.concerns = concerns;
  }

  @Override
  public boolean of(Viewer.Member viewer, Course course) {
    return concerns.toChange(viewer).stream().anyMatch(c -> c.id().equals(course.id()));
  }
}
