package org.attune.app.requests;

import java.util.UUID;
import org.attune.app.encryption.KeyOwner;

/** A request for a first talk. */
public record FirstTalkRequestId(UUID value) {

  public static FirstTalkRequestId random() {
    return new FirstTalkRequestId(UUID.randomUUID());
  }

  /** Under whose key lies what is written with it. */
  public KeyOwner key() {
    return new KeyOwner.OfRequest(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
