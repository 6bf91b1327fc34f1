package org.attune.app.openings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.attune.app.openings.internal.CalendarFetch;
import org.jspecify.annotations.Nullable;

/**
 * A therapist's calendar elsewhere, as they see it: without its address, which is a secret.
 *
 * @param zone       of its whole days, and of times without a zone
 * @param readAt     when it was last read, or null
 * @param problem    why it couldn't be read the last time, or null
 * @param unreadable what of it couldn't be read
 */
public record BusyCalendar(UUID id, ZoneId zone, @Nullable Instant readAt, CalendarFetch.@Nullable Problem problem,
                           List<UnreadableEvent> unreadable) {

  /** For so long what was read last still counts. */
  public static final Duration LASTS = Duration.ofDays(7);

  /** Whether what is known of it is too old, or nothing is known yet: then no time can be called free. */
  public boolean isStale(Instant now) {
    return readAt == null || readAt.plus(LASTS).isBefore(now);
  }
}
