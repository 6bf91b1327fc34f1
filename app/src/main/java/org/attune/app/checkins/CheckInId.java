package org.attune.app.checkins;

import java.util.UUID;

/** One answer of one chair to one session; it is the key of the form that it came by. */
public record CheckInId(UUID value) {
  public static CheckInId random() {
    return new CheckInId(UUID.randomUUID());
  }

  public static CheckInId of(String text) {
    return new CheckInId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
