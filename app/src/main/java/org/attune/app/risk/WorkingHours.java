package org.attune.app.risk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * The days and hours in which somebody of a practice is at work. Public holidays are not known.
 *
 * @param days at least one
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {

  /** Those of a practice that has chosen none. */
  public static final WorkingHours USUAL =
      new WorkingHours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

  public WorkingHours {
    days = Set.copyOf(days);
    if (days.isEmpty() || !closes.isAfter(opens)) {
      throw new IllegalArgumentException("nobody is ever at work");
    }
  }

  /** Whether somebody is at work at a moment; no longer at the minute of closing. */
  public boolean include(Instant moment, ZoneId zone) {
    ZonedDateTime there = moment.atZone(zone);
    LocalTime time = there.toLocalTime();
    return days.contains(there.getDayOfWeek()) && !time.isBefore(opens) && time.isBefore(closes);
  }

  /** When so much working time has passed since a moment: what would end at closing time ends then, not the next morning. */
  public Instant after(Instant moment, Duration working, ZoneId zone) {
    Duration left = working;
    for (LocalDate day = LocalDate.ofInstant(moment, zone); ; day = day.plusDays(1)) {
      if (!days.contains(day.getDayOfWeek())) {
        continue;
      }
      Instant from = later(moment, day.atTime(opens).atZone(zone).toInstant());
      Duration here = Duration.between(from, day.atTime(closes).atZone(zone).toInstant());
      if (here.compareTo(left) >= 0) {
        return from.plus(left);
      }
      left = here.isNegative() ? left : left.minus(here);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
