package org.attune.app.layout;

import org.jspecify.annotations.Nullable;

/** What was sent cannot be taken as it is (422); the message says what to do about it. */
public non-sealed class Refused extends Refusal {
  private final @Nullable String field;

  public Refused(String key, Object... arguments) {
    super(key, arguments);
    this.field = null;
  }

  private Refused(@Nullable String field, String key, Object[] arguments) {
    super(key, arguments);
    this.field = field;
  }

  /** A refusal that belongs to one field of the form. */
  public static Refused at(String field, String key, Object... arguments) {
    return new Refused(field, key, arguments);
  }

  public @Nullable String field() {
    return field;
  }
}
