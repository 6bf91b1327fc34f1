package org.attune.app.safety;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client told somebody other than their therapist.
 *
 * @param wantsChange whether they ask for another therapist
 * @param readAt      when it was first read, or null
 */
public record Concern(ConcernId id, PersonId from, PersonId to, boolean wantsChange, String words, Instant writtenAt,
                      @Nullable Instant readAt) {
  @Override
  public String toString() {
    return "Concern[" + id + "]";
  }
}
