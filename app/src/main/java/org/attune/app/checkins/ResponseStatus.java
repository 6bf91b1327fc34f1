package org.attune.app.checkins;

/** What came back about a session: that is all that may be known without the right to read. */
public enum ResponseStatus {
  NONE, GIVEN, NO_WORDS, NOT_THIS_TIME, NOT_MET;

  /** Whether the client said that they don't answer in numbers: with a reason, and never a low score. */
  public boolean isDeclined() {
    return this == NO_WORDS || this == NOT_THIS_TIME || this == NOT_MET;
  }

  /** As in its messages and its rows. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static ResponseStatus of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }
}
