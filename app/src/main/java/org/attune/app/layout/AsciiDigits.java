package org.attune.app.layout;

import org.jspecify.annotations.Nullable;

/** Codes as somebody typed them, in whichever script their keyboard writes digits. */
public final class AsciiDigits {

  private AsciiDigits() {}

  /** The digits alone, such as 541295 for "٥٤١ ٢٩٥". */
  public static String only(@Nullable String typed) {
    return typed == null ? "" : normalise(typed).replaceAll("[^0-9]", "");
  }

  /** The same text with its digits as 0 to 9. */
  public static String normalise(String typed) {
    var text = new StringBuilder();
    typed.codePoints().forEach(c -> text.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return text.toString();
  }
}
