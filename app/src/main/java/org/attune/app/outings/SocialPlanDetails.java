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
 * @param with  who it is with, or empty
 * @param other what it is to be, where it is neither a coffee nor a walk
 * @param place where, or empty
 * @param at    when, in that zone, or null; a time that a change of clocks leaves out is the same so many minutes later
 * @param day   on which day, where no hour was said, or null: some time
 * @param after what was said of it when its day was past, or null: nothing yet
 */
public record SocialPlanDetails(String with, Kind kind, String other, String place, @Nullable LocalDateTime at,
    @Nullable LocalDate day, ZoneId zone,
                   @Nullable Outcome after) {

  public SocialPlanDetails(String with, Kind kind, String other, String place, @Nullable LocalDateTime at, @Nullable LocalDate day,
      ZoneId zone) {
    this(with, kind, other, place, at, day, zone, null);
  }

  /** At an hour. */
  public SocialPlanDetails(String with, Kind kind, String other, String place, LocalDateTime at, ZoneId zone) {
    this(with, kind, other, place, at, null, zone);
  }

  /** Whether it took place, as somebody said afterwards; they may leave it open, and are not asked again. */
  public enum Outcome {
    YES, NO, LEFT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it is to be. */
  public enum Kind {
    COFFEE, WALK, OTHER;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same, with what was said afterwards. */
  SocialPlanDetails withOutcome(@Nullable Outcome now) {
    return new SocialPlanDetails(with, kind, other, place, at, day, zone, now);
  }

  /** The day, if one was said, with an hour or without. */
  public Optional<LocalDate> date() {
    return Optional.ofNullable(at == null ? day : at.toLocalDate());
  }
}
