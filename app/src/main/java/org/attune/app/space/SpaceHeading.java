package org.attune.app.space;

import java.util.Locale;

/** The small steps, in the order in which the page of a space offers them; the message {@code space.step.…} names each. */
public enum SpaceHeading {
  NOTICE, REACH_OUT, LET_IN, ONESELF, DISCOMFORT, SMALL, HARD_DAYS, THERAPY;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
