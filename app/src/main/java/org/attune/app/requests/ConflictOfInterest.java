package org.attune.app.requests;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a therapist may step back after they answered; it is recorded. */
public enum ConflictOfInterest {
  KNOWS_THEM, KNOWS_SOMEONE_CLOSE, ANOTHER_ROLE;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ConflictOfInterest> of(String code) {
    return Stream.of(values()).filter(conflict -> conflict.code().equals(code)).findFirst();
  }
}
