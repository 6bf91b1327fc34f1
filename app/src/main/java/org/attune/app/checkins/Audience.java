package org.attune.app.checkins;

import java.util.Locale;

/** Whom a client lets read a line. */
public enum Audience {
  /** Nobody of the practice, through Attune. */
  KEPT,
  /** The therapist, now. */
  THERAPIST,
  /** The therapist, once the client opens it in a session. */
  TOGETHER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Audience of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
