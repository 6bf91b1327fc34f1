package org.attune.app.alliance;

import java.util.Locale;

/** The rule by which something was noticed. */
public enum SignalCriterion {
  /** One line at 3 or below, from the first session on. */
  LOW_LINE,
  /** One line 2 or more below the last check-in, from the second session on. */
  LINE_DROP,
  /** The mean of the five items below what is usual for these two, from three earlier check-ins on (Gumz 2012). */
  OWN_BASELINE,
  /** The mean of the five items below what was to be expected next, by the practice's growth model; from the second on. */
  PREDICTIVE;

  /** Whether it judges the mean of the five items. */
  public boolean isAboutMean() {
    return this == OWN_BASELINE || this == PREDICTIVE;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static SignalCriterion of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
