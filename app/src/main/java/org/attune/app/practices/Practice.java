package org.attune.app.practices;

import java.time.ZoneId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;

/**
 * A practice: a therapist alone, a group, a service.
 *
 * @param country        ISO 3166 code
 * @param legalRetention what it must keep by law, and where, in its own words, or null
 * @param isHost         whether it was the first here, and may let further ones be set up
 */
public record Practice(PracticeId id, String name, String country, ZoneId timeZone, ConcernRecipients concernRecipients,
    @Nullable String legalRetention, boolean isHost, int version) {

  /**
   * Who hears what a client can't say to their therapist.
   *
   * @param colleague   somebody of the practice, or null
   * @param outsideBody somebody outside, in the practice's own words, or null
   */
  public record ConcernRecipients(@Nullable PersonId colleague, @Nullable String outsideBody) {}

  public Practice withConcernRecipients(@Nullable PersonId colleague, @Nullable String outsideBody) {
    return new Practice(id, name, country, timeZone, new ConcernRecipients(colleague, outsideBody), legalRetention, isHost, version);
  }
}
