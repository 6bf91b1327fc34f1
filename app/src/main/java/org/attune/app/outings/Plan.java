package org.attune.app.outings;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * What somebody would like to ask for.
 *
 * @param with  whom, or empty
 * @param other what it is to be, where it is neither a coffee nor a walk
 * @param place where, or empty
 * @param at    when, in that zone; a time that a change of clocks leaves out is the same so many minutes later
 */
public record Plan(String with, Kind kind, String other, String place, LocalDateTime at, ZoneId zone) {

  /** What it is to be. */
  public enum Kind {
    COFFEE, WALK, OTHER;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ZonedDateTime begins() {
    return at.atZone(zone);
  }
}
