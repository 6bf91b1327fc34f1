package org.attune.app.circle;

import java.util.UUID;

/** A person in somebody's circle. */
public record ConnectionId(UUID value) {

  public static ConnectionId random() {
    return new ConnectionId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
