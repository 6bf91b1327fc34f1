package org.attune.app.openings.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** Hours of each week, as typed. */
public record WeeklyHoursForm(String key, String weekday, String from, String until, String zone, String validFrom, String validUntil,
                              String format) {
  public WeeklyHoursForm(@Nullable String key, @Nullable String weekday, @Nullable String from, @Nullable String until,
                         @Nullable String zone, @Nullable String validFrom, @Nullable String validUntil, @Nullable String format) {
    this.key = FormInput.line(key);
    this.weekday = FormInput.line(weekday);
    this.from = FormInput.line(from);
    this.until = FormInput.line(until);
    this.zone = FormInput.line(zone);
    this.validFrom = FormInput.line(validFrom);
    this.validUntil = FormInput.line(validUntil);
    this.format = FormInput.line(format);
  }
}
