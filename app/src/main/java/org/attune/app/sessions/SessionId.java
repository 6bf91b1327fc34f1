package org.attune.app.sessions;

import java.util.UUID;

/** One planned or held meeting of a course. */
public record SessionId(UUID value) {
  public static SessionId random() {
    return new SessionId(UUID.randomUUID());
  }

  public static SessionId of(String text) {
    return new SessionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
