package org.attune.app.safety;

import java.time.Instant;
import java.util.List;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client told somebody other than their therapist.
 *
 * @param wantsChange whether they ask for another therapist
 * @param readAt      when it was first read, or null
 * @param answers     what came back, the earliest first
 */
public record Concern(ConcernId id, PersonId client, PersonId recipient, boolean wantsChange, String words, Instant writtenAt,
                      @Nullable Instant readAt, List<ConcernAnswer> answers) {
  /** What came back, and when. */
  public record ConcernAnswer(String words, Instant writtenAt) {
    @Override
    public String toString() {
      return "Answer[…]";
    }
  }

  @Override
  public String toString() {
    return "Concern[" + id + "]";
  }
}
