package org.attune.app.circle.web;

import org.jspecify.annotations.Nullable;

/** What was said of a person, as it was typed: how at ease one is, or what was hard. */
public record ConnectionNoteForm(@Nullable String key, @Nullable String level, @Nullable String kind, @Nullable String words,
                       @Nullable String hard) {

  static ConnectionNoteForm blank() {
    return new ConnectionNoteForm(null, null, null, null, null);
  }

  /** From 1 to 7, or null. */
  public @Nullable Integer chosenLevel() {
    return level != null && level.matches("[1-7]") ? Integer.valueOf(level) : null;
  }
}
