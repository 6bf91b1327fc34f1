package org.attune.app.sessions.web;

import java.time.Duration;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** When to meet, as typed. */
public record SessionForm(String key, String version, String day, String time, String minutes) {
  public SessionForm(@Nullable String key, @Nullable String version, @Nullable String day, @Nullable String time,
                     @Nullable String minutes) {
    this.key = FormInput.line(key);
    this.version = FormInput.line(version);
    this.day = FormInput.line(day);
    this.time = FormInput.line(time);
    this.minutes = FormInput.line(minutes);
  }

  /** How long a session is, from five minutes to ten hours; null where it can't be that long. */
  static @Nullable Duration length(String minutes) {
    Integer number = FormInput.number(minutes);
    return number == null || number < 5 || number > 600 ? null : Duration.ofMinutes(number);
  }
}
