package org.attune.app.space;

import java.util.UUID;
import org.attune.app.encryption.KeyOwner;

/** A person's space. */
public record SpaceId(UUID value) {

  /** Under whose key its words lie. */
  public KeyOwner key() {
    return new KeyOwner.OfSpace(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
