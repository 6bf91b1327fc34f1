package org.attune.app.letters;

import java.util.UUID;

/** A letter. */
public record LetterId(UUID value) {

  public static LetterId random() {
    return new LetterId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
