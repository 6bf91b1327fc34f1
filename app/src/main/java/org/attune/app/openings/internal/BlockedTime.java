package org.attune.app.openings.internal;

import java.time.Duration;
import java.time.Instant;

/** A half-open span of time in which a therapist can't be met. */
public record BlockedTime(Instant from, Instant until) {

  boolean overlaps(Instant start, Instant end) {
    return from.isBefore(end) && until.isAfter(start);
  }

  /** With as much time before and after. */
  BlockedTime with(Duration buffer) {
    return new BlockedTime(from.minus(buffer), until.plus(buffer));
  }
}
