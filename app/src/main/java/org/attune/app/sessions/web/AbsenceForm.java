package org.attune.app.sessions.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** Days away, as typed. */
public record AbsenceForm(String key, String from, String to, String coveredBy, boolean cancels) {
  public AbsenceForm(@Nullable String key, @Nullable String from, @Nullable String to, @Nullable String coveredBy,
                     boolean cancels) {
    this.key = FormInput.line(key);
    this.from = FormInput.line(from);
    this.to = FormInput.line(to);
    this.coveredBy = FormInput.line(coveredBy);
    this.cancels = cancels;
  }
}
