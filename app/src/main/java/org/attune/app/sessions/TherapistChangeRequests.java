package org.attune.app.sessions;

import org.attune.app.identity.Viewer;

/**
 * The people that clients asked for another therapist. Each bean of this type is asked; they may propose one, and
 * learns nothing else of the course.
 */
public interface TherapistChangeRequests {
  boolean isAskedOf(Viewer.Member viewer, Course course);
}
