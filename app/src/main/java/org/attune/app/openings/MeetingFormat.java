package org.attune.app.openings;

import java.util.Locale;

/** How two people meet. */
public enum MeetingFormat {
  ONLINE, IN_PERSON;

  /** What the database and forms call it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static MeetingFormat of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
