package org.attune.app.directory;

import java.time.LocalDate;
import java.util.List;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A profile as its practice knows it.
 *
 * @param latest        the version that was written last, or null
 * @param approved      the one that visitors read, or null
 * @param confirmations what the practice confirmed and still holds for the latest version
 */
public record Profile(ProfileId id, PersonId therapist, @Nullable ProfileVersion latest, @Nullable ProfileVersion approved,
    Publication publication, Capacity places, @Nullable Supervision supervision, List<ProfileConfirmation> confirmations) {
  public Profile {
    confirmations = List.copyOf(confirmations);
  }

  /**
   * Whether it is in the directory.
   *
   * @param unpublishedBy {@code therapist} or {@code manager}, or null
   * @param trusted       whether changes of the words are approved as they come
   * @param slug          the last part of its address, or null while it has none
   */
  public record Publication(boolean published, @Nullable String unpublishedBy, boolean trusted, @Nullable String slug) {}

  /** Practice under supervision, by the approved version. */
  public record Supervision(PersonId supervisor, boolean confirmed, LocalDate permitExpires) {}
}
