package org.attune.app.ladder.web;

import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What was typed, as it is taken. */
final class Typed {

  private Typed() {}

  static String words(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  static void tooLong(FieldErrors errors, String field, @Nullable String typed, int most) {
    String said = words(typed);
    int length = said.codePointCount(0, said.length());
    if (length > most) {
      errors.add(field, "ladder.too-long", most, length);
    }
  }
}
