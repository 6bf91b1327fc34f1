package org.attune.app.sessions;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;

/** Closes a course as it is now. */
public final class ClosedCourses {

  private ClosedCourses() {}

  public static void close(CourseClosures closures, Viewer.Member viewer, CourseId course, CourseClosure.Reason reason) {
    closures.close(viewer, course, closures.closable(viewer, course).map(Course::version).orElse(0), reason);
  }
}
