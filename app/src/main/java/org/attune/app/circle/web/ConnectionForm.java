package org.attune.app.circle.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * A person as they were typed.
 *
 * @param level how at ease one is with them, where that was said at once
 */
public record ConnectionForm(@Nullable String key, @Nullable String name, @Nullable String tie, @Nullable String level,
    @Nullable Integer version) {

  static ConnectionForm blank() {
    return new ConnectionForm(null, null, null, null, null);
  }

  /** From 1 to 7, or null. */
  public @Nullable Integer chosenLevel() {
    return level != null && level.matches("[1-7]") ? Integer.valueOf(level) : null;
  }

  String saidName() {
    return FormInput.line(name);
  }

  String saidTie() {
    return FormInput.text(tie);
  }
}
