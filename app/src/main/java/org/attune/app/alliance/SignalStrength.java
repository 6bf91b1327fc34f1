package org.attune.app.alliance;

import java.util.Locale;

/** How far a drop goes beyond what is usual. */
public enum SignalStrength {
  GENTLE, STRONG;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static SignalStrength of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
