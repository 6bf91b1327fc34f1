package org.attune.app.trusted;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What became of a mail. */
public enum DeliveryStatus {
  /** It is about to go out. */
  WAITING,
  /** It should be out and isn't: the mail server did not take it so far, or nothing has tried. */
  DELAYED,
  /** The mail server has taken it. */
  SENT,
  /** It was given up. */
  FAILED,
  /** There is no such address. */
  REJECTED;

  private static final Duration SOON = Duration.ofMinutes(2);

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DeliveryStatus of(String state, int attempts, Instant madeAt, Instant now) {
    DeliveryStatus is = valueOf(state.toUpperCase(Locale.ROOT));
    return is == WAITING && (attempts > 0 || madeAt.plus(SOON).isBefore(now)) ? DELAYED : is;
  }

  /** Whether nobody should wait for it. */
  public boolean isFailed() {
    return this == DELAYED || this == FAILED || this == REJECTED;
  }
}
