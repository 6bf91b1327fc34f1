package org.attune.app.practices.web;

import org.attune.app.layout.FormInput;

/** What a practice says of itself. */
public record SettingsForm(int version, String name, String country, String timeZone, String concernsTo,
                           String outsideBody, String keepsByLaw) {
  public SettingsForm {
    name = FormInput.line(name);
    country = FormInput.line(country);
    timeZone = FormInput.line(timeZone);
    concernsTo = FormInput.line(concernsTo);
    outsideBody = FormInput.text(outsideBody);
    keepsByLaw = FormInput.text(keepsByLaw);
  }
}
