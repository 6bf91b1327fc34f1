package org.attune.app.sessions.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** How often to meet, as typed; {@code every} is a number of days, or 0. */
public record CadenceForm(String key, String version, String every, String day, String time, String minutes) {
  public CadenceForm(@Nullable String key, @Nullable String version, @Nullable String every, @Nullable String day,
                     @Nullable String time, @Nullable String minutes) {
    this.key = FormInput.line(key);
    this.version = FormInput.line(version);
    this.every = FormInput.line(every);
    this.day = FormInput.line(day);
    this.time = FormInput.line(time);
    this.minutes = FormInput.line(minutes);
  }
}
