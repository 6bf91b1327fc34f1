package org.attune.app.sessions.web;

import org.jspecify.annotations.Nullable;

/** Days away, as typed. */
public record AbsenceForm(String key, String from, String to, String coveredBy, boolean cancels) {
  public AbsenceForm(@Nullable String key, @Nullable String from, @Nullable String to, @Nullable String coveredBy,
                     boolean cancels) {
    this.key = Typed.text(key);
    this.from = Typed.text(from);
    this.to = Typed.text(to);
    this.coveredBy = Typed.text(coveredBy);
    this.cancels = cancels;
  }
}
