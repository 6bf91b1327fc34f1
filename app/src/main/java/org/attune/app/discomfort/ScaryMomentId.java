package org.attune.app.discomfort;

import java.util.UUID;

/** One scary moment that was looked at. */
public record ScaryMomentId(UUID value) {

  public static ScaryMomentId random() {
    return new ScaryMomentId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
