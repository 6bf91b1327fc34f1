package org.attune.app.openings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hours that a therapist has each week for people they don't know yet. */
public record WeeklyHours(UUID id, DayOfWeek weekday, LocalHours hours, Validity validity) {

  /**
   * From one time to another, by the clock on the wall.
   *
   * @param until midnight means the end of the day
   */
  public record LocalHours(LocalTime from, LocalTime until, ZoneId zone, MeetingFormat format) {
    public boolean isForward() {
      return until.isAfter(from) || until.equals(LocalTime.MIDNIGHT);
    }
  }

  /** The days on which they count, both included; without an end where {@code until} is null. */
  public record Validity(LocalDate from, @Nullable LocalDate until) {
    boolean contains(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
  }

  public boolean isOn(LocalDate day) {
    return day.getDayOfWeek() == weekday && validity.contains(day);
  }
}
