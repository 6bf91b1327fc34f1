package org.attune.app.safety.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells somebody other than their therapist.
 *
 * @param to who was named on the page as the one who reads it
 */
public record ConcernForm(@Nullable String key, String words, Boolean change, @Nullable String to) {
  public ConcernForm {
    words = FormInput.text(words);
    change = Boolean.TRUE.equals(change);
  }
}
