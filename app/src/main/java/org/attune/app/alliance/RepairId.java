package org.attune.app.alliance;

import java.util.UUID;

/** What two people made of a moment that went wrong between them. */
public record RepairId(UUID value) {
  public static RepairId random() {
    return new RepairId(UUID.randomUUID());
  }

  public static RepairId of(String text) {
    return new RepairId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
