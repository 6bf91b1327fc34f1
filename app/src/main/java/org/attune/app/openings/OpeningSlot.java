package org.attune.app.openings;

import java.time.Duration;
import java.time.Instant;

/** A time at which two people can meet. */
public record OpeningSlot(Instant start, Duration length, MeetingFormat format) {
  public Instant end() {
    return start.plus(length);
  }
}
