package org.attune.app.safety;

import org.jspecify.annotations.Nullable;

/**
 * A number or an address where help is, as its source said when it was read.
 *
 * @param number  to call, or null
 * @param address of its pages, or null
 */
public record HelpLine(Kind kind, String name, @Nullable String number, @Nullable String address) {
  public enum Kind { EMERGENCY, LISTENING, YOUNG, DIRECTORY, YOUNG_DIRECTORY }

  public boolean isEmergency() {
    return kind == Kind.EMERGENCY;
  }

  public boolean isForAdults() {
    return kind != Kind.YOUNG && kind != Kind.YOUNG_DIRECTORY;
  }

  /** The number as a phone dials it. */
  public String dialled() {
    return number == null ? "" : number.replaceAll("[^0-9+]", "");
  }
}
