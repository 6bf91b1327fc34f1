package org.attune.app.ladder.web;

import org.jspecify.annotations.Nullable;

/** What was typed, as it is taken. */
final class Typed {

  private Typed() {}

  static String words(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
