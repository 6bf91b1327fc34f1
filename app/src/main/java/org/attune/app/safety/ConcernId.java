package org.attune.app.safety;

import java.util.UUID;

/** Something that a client told somebody other than their therapist. */
public record ConcernId(UUID value) {
  public static ConcernId of(String text) {
    return new ConcernId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
