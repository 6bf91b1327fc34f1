package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who reads what a client writes, now.
 *
 * @param until when the therapist is back, where somebody covers; otherwise null
 */
public record CourseReader(PersonId person, @Nullable Instant until) {
  public boolean isCovering() {
    return until != null;
  }
}
