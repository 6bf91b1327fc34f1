package org.attune.app.directory;

import java.time.Instant;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One version of a profile as it was written.
 *
 * @param photograph  the picture that goes with it, or null
 * @param submittedAt when it was sent to the manager, or null
 * @param decision    what became of it, or null
 */
public record ProfileVersion(UUID id, int number, ProfileContent content, @Nullable UUID photograph, Instant writtenAt,
    @Nullable Instant submittedAt, @Nullable Decision decision) {

  /**
   * What became of a version.
   *
   * @param by     null where it was approved as it came, since its writer is trusted
   * @param remark what the manager would like to have changed, or null
   */
  public record Decision(boolean approved, Instant at, @Nullable PersonId by, @Nullable String remark) {}

  /** Whether a manager has yet to read it. */
  public boolean isWaiting() {
    return submittedAt != null && decision == null;
  }
}
