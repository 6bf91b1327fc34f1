package org.attune.app.directory;

import java.util.UUID;

/** What a therapist says about themselves in public. */
public record ProfileId(UUID value) {
  public static ProfileId random() {
    return new ProfileId(UUID.randomUUID());
  }

  public static ProfileId of(String text) {
    return new ProfileId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
