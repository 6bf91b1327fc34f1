package org.attune.app.sessions;

import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** Courses were opened for past records, many at once. */
public record HistoricalCoursesImported(PracticeId practice, PersonId therapist, List<CourseId> courses) {
  public HistoricalCoursesImported {
    courses = List.copyOf(courses);
  }
}
