package org.attune.tables;

/** Characters that nobody sees, white space in all its kinds, and digits of every script. */
public final class UnicodeText {

  private static final char REPLACEMENT = '\uFFFD';

  private UnicodeText() {}

  /**
   * A text as it is seen: without white space and invisible characters around it, each space in it an ordinary one, and
   * without the marks that only steer how it is shown. Line breaks stay, and so do the joiners that shape words and emoji.
   */
  public static String stripInvisible(String text) {
    int from = 0;
    int to = text.length();
    boolean plain = true;
    for (int i = 0; i < to && plain; i++) {
      plain = text.charAt(i) > ' ' && text.charAt(i) < 127 || text.charAt(i) == ' ' && i > 0 && i < to - 1;
    }
    if (plain) {
      return text;
    }
    while (from < to && isInvisible(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && isInvisible(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    var seen = new StringBuilder(to - from);
    text.substring(from, to).codePoints().filter(c -> !steers(c))
        .forEach(c -> seen.appendCodePoint(isSpace(c) ? ' ' : c));
    return seen.toString();
  }

  /** Whether nothing of a text is seen. */
  public static boolean isInvisible(String text) {
    return text.codePoints().allMatch(UnicodeText::isInvisible);
  }

  /** Whether some letters of a text were lost before it came here. */
  public static boolean hasLostLetters(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  /** White space of any kind, controls, marks and letters without a shape of their own. */
  private static boolean isInvisible(int c) {
    return isSpace(c) || steers(c) || c == 0x200C || c == 0x200D || c >= 0xFE00 && c <= 0xFE0F || c == 0x034F
        || switch (Character.getType(c)) {
          case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
              Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
          default -> false;
        };
  }

  /**
   * White space within a line, and what only Unicode takes for the end of one: the Braille blank and the Hangul fillers are
   * letters to it, and blank to everybody.
   */
  private static boolean isSpace(int c) {
    return Character.getType(c) == Character.SPACE_SEPARATOR || c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\t' || c == 0x2800 || c == 0x3164 || c == 0x115F
        || c == 0x1160 || c == 0xFFA0;
  }

  /** Marks of direction, byte order, word joining and breaking, which no word needs. */
  private static boolean steers(int c) {
    return c == 0x200B || c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F
        || c == 0xFEFF || c == 0x00AD || c == 0x061C || c == 0x180E || c == 0;
  }

  /** The same with the digits 0 to 9 for those of every script, and with the marks of numbers that belong to them. */
  static String toWesternDigits(String text) {
    boolean ascii = true;
    for (int i = 0; i < text.length() && ascii; i++) {
      ascii = text.charAt(i) < 128;
    }
    if (ascii) {
      return text;
    }
    var western = new StringBuilder(text.length());
    text.codePoints().forEach(c -> western.appendCodePoint(toWesternDigits(c)));
    return western.toString();
  }

  private static int toWesternDigits(int c) {
    int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
    if (digit >= 0) {
      return '0' + digit;
    }
    return switch (c) {
      case 0x066B -> '.'; // Arabic decimal separator
      case 0x066C, 0x2019, 0x02BC, 0x2032 -> '\''; // Arabic thousands separator, typographic apostrophes
      case 0x2212, 0x2010, 0x2011, 0x2012, 0x2013, 0xFE63 -> '-';
      case 0x066A -> '%';
      default -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; // fullwidth forms
    };
  }
}
