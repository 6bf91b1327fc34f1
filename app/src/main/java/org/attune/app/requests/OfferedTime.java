package org.attune.app.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.attune.app.openings.HoldId;

/**
 * A time that was offered for a first talk.
 *
 * @param keptUntil until when nobody else can take it
 * @param hold      what keeps it
 */
public record OfferedTime(UUID id, Instant start, Duration length, boolean online, Instant keptUntil, boolean booked,
    HoldId hold) {
  public Instant end() {
    return start.plus(length);
  }
}
