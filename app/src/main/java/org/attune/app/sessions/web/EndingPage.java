package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The ending of a course, from one of the two chairs.
 *
 * @param planned sessions that could be the last
 * @param last    the one that is proposed or agreed, or null
 * @param mine    whether the viewer proposed it
 */
public record EndingPage(Course course, String other, boolean client, String home, List<SessionLine> planned,
                         @Nullable Ending ending, @Nullable SessionLine last, boolean mine) {
  public String path() {
    return "/courses/" + course.id();
  }
}
