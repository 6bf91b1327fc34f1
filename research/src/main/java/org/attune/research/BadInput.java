package org.attune.research;

import java.util.Locale;
import org.attune.tables.Characters;

/** Something a researcher can put right: in their file, or in what they asked for. Its message is for them. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 40;

  BadInput(String message) {
    super(message);
  }

  /** A wrong cell. */
  static BadInput cell(long line, int column, String name, String expected, String found) {
    return new BadInput("line " + line + ", column " + column + " (" + shown(name) + "): expected " + expected + ", found \""
        + shown(found) + "\"");
  }

  /** Some of a text of the file, on one line, with what nobody would see in it, and no orders to a terminal. */
  static String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> {
      if (c != ' ' && Characters.isUnseen(Character.toString(c))) {
        shown.append(String.format(Locale.ROOT, "\\u%04X", c));
      } else {
        shown.appendCodePoint(c);
      }
    });
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
  }
}
