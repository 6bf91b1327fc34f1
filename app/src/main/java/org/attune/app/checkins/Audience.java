package org.attune.app.checkins;

import java.util.Arrays;

/** The readers that a client allows for a line. */
public enum Audience {
  /** Nobody of the practice, through Attune; stored as "kept". */
  PRIVATE("kept"),
  /** The therapist, now. */
  THERAPIST("therapist"),
  /** The therapist, once the client opens it in a session. */
  TOGETHER("together");

  private final String code;

  Audience(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** @throws IllegalArgumentException if no audience has this code */
  public static Audience of(String code) {
    return Arrays.stream(values()).filter(audience -> audience.code.equals(code)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no audience has this code"));
  }
}
