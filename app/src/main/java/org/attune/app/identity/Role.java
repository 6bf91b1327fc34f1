package org.attune.app.identity;

import java.util.Locale;

/** What a person is in a practice. */
public enum Role {
  /** Runs the practice; sees nothing clinical. */
  MANAGER,
  THERAPIST,
  /** A clinician who only stands in for others. */
  COVERING,
  CLIENT;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
