package org.attune.app.sessions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The moment of a time on the wall: the one place where local times are resolved, and never in the database, which takes the
 * later of two. A time that the clocks skip moves on by as much as they skip; one that comes twice is the first. Only the local
 * time is stored, so that a zone's new rules hold for it as soon as Java knows them.
 */
public final class LocalTimes {

  private LocalTimes() {}

  public static Instant resolve(LocalDate day, LocalTime time, ZoneId zone) {
    return resolve(day.atTime(time), zone.getRules());
  }

  public static Instant resolve(LocalDateTime local, ZoneRules rules) {
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      return local.toInstant(rules.getOffset(local));
    }
    // the offset before: in a gap it leads on by the gap's length, in an overlap it is the first of the two
    return local.toInstant(change.getOffsetBefore());
  }

  /** The first moment of a day, which isn't always midnight. */
  public static Instant startOfDay(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
