package org.attune.app.layout;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Idempotency keys of forms, which are the ids of what the forms make. */
public final class IdempotencyKeys {

  private IdempotencyKeys() {}

  /** The key that a form came with; a new one where it came with none that could be. */
  public static UUID of(@Nullable String key) {
    try {
      return key == null ? UUID.randomUUID() : UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      return UUID.randomUUID();
    }
  }

  /** The key of one of the rows that a form makes: the same for the same form and row, however often it is sent. */
  public static UUID of(UUID form, String row) {
    return UUID.nameUUIDFromBytes((form + " " + row).getBytes(StandardCharsets.UTF_8));
  }
}
