package org.attune.app.circle.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** A person as they were typed. */
public record ConnectionForm(@Nullable String key, @Nullable String name, @Nullable String tie, @Nullable Integer version) {

  static ConnectionForm blank() {
    return new ConnectionForm(null, null, null, null);
  }

  String saidName() {
    return FormInput.line(name);
  }

  String saidTie() {
    return FormInput.text(tie);
  }
}
