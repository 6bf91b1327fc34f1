package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.sessions.Absence;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseEnding;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a course.
 *
 * @param otherName   the name of the other of the two
 * @param isClinician    whether the viewer is the course's therapist, not somebody who covers
 * @param upcoming   what is still to come, the next first
 * @param earlier  what has begun, the latest first
 * @param absences    when the therapist is away, now or later, each with the name of who covers
 * @param last    the line of the last session, where one is proposed or agreed
 * @param handover what waits for the client's answer, or null
 * @param passedOn the handover by which the client went on with somebody else, or null
 * @param closure  how the course was closed without the client, while it can be reopened; or null
 * @param isClient      whether the client looks at their own
 * @param isHistorical    whether the client is a past record, who has no sign-in yet and could be given one
 */
public record SessionsView(Course course, String otherName, boolean isClinician, List<SessionListItem> upcoming,
    List<SessionListItem> earlier,
                           List<AbsenceListItem> absences, @Nullable CourseEnding ending, @Nullable SessionListItem last,
                           @Nullable PendingHandover handover, @Nullable PendingHandover passedOn, boolean isHistorical,
                               @Nullable CourseClosure closure,
                           boolean isClient) {

  /** @param cover the name of who reads and meets meanwhile, or null */
  public record AbsenceListItem(Absence absence, @Nullable String cover) {}

  public record PendingHandover(String id, String next) {}

  public String path() {
    return "/courses/" + course.id();
  }
}
