package org.attune.app.circle;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that was hard with a person.
 *
 * @param words what happened, or empty
 */
public record HardTime(UUID id, Instant at, Kind kind, String words) {

  /** In what way it was hard. */
  public enum Kind {
    UNSAFE, UNAVAILABLE, INCONSISTENT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
