package org.attune.app.identity;

import java.util.UUID;

/** A link that acts for a person without a sign-in. */
public record AccessLinkId(UUID value) {
  public static AccessLinkId random() {
    return new AccessLinkId(UUID.randomUUID());
  }

  public static AccessLinkId of(String text) {
    return new AccessLinkId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
