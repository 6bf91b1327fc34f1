package org.attune.app.identity;

import java.util.UUID;

/** A practice. */
public record PracticeId(UUID value) {
  public static PracticeId random() {
    return new PracticeId(UUID.randomUUID());
  }

  public static PracticeId of(String text) {
    return new PracticeId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
