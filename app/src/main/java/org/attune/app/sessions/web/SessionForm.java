package org.attune.app.sessions.web;

import org.jspecify.annotations.Nullable;

/** When to meet, as typed. */
public record SessionForm(String key, String version, String day, String time, String minutes) {
  public SessionForm(@Nullable String key, @Nullable String version, @Nullable String day, @Nullable String time,
                     @Nullable String minutes) {
    this.key = Typed.text(key);
    this.version = Typed.text(version);
    this.day = Typed.text(day);
    this.time = Typed.text(time);
    this.minutes = Typed.text(minutes);
  }
}
