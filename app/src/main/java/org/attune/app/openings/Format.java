package org.attune.app.openings;

import java.util.Locale;

/** How two people meet. */
public enum Format {
  ONLINE, IN_PERSON;

  /** What the database and forms call it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Format of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
