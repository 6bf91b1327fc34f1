package org.attune.app.trusted;

import java.util.UUID;
import org.attune.app.encryption.KeyOwner;

/** Somebody who was asked to be there. */
public record TrustedPersonId(UUID value) {

  public static TrustedPersonId random() {
    return new TrustedPersonId(UUID.randomUUID());
  }

  /** Under whose key lies what both know. */
  public KeyOwner key() {
    return new KeyOwner.OfTrust(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
