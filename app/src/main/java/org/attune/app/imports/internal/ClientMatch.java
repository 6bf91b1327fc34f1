package org.attune.app.imports.internal;

import java.util.List;
import org.attune.app.identity.CourseId;

/**
 * A client as the file names them, and the therapist's courses with somebody of that name.
 *
 * @param sessions how many the file has of theirs
 */
public record ClientMatch(String name, int sessions, List<Candidate> courses) {

  /** @param openedOn so that two clients of one name can be told apart */
  public record Candidate(CourseId course, String client, java.time.LocalDate openedOn, boolean open) {}

  public boolean isAmbiguous() {
    return courses.size() > 1;
  }

  public boolean isUnknown() {
    return courses.isEmpty();
  }
}
