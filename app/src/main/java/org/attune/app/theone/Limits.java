package org.attune.app.theone;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;

/**
 * How often, and at which hours.
 *
 * @param aDay  the most within 24 hours
 * @param aWeek the most within 7 days
 * @param from  the first hour of the day, 0 to 23
 * @param until the hour before which it ends, 0 to 23; before {@code from} it is one of the next day, and equal to it any hour is fine
 * @param zone  whose hours these are
 */
public record Limits(int aDay, int aWeek, int from, int until, ZoneId zone) {

  /** The most that can be chosen for a day, and for a week. */
  public static final int MOST_A_DAY = 10;
  public static final int MOST_A_WEEK = 30;

  public Limits {
    if (aDay < 1 || aDay > MOST_A_DAY || aWeek < 1 || aWeek > MOST_A_WEEK || from < 0 || from > 23 || until < 0 || until > 23) {
      throw new IllegalArgumentException("no such limits");
    }
  }

  /** Where one who asks begins: at any hour. */
  static Limits ofAsking(ZoneId zone) {
    return new Limits(3, 10, 0, 0, zone);
  }

  /** Where one who is asked begins: not at night. */
  public static Limits ofBeingAsked(ZoneId zone) {
    return new Limits(2, 7, 8, 21, zone);
  }

  /** Whether one more is within them now, after those of {@code earlier}. */
  boolean allow(Instant now, Collection<Instant> earlier) {
    return isHour(now.atZone(zone).getHour()) && since(earlier, now.minus(Duration.ofDays(1))) < aDay
        && since(earlier, now.minus(Duration.ofDays(7))) < aWeek;
  }

  private boolean isHour(int hour) {
    return from == until || (from < until ? hour >= from && hour < until : hour >= from || hour < until);
  }

  private static long since(Collection<Instant> all, Instant start) {
    return all.stream().filter(at -> at.isAfter(start)).count();
  }
}
