package org.attune.app.theone.web;

import org.attune.app.theone.Limits;
import org.jspecify.annotations.Nullable;

/** How often and when, as it was typed. */
public record LimitsForm(@Nullable String aDay, @Nullable String aWeek, @Nullable String from, @Nullable String until,
                         @Nullable String zone) {

  static LimitsForm of(Limits limits) {
    return new LimitsForm(String.valueOf(limits.aDay()), String.valueOf(limits.aWeek()), String.valueOf(limits.from()),
        String.valueOf(limits.until()), limits.zone().getId());
  }
}
