package org.attune.app.directory;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many more people a therapist can see. A number lapses: what nobody has confirmed lately is never shown as open.
 *
 * @param confirmedAt null where they never said
 */
public record Capacity(int count, @Nullable Instant confirmedAt) {

  /** When an email asks whether a number still holds. */
  public static final Duration ASKED_AFTER = Duration.ofDays(28);
  /** How long a number holds, so that there are some days to answer. */
  public static final Duration LASTS = Duration.ofDays(35);

  public boolean isConfirmed(Instant now) {
    return confirmedAt != null && !now.isAfter(confirmedAt.plus(LASTS));
  }

  /** Whether somebody can come: there is a place, and that was said lately. */
  public boolean isOpen(Instant now) {
    return !now.isAfter(openUntil());
  }

  /** The last moment at which somebody can come; {@link Instant#MIN} where there is no place, or nobody ever said. */
  public Instant openUntil() {
    return count > 0 && confirmedAt != null ? confirmedAt.plus(LASTS) : Instant.MIN;
  }
}
