package org.attune.app.ladder.web;

import org.jspecify.annotations.Nullable;

/**
 * A rung as it was typed.
 *
 * @param example which example was tapped, or null: then nothing is kept yet
 */
public record RungForm(@Nullable String key, @Nullable Integer version, @Nullable String words, @Nullable String example) {

  static RungForm blank() {
    return new RungForm(null, null, null, null);
  }
}
