package org.attune.app.checkins;

import java.util.Locale;

/** When somebody usually reads check-ins, from their past readings. */
public enum ReadingHabit {
  /** Within a day. */
  SOON,
  DAY_BEFORE,
  SAME_DAY,
  /** After a day or more, on no day that could be named. */
  LATER,
  /** Too few readings to say. */
  UNKNOWN;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ReadingHabit of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
