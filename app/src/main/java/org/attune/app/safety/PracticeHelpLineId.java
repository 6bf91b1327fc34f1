package org.attune.app.safety;

import java.util.UUID;

/** Names a practice's own help line. */
public record PracticeHelpLineId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
