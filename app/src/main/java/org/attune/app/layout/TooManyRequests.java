package org.attune.app.layout;

import java.time.Duration;

/** Asked too often (429). */
public non-sealed class TooManyRequests extends Refusal {
  private final Duration wait;

  /** @param wait how long until it is worth asking again */
  public TooManyRequests(Duration wait) {
    super("layout.too-many", Math.max(1, wait.plusSeconds(59).toMinutes()));
    this.wait = wait;
  }

  public Duration retryAfter() {
    return wait;
  }
}
