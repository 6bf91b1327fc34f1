package org.attune.app.sessions.web;

import org.jspecify.annotations.Nullable;

/** How often to meet, as typed; {@code every} is a number of days, or 0. */
public record CadenceForm(String key, String version, String every, String day, String time, String minutes) {
  public CadenceForm(@Nullable String key, @Nullable String version, @Nullable String every, @Nullable String day,
                     @Nullable String time, @Nullable String minutes) {
    this.key = Typed.text(key);
    this.version = Typed.text(version);
    this.every = Typed.text(every);
    this.day = Typed.text(day);
    this.time = Typed.text(time);
    this.minutes = Typed.text(minutes);
  }
}
