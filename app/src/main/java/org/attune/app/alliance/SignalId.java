package org.attune.app.alliance;

import java.util.UUID;

/** Something that was noticed after a session. */
public record SignalId(UUID value) {
  public static SignalId random() {
    return new SignalId(UUID.randomUUID());
  }

  public static SignalId of(String text) {
    return new SignalId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
