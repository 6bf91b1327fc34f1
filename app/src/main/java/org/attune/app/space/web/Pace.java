package org.attune.app.space.web;

import java.util.Locale;

/** How much somebody feels like today, when they ask for something small. */
public enum Pace {
  RESTING, SLOW, READY;

  /** As many small things as are written for each. */
  static final int THINGS = 5;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
