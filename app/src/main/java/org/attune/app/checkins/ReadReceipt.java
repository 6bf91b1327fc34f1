package org.attune.app.checkins;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.SessionId;

/** Somebody read what a client said of a session. */
public record ReadReceipt(SessionId session, PersonId reader, Instant at) {

  /** Whether it is somebody's of a check-in as it is now. */
  public boolean isOf(CheckIn checkIn, PersonId by) {
    return session.equals(checkIn.session()) && reader.equals(by) && !at.isBefore(checkIn.provenance().submittedAt());
  }
}
