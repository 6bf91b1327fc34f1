package org.attune.app.outings.web;

import org.jspecify.annotations.Nullable;

/** An outing, as it was typed. */
public record OutingForm(@Nullable String key, @Nullable String with, @Nullable String kind, @Nullable String other,
                         @Nullable String place, @Nullable String day, @Nullable String time) {

  static OutingForm with(String name) {
    return new OutingForm(null, name, null, null, null, null, null);
  }

  static String said(@Nullable String words) {
    return words == null ? "" : words.strip();
  }
}
