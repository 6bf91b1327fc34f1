package org.attune.app.sessions.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.attune.app.identity.Person;
import org.attune.app.sessions.CourseClosure;
import org.jspecify.annotations.Nullable;

/**
 * The open courses of a practice for its manager, therapist by therapist; for a therapist, their own. Below them those that
 * were closed and can be reopened.
 *
 * @param therapists who could be next
 * @param manager    whether the viewer sees all courses of the practice
 * @param form     what was chosen when the form was refused
 */
public record BulkHandoverView(List<OpenCourse> courses, List<ClosedCourse> closed, List<Person> therapists, FormState form,
                                    boolean manager) {

  /**
   * @param key     what the form came with, or null
   * @param courses the courses that were ticked, each with its version
   * @param next    the next therapist
   * @param reason  the code of the reason for closing them
   */
  public record FormState(@Nullable String key, Set<String> courses, String next, String reason) {
    /** Also where the course was changed since. */
    public boolean isTicked(OpenCourse line) {
      return courses.stream().anyMatch(ticked -> ticked.startsWith(line.course()));
    }
  }

  /**
   * @param version      as it is shown here
   * @param isPending    whether a handover waits for the client's answer
   * @param noSignIn whether the client can't be asked, so that the course passes at once
   */
  public record OpenCourse(String course, int version, String client, String therapist, boolean isPending, boolean noSignIn) {
    /** What is sent for it where it is ticked. */
    public String value() {
      return course + "." + version;
    }
  }

  public record ClosedCourse(String course, String client, String therapist, @Nullable LocalDate on, CourseClosure.Reason reason) {}
}
