package org.attune.app.openings.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** Rules, as typed. */
public record BookingRulesForm(String buffer, String notice, String furthest, String step) {
  public BookingRulesForm(@Nullable String buffer, @Nullable String notice, @Nullable String furthest, @Nullable String step) {
    this.buffer = FormInput.line(buffer);
    this.notice = FormInput.line(notice);
    this.furthest = FormInput.line(furthest);
    this.step = FormInput.line(step);
  }
}
