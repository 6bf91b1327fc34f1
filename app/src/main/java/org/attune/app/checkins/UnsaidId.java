package org.attune.app.checkins;

import java.util.UUID;

/** A line that a client could not say aloud; it is the id of the check-in that it came with. */
public record UnsaidId(UUID value) {
  public static UnsaidId random() {
    return new UnsaidId(UUID.randomUUID());
  }

  public static UnsaidId of(String text) {
    return new UnsaidId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
