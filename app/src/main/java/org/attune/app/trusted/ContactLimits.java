package org.attune.app.trusted;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;

/**
 * How often, and at which hours.
 *
 * @param maxPerDay  the most within 24 hours
 * @param maxPerWeek the most within 7 days
 * @param fromHour  the first hour of the day, 0 to 23
 * @param untilHour the hour before which it ends, 0 to 23; before {@code from} it is one of the next day, and equal to it any hour is fine
 * @param zone  whose hours these are
 */
public record ContactLimits(int maxPerDay, int maxPerWeek, int fromHour, int untilHour, ZoneId zone) {

  /** The most that can be chosen for a day, and for a week. */
  public static final int MAX_PER_DAY = 10;
  public static final int MAX_PER_WEEK = 30;

  public ContactLimits {
    if (maxPerDay < 1 || maxPerDay > MAX_PER_DAY || maxPerWeek < 1 || maxPerWeek > MAX_PER_WEEK || fromHour < 0 || fromHour > 23
        || untilHour < 0 || untilHour > 23) {
      throw new IllegalArgumentException("no such limits");
    }
  }

  /** Where one who asks begins: at any hour. */
  static ContactLimits defaultsForAsking(ZoneId zone) {
    return new ContactLimits(3, 10, 0, 0, zone);
  }

  /** Where one who is asked begins: not at night. */
  public static ContactLimits defaultsForBeingAsked(ZoneId zone) {
    return new ContactLimits(2, 7, 8, 21, zone);
  }

  /** Whether one more is within them now, after those of {@code earlier}. */
  boolean allow(Instant now, Collection<Instant> earlier) {
    return isHour(now.atZone(zone).getHour()) && since(earlier, now.minus(Duration.ofDays(1))) < maxPerDay
        && since(earlier, now.minus(Duration.ofDays(7))) < maxPerWeek;
  }

  private boolean isHour(int hour) {
    return fromHour == untilHour || (fromHour < untilHour ? hour >= fromHour && hour < untilHour : hour >= fromHour || hour < untilHour);
  }

  private static long since(Collection<Instant> all, Instant start) {
    return all.stream().filter(at -> at.isAfter(start)).count();
  }
}
