package org.attune.app.identity;

import java.util.UUID;

/** A link that acts for a person without a sign-in. */
public record LinkId(UUID value) {
  public static LinkId random() {
    return new LinkId(UUID.randomUUID());
  }

  public static LinkId of(String text) {
    return new LinkId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
