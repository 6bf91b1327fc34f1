package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.sessions.Absence;
import org.attune.app.sessions.Closure;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a course.
 *
 * @param other   the name of the other of the two
 * @param kept    whether the viewer is the course's therapist, not somebody who covers
 * @param ahead   what is still to come, the next first
 * @param behind  what has begun, the latest first
 * @param away    when the therapist is away, now or later, each with the name of who covers
 * @param last    the line of the last session, where one is proposed or agreed
 * @param handover what waits for the client's answer, or null
 * @param passedOn the handover by which the client went on with somebody else, or null
 * @param closure  how the course was closed without the client, while it can be reopened; or null
 * @param own      whether the client looks at their own
 * @param past    whether the client is a past record, who has no sign-in yet and could be given one
 */
public record SessionsPage(Course course, String other, boolean kept, List<SessionLine> ahead, List<SessionLine> behind,
                           List<Away> away, @Nullable Ending ending, @Nullable SessionLine last,
                           @Nullable Waiting handover, @Nullable Waiting passedOn, boolean past, @Nullable Closure closure,
                           boolean own) {

  /** @param cover the name of who reads and meets meanwhile, or null */
  public record Away(Absence absence, @Nullable String cover) {}

  public record Waiting(String id, String next) {}

  public String path() {
    return "/courses/" + course.id();
  }
}
