package org.attune.app.alliance.web;

import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * What a client passed on to their next therapist.
 *
 * @param earlier     the name of the therapist before
 * @param alliance        the check-ins' numbers, or null where they were not passed on
 * @param cameThrough what the two came through, or null where it was not passed on
 * @param card        whether the card was passed on, which is shown on the page before the session
 */
public record HandedOverRecordView(CourseId course, PersonName clientName, String earlier, @Nullable AllianceText alliance,
                           @Nullable List<CameThrough> cameThrough, boolean card) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }

  public boolean isEmpty() {
    return alliance == null && cameThrough == null && !card;
  }

  /** Something the two came through, in the words of each who found some. */
  public record CameThrough(@Nullable Integer session, String day, @Nullable String client,
                            @Nullable String therapist) {}
}
