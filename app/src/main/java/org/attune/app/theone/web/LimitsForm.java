package org.attune.app.theone.web;

import java.time.ZoneId;
import java.util.Optional;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.practices.Choices;
import org.attune.app.theone.Limits;
import org.jspecify.annotations.Nullable;

/** How often and when, as it was typed. */
public record LimitsForm(@Nullable String aDay, @Nullable String aWeek, @Nullable String from, @Nullable String until,
                         @Nullable String zone) {

  static LimitsForm of(Limits limits) {
    return new LimitsForm(String.valueOf(limits.aDay()), String.valueOf(limits.aWeek()), String.valueOf(limits.from()),
        String.valueOf(limits.until()), limits.zone().getId());
  }

  /** The limits, where all of them can be; else a sentence at {@code aDay}. */
  Optional<Limits> limits(FieldErrors errors) {
    try {
      if (zone != null && Choices.isTimeZone(zone)) {
        return Optional.of(new Limits(number(aDay), number(aWeek), number(from), number(until), ZoneId.of(zone)));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    errors.add("aDay", "theone.limits.wrong", Limits.MOST_A_DAY, Limits.MOST_A_WEEK);
    return Optional.empty();
  }

  private static int number(@Nullable String typed) {
    return Integer.parseInt(FormInput.line(typed));
  }
}
