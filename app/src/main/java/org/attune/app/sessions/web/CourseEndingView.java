package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.identity.PersonName;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseEnding;
import org.jspecify.annotations.Nullable;

/**
 * The ending of a course, from one of the two chairs.
 *
 * @param planned sessions that could be the last
 * @param last    the one that is proposed or agreed, or null
 * @param proposedByViewer    whether the viewer proposed it
 */
public record CourseEndingView(Course course, PersonName other, boolean client, String home, List<SessionListItem> planned,
                         @Nullable CourseEnding ending, @Nullable SessionListItem last, boolean proposedByViewer) {
  /** What the page calls them. */
  public String otherName() {
    return other.shortForm();
  }

  public String path() {
    return "/courses/" + course.id();
  }
}
