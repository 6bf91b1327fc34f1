package org.attune.app.ladder;

import java.util.UUID;

/** A rung of a ladder. */
public record RungId(UUID value) {

  public static RungId random() {
    return new RungId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
