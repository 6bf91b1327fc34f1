package org.attune.app.safety.web;

import org.jspecify.annotations.Nullable;

/** What a client tells somebody other than their therapist. */
public record ConcernForm(@Nullable String key, String words, Boolean change) {
  public ConcernForm {
    words = words == null ? "" : words.replace("\r\n", "\n").strip();
    change = Boolean.TRUE.equals(change);
  }
}
