package org.attune.app.openings;

import java.time.Duration;
import org.attune.app.layout.InvalidInput;

/**
 * What a therapist asks of a first talk's time.
 *
 * @param buffer       at least so long between it and anything else of theirs
 * @param notice       it begins no sooner than this
 * @param furthestDays so many days from today on, today not counted
 * @param step         one could begin each so many minutes from the beginning of the hours on
 */
public record BookingRules(Duration buffer, Duration notice, int furthestDays, Duration step) {

  public static final int FURTHEST_DAYS = 180;

  /** As long as a therapist hasn't said otherwise. */
  public static final BookingRules USUAL = new BookingRules(Duration.ofMinutes(10), Duration.ofHours(24), 56, Duration.ofMinutes(30));

  public BookingRules {
    require("buffer", buffer.toMinutes(), 0, 240);
    require("notice", notice.toHours(), 0, 1440);
    require("furthest", furthestDays, 1, FURTHEST_DAYS);
    require("step", step.toMinutes(), 5, 240);
  }

  private static void require(String field, long value, int least, int most) {
    if (value < least || value > most) {
      throw InvalidInput.at(field, "openings.rules." + field + "-out-of-range");
    }
  }
}
