package org.attune.app.identity;

import java.util.UUID;

/** A person, with or without an account. */
public record PersonId(UUID value) {
  public static PersonId random() {
    return new PersonId(UUID.randomUUID());
  }

  public static PersonId of(String text) {
    return new PersonId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
