package org.attune.app.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people type into the fields of a form, made fit to keep. */
public final class FormInput {

  private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private FormInput() {}

  /** One line: whatever breaks a line is a space; empty where nothing was typed. */
  public static String line(@Nullable String typed) {
    return typed == null ? "" : NOT_IN_A_LINE.matcher(typed).replaceAll(" ").strip();
  }

  /** Several lines, with no space around them; empty where nothing was typed. */
  public static String text(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\u0000", "").replace("\r\n", "\n").strip();
  }

  public static @Nullable String orNull(String typed) {
    return typed.isEmpty() ? null : typed;
  }

  /** In characters as a reader counts them (code points). */
  public static int length(String typed) {
    return typed.codePointCount(0, typed.length());
  }

  /** A day as browsers send it (ISO 8601), or null where it is none. */
  public static @Nullable LocalDate day(@Nullable String typed) {
    return parsed(typed, LocalDate::parse);
  }

  /** An hour as browsers send it (ISO 8601), or null where it is none. */
  public static @Nullable LocalTime time(@Nullable String typed) {
    return parsed(typed, LocalTime::parse);
  }

  /** A whole number, or null where it is none. */
  public static @Nullable Integer number(@Nullable String typed) {
    return parsed(typed, Integer::valueOf);
  }

  private static <T> @Nullable T parsed(@Nullable String typed, Function<String, T> parser) {
    try {
      return parser.apply(line(typed));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }
}
