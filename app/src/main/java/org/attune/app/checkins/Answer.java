package org.attune.app.checkins;

/** What came back about a session: that is all that may be known without the right to read. */
public enum Answer {
  NONE, GIVEN, NOT_THIS_TIME, NOT_MET;

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static Answer of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }
}
