package org.attune.app.accesslog;

import java.util.Locale;

/** What of a client's was looked at. */
public enum AccessedRecord {
  BEFORE_SESSION, CHECK_INS, WORDS, BOND, REPAIR, CARD, SESSIONS, SCORES, KEEPSAKE, IMPORT, PASSED_ON, BROUGHT;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static AccessedRecord of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
