package org.attune.app.alliance;

import java.util.Locale;

/** What the client says when the therapist feels that the two came through something. */
public enum RepairAgreement {
  YES, NOT_YET, NO;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static RepairAgreement of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
