package org.attune.app.sessions.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.attune.app.identity.Person;
import org.attune.app.sessions.Closure;
import org.jspecify.annotations.Nullable;

/**
 * The open courses of a practice for its manager, therapist by therapist; for a therapist, their own. Below them those that
 * were closed and can be reopened.
 *
 * @param therapists who could be next
 * @param manager    whether the viewer sees all courses of the practice
 * @param chosen     what was chosen when the form was refused
 */
public record PracticeHandoversPage(List<Line> lines, List<Closed> closed, List<Person> therapists, Chosen chosen,
                                    boolean manager) {

  /**
   * @param key     what the form came with, or null
   * @param courses the courses that were ticked
   * @param next    the next therapist
   * @param reason  the code of the reason for closing them
   */
  public record Chosen(@Nullable String key, Set<String> courses, String next, String reason) {}

  /**
   * @param waits    whether a handover waits for the client's answer
   * @param noSignIn whether the client can't be asked, so that the course passes at once
   */
  public record Line(String course, String client, String therapist, boolean waits, boolean noSignIn) {}

  public record Closed(String course, String client, String therapist, @Nullable LocalDate on, Closure.Reason reason) {}
}
