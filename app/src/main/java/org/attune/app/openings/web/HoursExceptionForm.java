package org.attune.app.openings.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** A day that differs, as typed; {@code open} is yes where it has other hours. */
public record HoursExceptionForm(String key, String day, String open, String from, String until, String zone, String format) {
  public HoursExceptionForm(@Nullable String key, @Nullable String day, @Nullable String open, @Nullable String from,
                            @Nullable String until, @Nullable String zone, @Nullable String format) {
    this.key = FormInput.line(key);
    this.day = FormInput.line(day);
    this.open = FormInput.line(open);
    this.from = FormInput.line(from);
    this.until = FormInput.line(until);
    this.zone = FormInput.line(zone);
    this.format = FormInput.line(format);
  }
}
