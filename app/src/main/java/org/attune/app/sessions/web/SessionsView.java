package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.identity.PersonName;
import org.attune.app.sessions.Absence;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseEnding;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a course.
 *
 * @param other        the name of the other of the two
 * @param isHistorical whether the client is a past record, who has no sign-in yet and could be given one
 */
public record SessionsView(Course course, PersonName other, ViewerRole viewerRole, Schedule schedule, CourseStatus status,
    boolean isHistorical) {

  /** What the page calls them. */
  public String otherName() {
    return other.shortForm();
  }

  /** Who looks at a course. */
  public enum ViewerRole { CLIENT, THERAPIST, COVERING_CLINICIAN }

  /**
   * When the two meet.
   *
   * @param upcoming what is still to come, the next first
   * @param earlier  what has begun, the latest first
   * @param absences when the therapist is away, now or later, each with the name of who covers
   */
  public record Schedule(List<SessionListItem> upcoming, List<SessionListItem> earlier, List<AbsenceListItem> absences) {

    private static final int AT_A_GLANCE = 3;

    public List<SessionListItem> nextUpcoming() {
      return first(upcoming);
    }

    public List<SessionListItem> laterUpcoming() {
      return rest(upcoming);
    }

    public List<SessionListItem> latestEarlier() {
      return first(earlier);
    }

    public List<SessionListItem> longEarlier() {
      return rest(earlier);
    }

    private static List<SessionListItem> first(List<SessionListItem> lines) {
      return lines.subList(0, Math.min(AT_A_GLANCE, lines.size()));
    }

    private static List<SessionListItem> rest(List<SessionListItem> lines) {
      return lines.subList(Math.min(AT_A_GLANCE, lines.size()), lines.size());
    }
  }

  /**
   * How the course goes on, or ended.
   *
   * @param ending           the last session as it is proposed or agreed, or null
   * @param lastSession      that session's line in the list
   * @param pendingHandover  what waits for the client's answer, or null
   * @param acceptedHandover the handover by which the client went on with somebody else, or null
   * @param closure          how the course was closed without the client, while it can be reopened; or null
   */
  public record CourseStatus(@Nullable CourseEnding ending, @Nullable SessionListItem lastSession,
      @Nullable PendingHandover pendingHandover, @Nullable PendingHandover acceptedHandover, @Nullable CourseClosure closure) {}

  /** @param cover the name of who reads and meets meanwhile, or null */
  public record AbsenceListItem(Absence absence, @Nullable String cover) {}

  public record PendingHandover(String id, String next) {}

  /** Whether the client looks at their own sessions. */
  public boolean isClient() {
    return viewerRole == ViewerRole.CLIENT;
  }

  /** Whether the viewer is the course's therapist, not somebody who covers. */
  public boolean isTherapist() {
    return viewerRole == ViewerRole.THERAPIST;
  }

  public String path() {
    return "/courses/" + course.id();
  }
}
