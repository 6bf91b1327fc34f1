package org.attune.app.layout;

/** Somebody else changed the same thing meanwhile (409). */
public non-sealed class Conflict extends Refusal {
  public Conflict() {
    this("layout.conflict");
  }

  public Conflict(String key, Object... arguments) {
    super(key, arguments);
  }
}
