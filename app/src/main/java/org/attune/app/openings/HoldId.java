package org.attune.app.openings;

import java.util.UUID;

public record HoldId(UUID value) {
  public static HoldId random() {
    return new HoldId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
