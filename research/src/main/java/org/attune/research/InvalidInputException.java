package org.attune.research;

import java.util.Locale;
import org.attune.tables.UnicodeText;

/** Something a researcher can put right: in their file, or in what they asked for. Its message is for them. */
final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 40;

  InvalidInputException(String message) {
    super(message);
  }

  /** A wrong cell. */
  static InvalidInputException invalidCell(long line, int column, String name, String expected, String found) {
    return new InvalidInputException("line " + line + ", column " + column + " (" + escaped(name) + "): expected " + expected + ", found \""
        + escaped(found) + "\"");
  }

  /** Some of a text of the file, on one line, with what nobody would see in it, and no orders to a terminal. */
  static String escaped(String text) {
    var shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> {
      if (c != ' ' && UnicodeText.isInvisible(Character.toString(c))) {
        shown.append(String.format(Locale.ROOT, "\\u%04X", c));
      } else {
        shown.appendCodePoint(c);
      }
    });
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
  }
}
