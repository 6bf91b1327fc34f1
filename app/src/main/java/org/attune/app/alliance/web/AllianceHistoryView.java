package org.attune.app.alliance.web;

import java.util.List;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.identity.PersonName;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The bond of a course, for its therapist.
 *
 * @param toRate   the session that waits for the therapist's own rating, or null
 * @param scores   the course's other scores
 */
public record AllianceHistoryView(AllianceHistory history, PersonName clientName, AllianceText text, @Nullable SessionId toRate,
    List<MeasureSummary> scores) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }
}
