package org.attune.app.letters.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it was typed.
 *
 * @param keepAnyway set where its writer keeps it although it is, or may be, to somebody who is set apart
 */
public record LetterForm(@Nullable String key, @Nullable String to, @Nullable String text, @Nullable Integer version,
                         @Nullable String keepAnyway) {

  static LetterForm blank() {
    return new LetterForm(null, null, null, null, null);
  }

  String recipient() {
    return FormInput.line(to);
  }

  /** As it was written: blank lines at its end alone are left out. */
  String trimmedText() {
    return text == null ? "" : text.replace("\r\n", "\n").stripTrailing();
  }
}
