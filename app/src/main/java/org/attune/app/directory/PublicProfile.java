package org.attune.app.directory;

import java.util.List;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/**
 * A profile as visitors may read it.
 *
 * @param slug the last part of its address
 */
public record PublicProfile(ProfileId id, String slug, PersonId therapist, PracticeId practice, ProfileContent content, Capacity places,
    List<ProfileConfirmation> confirmations, boolean hasPhotograph) {
  public PublicProfile {
    confirmations = List.copyOf(confirmations);
  }
}
