package org.attune.app.openings.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** The address of a calendar, as typed. */
public record BusyCalendarForm(String key, String address, String zone) {
  public BusyCalendarForm(@Nullable String key, @Nullable String address, @Nullable String zone) {
    this.key = FormInput.line(key);
    this.address = FormInput.line(address);
    this.zone = FormInput.line(zone);
  }
}
