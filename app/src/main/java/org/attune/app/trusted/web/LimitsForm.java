package org.attune.app.trusted.web;

import java.time.ZoneId;
import java.util.Optional;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.practices.CountriesAndTimeZones;
import org.attune.app.trusted.ContactLimits;
import org.jspecify.annotations.Nullable;

/** How often and when, as it was typed. */
public record LimitsForm(@Nullable String aDay, @Nullable String aWeek, @Nullable String from, @Nullable String until,
                         @Nullable String zone) {

  static LimitsForm of(ContactLimits limits) {
    return new LimitsForm(String.valueOf(limits.maxPerDay()), String.valueOf(limits.maxPerWeek()), String.valueOf(limits.fromHour()),
        String.valueOf(limits.untilHour()), limits.zone().getId());
  }

  /** The limits, where all of them can be; else a sentence at {@code aDay}. */
  Optional<ContactLimits> limits(FieldErrors errors) {
    try {
      if (zone != null && CountriesAndTimeZones.isTimeZone(zone)) {
        return Optional.of(new ContactLimits(number(aDay), number(aWeek), number(from), number(until), ZoneId.of(zone)));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    errors.add("aDay", "theone.limits.wrong", ContactLimits.MAX_PER_DAY, ContactLimits.MAX_PER_WEEK);
    return Optional.empty();
  }

  private static int number(@Nullable String typed) {
    return Integer.parseInt(FormInput.line(typed));
  }
}
