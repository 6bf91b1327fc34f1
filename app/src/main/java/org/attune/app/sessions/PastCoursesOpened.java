package org.attune.app.sessions;

import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** Courses were opened for past records, many at once. */
public record PastCoursesOpened(PracticeId practice, PersonId therapist, List<CourseId> courses) {
  public PastCoursesOpened {
    courses = List.copyOf(courses);
  }
}
