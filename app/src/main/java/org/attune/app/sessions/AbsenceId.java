package org.attune.app.sessions;

import java.util.UUID;

/** Some days on which a therapist is away. */
public record AbsenceId(UUID value) {
  public static AbsenceId of(String text) {
    return new AbsenceId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
