package org.attune.app.ladder;

import java.util.UUID;

/** A ladder that somebody wrote. */
public record LadderId(UUID value) {

  public static LadderId random() {
    return new LadderId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
