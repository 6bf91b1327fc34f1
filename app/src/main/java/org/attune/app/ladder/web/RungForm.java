package org.attune.app.ladder.web;

import org.jspecify.annotations.Nullable;

/** A rung as it was typed. */
public record RungForm(@Nullable String key, @Nullable Integer version, @Nullable String words) {

  static RungForm blank() {
    return new RungForm(null, null, null);
  }
}
