package org.attune.research;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Numbers as files write them, read without making a text of them first. */
final class DecimalParser {
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private DecimalParser() {}

  /** A whole number from 0 on, of at most nine digits. */
  static OptionalInt whole(char[] text, int from, int length) {
    if (length < 1 || length > 9) {
      return OptionalInt.empty();
    }
    int value = 0;
    for (int i = from; i < from + length; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return OptionalInt.empty();
      }
      value = 10 * value + text[i] - '0';
    }
    return OptionalInt.of(value);
  }

  /**
   * A finite number with a decimal point, perhaps with an exponent. Up to 15 digits are a whole number and a power of ten
   * that are both exact, so that one division rounds right; longer ones are left to {@link Double#parseDouble}.
   */
  static OptionalDouble number(char[] text, int from, int length) {
    int end = from + length;
    int at = from;
    boolean negative = at < end && text[at] == '-';
    if (negative || (at < end && text[at] == '+')) {
      at++;
    }
    long digits = 0;
    int count = 0;
    int decimals = -1;
    for (; at < end; at++) {
      char c = text[at];
      if (c >= '0' && c <= '9') {
        digits = 10 * digits + c - '0';
        count++;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        break;
      }
      if (count > 15) {
        break;
      }
    }
    if (at == end && count > 0) {
      double value = digits / TENS[Math.max(0, decimals)];
      return OptionalDouble.of(negative ? -value : value);
    }
    return count == 0 ? OptionalDouble.empty() : rare(new String(text, from, length));
  }

  private static OptionalDouble rare(String text) {
    if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
