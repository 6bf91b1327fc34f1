package org.attune.app.sessions;

import java.time.Instant;
import java.util.Locale;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;

/**
 * A course that was closed without its client, and can be reopened.
 *
 * @param closedBy its therapist, or a manager
 */
public record CourseClosure(CourseId course, PersonId closedBy, Reason reason, Instant at) {

  /** Why: never anything of what was said. The client reads it too. */
  public enum Reason {
    STOPPED_COMING, NEVER_BEGAN, CLIENT_LEFT, ELSEWHERE, THERAPIST_LEAVES;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Reason of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
