package org.attune.app.discomfort;

import java.util.Locale;

/** A sign of harm, asked for in a plain question and never read from what somebody wrote. One is enough. */
public enum HarmSign {
  CONTROL, THREAT, VIOLENCE, FEAR;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
