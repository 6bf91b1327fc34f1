package org.attune.app.sessions.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What people type, read; and what is wrong with it, put at its field. */
final class Typed {

  private Typed() {}

  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  static @Nullable LocalDate day(FieldErrors errors, String field, String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeException e) {
      errors.add(field, "sessions.day-missing");
      return null;
    }
  }

  static @Nullable LocalTime time(FieldErrors errors, String field, String typed) {
    try {
      return LocalTime.parse(typed);
    } catch (DateTimeException e) {
      errors.add(field, "sessions.time-missing");
      return null;
    }
  }

  static @Nullable Duration minutes(FieldErrors errors, String field, String typed) {
    Integer minutes = number(typed);
    if (minutes == null || minutes < 5 || minutes > 600) {
      errors.add(field, "sessions.length-out-of-range");
      return null;
    }
    return Duration.ofMinutes(minutes);
  }

  static @Nullable Integer number(String typed) {
    try {
      return Integer.valueOf(typed);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
