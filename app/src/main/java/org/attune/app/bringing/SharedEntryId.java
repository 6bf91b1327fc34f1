package org.attune.app.bringing;

import java.util.UUID;

/** Something that was brought. */
public record SharedEntryId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
