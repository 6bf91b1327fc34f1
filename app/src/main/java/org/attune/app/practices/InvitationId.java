package org.attune.app.practices;

import java.util.UUID;

/** An invitation into a practice. */
public record InvitationId(UUID value) {
  public static InvitationId of(String text) {
    return new InvitationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
