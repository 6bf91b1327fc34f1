package org.attune.app.checkins.web;

import java.time.ZonedDateTime;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FieldErrors;

/**
 * A session as the therapist felt it; nothing of what the client said.
 *
 * @param rated    whether an earlier rating is filled in
 * @param sawClientCheckIn whether the therapist has already read what the client said
 */
public record TherapistRatingView(String address, String course, PersonName clientName, ZonedDateTime heldAt, CheckInForm form,
                         FieldErrors errors, boolean rated, boolean sawClientCheckIn) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }
}
