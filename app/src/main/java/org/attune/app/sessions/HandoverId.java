package org.attune.app.sessions;

import java.util.UUID;

/** A proposal of a next therapist. */
public record HandoverId(UUID value) {
  public static HandoverId of(String text) {
    return new HandoverId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
