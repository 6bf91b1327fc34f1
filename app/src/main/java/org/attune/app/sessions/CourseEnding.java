package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The last session, as one proposed it and, where agreedAt is not null, the other agreed: the course ends after it.
 */
public record CourseEnding(CourseId course, SessionId lastSession, PersonId proposedBy, @Nullable Instant agreedAt,
                     int version) {
  public boolean isAgreed() {
    return agreedAt != null;
  }
}
