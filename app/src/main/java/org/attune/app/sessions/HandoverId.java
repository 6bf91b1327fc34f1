package org.attune.app.sessions;

import java.util.UUID;

/** A proposal of a next therapist. */
public record HandoverId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
