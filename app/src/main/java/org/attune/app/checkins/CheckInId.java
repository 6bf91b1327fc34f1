package org.attune.app.checkins;

import java.util.UUID;

/** One answer of one chair to one session; it is the key of the form that it came by. */
public record CheckInId(UUID value) {
  /** A new one: version 7 of RFC 9562, which begins with the time, so that answers of one day lie together in their index. */
  public static CheckInId random() {
    UUID random = UUID.randomUUID();
    return new CheckInId(new UUID(System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff,
        random.getLeastSignificantBits()));
  }

  public static CheckInId of(String text) {
    return new CheckInId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
