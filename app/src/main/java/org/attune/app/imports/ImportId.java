package org.attune.app.imports;

import java.util.UUID;

/** One file of past sessions that is being, or was, brought in. */
public record ImportId(UUID value) {
  public static ImportId random() {
    return new ImportId(UUID.randomUUID());
  }

  public static ImportId of(String text) {
    return new ImportId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
