package org.attune.app.identity;

import org.jspecify.annotations.Nullable;

/** The digits of a code as somebody typed it, in whichever script their keyboard writes them. */
public final class Digits {

  private Digits() {}

  /** Such as 541295 for "٥٤١ ٢٩٥"; what is no digit is left out. */
  public static String of(@Nullable String typed) {
    var digits = new StringBuilder();
    if (typed != null) {
      typed.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
    }
    return digits.toString();
  }
}
