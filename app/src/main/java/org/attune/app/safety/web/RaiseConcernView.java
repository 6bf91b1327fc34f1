package org.attune.app.safety.web;

import java.util.List;
import org.attune.app.safety.ConcernContact;
import org.jspecify.annotations.Nullable;

/**
 * Someone other than one's therapist.
 *
 * @param action  where the form goes
 * @param backAddress    where the page was come to from
 * @param written what was written before; a link shows none
 * @param otherCourses  further courses, by the therapist they are with
 */
public record RaiseConcernView(ConcernContact someone, String action, String backAddress, List<OwnConcern> written,
                              List<OtherCourse> otherCourses) {
  /** Something written before, with when it was read. */
  public record OwnConcern(String on, String words, @Nullable String read, List<ReceivedConcernView.Answer> answers) {}

  /** Another course of the same client. */
  public record OtherCourse(String address, String therapist) {}
}
