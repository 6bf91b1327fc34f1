package org.attune.app.layout;

/** Too much is being asked by everybody just now (503). */
public non-sealed class Busy extends Refusal {
  /** @param key of the message that says what to do */
  public Busy(String key) {
    super(key);
  }
}
