package org.attune.app.outings;

import java.util.UUID;

/** One outing. */
public record OutingId(UUID value) {

  public static OutingId random() {
    return new OutingId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
