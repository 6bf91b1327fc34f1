package org.attune.app.checkins;

import java.util.Locale;

/** The five things that a check-in asks. */
public enum Item {
  SEEN, HEARD, UNDERSTOOD, SAFE, WORKING;

  /** As in forms and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
