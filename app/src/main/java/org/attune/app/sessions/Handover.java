package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A next therapist, proposed to the client.
 *
 * @param answeredAt when the client agreed or declined, or it was withdrawn; null while it waits
 * @param nextCourse the course that opened, where the client agreed
 */
public record Handover(HandoverId id, CourseId course, PersonId next, PersonId proposedBy, @Nullable Instant answeredAt,
                       @Nullable CourseId nextCourse, int version) {
  public boolean isPending() {
    return answeredAt == null;
  }
}
