package org.attune.app.checkins;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.sessions.SessionId;

/**
 * What one chair said of one session, in its last version.
 *
 * @param version 1 for a first answer, one more for each that replaced it
 */
public record CheckIn(CheckInId id, SessionId session, CourseId course, Chair chair, Ratings ratings, int version, Provenance provenance) {

  /**
   * When and how it came here.
   *
   * @param sawOtherChair whether it was given after the other chair's was seen
   * @param isImported    whether it was brought in, not given here
   */
  public record Provenance(Instant submittedAt, boolean sawOtherChair, boolean isImported) {}

  /** Whether it replaced an earlier answer. */
  public boolean edited() {
    return version > 1;
  }
}
