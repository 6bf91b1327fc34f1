package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who reads what a client writes, now.
 *
 * @param until when the therapist is back, where somebody covers; otherwise null
 */
public record Reader(PersonId person, @Nullable Instant until) {
  public boolean covers() {
    return until != null;
  }
}
