package org.attune.app.layout;

/** Too much is being asked by everybody just now (503). */
public non-sealed class Busy extends Refusal {
  public Busy() {
    super("layout.busy");
  }
}
