package org.attune.app.sessions;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.attune.app.layout.InvalidInput;

/**
 * How often two people meet: from a first day on, every so many days, always at the same time of the practice's clock.
 *
 * @param everyDays 1 to 366; a multiple of seven keeps the weekday of the first day
 */
public record Cadence(LocalDate from, int everyDays, LocalTime at) {
  public Cadence {
    if (everyDays < 1 || everyDays > 366) {
      throw InvalidInput.at("everyDays", "sessions.cadence-out-of-range");
    }
    at = at.truncatedTo(ChronoUnit.MINUTES);
  }

  /** The days on which they meet, from {@code first} to {@code last}, both included. */
  public List<LocalDate> days(LocalDate first, LocalDate last) {
    long skipped = Math.max(0, Math.ceilDiv(ChronoUnit.DAYS.between(from, first), everyDays));
    var days = new ArrayList<LocalDate>();
    for (LocalDate day = from.plusDays(skipped * everyDays); !day.isAfter(last); day = day.plusDays(everyDays)) {
      days.add(day);
    }
    return days;
  }

  /**
   * The moment of a day's meeting: the same time on the wall in summer and winter. A time that the clocks skip moves on by
   * the hour that is skipped; one that comes twice is the first.
   */
  public ZonedDateTime on(LocalDate day, ZoneId zone) {
    return LocalTimes.resolve(day, at, zone).atZone(zone);
  }
}
