package org.attune.app.safety;

import java.util.UUID;

/** Something that a client told somebody other than their therapist. */
public record ConcernId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
