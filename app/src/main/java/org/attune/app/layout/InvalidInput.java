package org.attune.app.layout;

import org.jspecify.annotations.Nullable;

/** What was sent cannot be taken as it is (422); the message says what to do about it. */
public non-sealed class InvalidInput extends Refusal {
  private final @Nullable String field;

  public InvalidInput(String key, Object... arguments) {
    super(key, arguments);
    this.field = null;
  }

  private InvalidInput(@Nullable String field, String key, Object[] arguments) {
    super(key, arguments);
    this.field = field;
  }

  /** A refusal that belongs to one field of the form. */
  public static InvalidInput at(String field, String key, Object... arguments) {
    return new InvalidInput(field, key, arguments);
  }

  public @Nullable String field() {
    return field;
  }
}
