package org.attune.app.theone;

import java.util.Locale;

/** What became of a mail. */
public enum Delivery {
  /** It is about to go out. */
  WAITING,
  /** The mail server did not take it so far; it is tried again. */
  DELAYED,
  /** The mail server has taken it. */
  SENT,
  /** It was given up. */
  FAILED,
  /** There is no such address. */
  REJECTED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Delivery of(String state, int attempts) {
    Delivery is = valueOf(state.toUpperCase(Locale.ROOT));
    return is == WAITING && attempts > 0 ? DELAYED : is;
  }

  /** Whether nobody should wait for it. */
  public boolean isTrouble() {
    return this == DELAYED || this == FAILED || this == REJECTED;
  }
}
