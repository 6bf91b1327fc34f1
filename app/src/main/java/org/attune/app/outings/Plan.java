package org.attune.app.outings;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would like to ask for.
 *
 * @param with  whom, or empty
 * @param other what it is to be, where it is neither a coffee nor a walk
 * @param place where, or empty
 * @param at    when, in that zone, or null; a time that a change of clocks leaves out is the same so many minutes later
 * @param day   on which day, where no hour was said, or null: some time
 */
public record Plan(String with, Kind kind, String other, String place, @Nullable LocalDateTime at, @Nullable LocalDate day, ZoneId zone) {

  /** At an hour. */
  public Plan(String with, Kind kind, String other, String place, LocalDateTime at, ZoneId zone) {
    this(with, kind, other, place, at, null, zone);
  }

  /** What it is to be. */
  public enum Kind {
    COFFEE, WALK, OTHER;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The day, if one was said, with an hour or without. */
  public Optional<LocalDate> on() {
    return Optional.ofNullable(at == null ? day : at.toLocalDate());
  }
}
