package org.attune.app.moments;

import java.util.UUID;

/** A moment that somebody spent with themselves. */
public record MomentId(UUID value) {

  public static MomentId random() {
    return new MomentId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
