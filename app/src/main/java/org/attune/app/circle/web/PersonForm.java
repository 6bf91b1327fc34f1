package org.attune.app.circle.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** A person as they were typed. */
public record PersonForm(@Nullable String key, @Nullable String name, @Nullable String tie, @Nullable Integer version) {

  static PersonForm blank() {
    return new PersonForm(null, null, null, null);
  }

  String saidName() {
    return FormInput.line(name);
  }

  String saidTie() {
    return FormInput.text(tie);
  }
}
