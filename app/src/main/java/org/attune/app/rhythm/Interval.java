package org.attune.app.rhythm;

import java.util.Arrays;
import java.util.Locale;

/** How often somebody would like to be in touch. */
public enum Interval {
  WEEK(7), FORTNIGHT(14), MONTH(30), SEASON(91);

  private final int days;

  Interval(int days) {
    this.days = days;
  }

  public int days() {
    return days;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Interval of(int days) {
    return Arrays.stream(values()).filter(interval -> interval.days == days).findFirst().orElseThrow();
  }
}
