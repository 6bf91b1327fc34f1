package org.attune.app.interop.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as people and their programs write them: 2026-03-05, 20260305, 5.3.2026, 05/03/2026, each with or without a time. */
final class Dates {

  /** Which comes first where two numbers could each be the day. */
  enum Order { DAY_FIRST, MONTH_FIRST }

  /** A session without a time of day stands at noon. */
  static final LocalTime NOON = LocalTime.NOON;

  private static final Pattern ISO = Pattern.compile(
      "(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})(?:[T ]+(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)? ?(Z|[+-]\\d{2}:?\\d{2})?)?");
  private static final Pattern NAMED_LAST = Pattern.compile(
      "(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?: +(\\d{1,2}):(\\d{2})(?::\\d{2})?)?");

  private Dates() {}

  /** The moment that a cell names, or null where it names none. */
  static @Nullable Instant parse(String cell, @Nullable Order order, ZoneId zone) {
    try {
      Matcher iso = ISO.matcher(cell);
      if (iso.matches()) {
        LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
        LocalDateTime moment = day.atTime(time(iso.group(4), iso.group(5)));
        String offset = iso.group(6);
        return offset == null ? moment.atZone(zone).toInstant()
            : OffsetDateTime.of(moment, java.time.ZoneOffset.of(offset)).toInstant();
      }
      Matcher last = NAMED_LAST.matcher(cell);
      if (last.matches()) {
        boolean monthFirst = order == Order.MONTH_FIRST && !last.group(2).equals(".");
        LocalDate day = LocalDate.of(number(last, 4), number(last, monthFirst ? 1 : 3), number(last, monthFirst ? 3 : 1));
        return day.atTime(time(last.group(5), last.group(6))).atZone(zone).toInstant();
      }
    } catch (DateTimeException e) {
      return null;
    }
    return null;
  }

  /** Whether a cell looks like a date, in whichever order. */
  static boolean looksLikeOne(String cell) {
    return cell.length() >= 8
        && (parse(cell, Order.DAY_FIRST, java.time.ZoneOffset.UTC) != null
            || parse(cell, Order.MONTH_FIRST, java.time.ZoneOffset.UTC) != null)
        && !cell.chars().allMatch(Character::isDigit) || cell.matches("(19|20)\\d{6}");
  }

  /** What the cells themselves say about their order: null where they leave it open, and it must be asked. */
  static @Nullable Order order(Collection<String> cells) {
    boolean any = false;
    boolean dayFirst = false;
    boolean monthFirst = false;
    for (String cell : cells) {
      Matcher last = NAMED_LAST.matcher(cell);
      if (last.matches() && !last.group(2).equals(".")) {
        any = true;
        dayFirst |= number(last, 1) > 12;
        monthFirst |= number(last, 3) > 12;
      }
    }
    if (!any) {
      return Order.DAY_FIRST;
    }
    return dayFirst == monthFirst ? null : dayFirst ? Order.DAY_FIRST : Order.MONTH_FIRST;
  }

  private static LocalTime time(@Nullable String hour, @Nullable String minute) {
    return hour == null || minute == null ? NOON : LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
