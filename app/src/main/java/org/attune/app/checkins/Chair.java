package org.attune.app.checkins;

import java.util.Locale;

/** From which chair a session was felt. */
public enum Chair {
  CLIENT, THERAPIST;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Chair of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
