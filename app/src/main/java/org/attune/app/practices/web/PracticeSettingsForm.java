package org.attune.app.practices.web;

import org.attune.app.layout.FormInput;

/** What a practice says of itself. */
public record PracticeSettingsForm(int version, String name, String country, String timeZone, String concernsTo,
                           String outsideBody, String keepsByLaw) {
  public PracticeSettingsForm {
    name = FormInput.line(name);
    country = FormInput.line(country);
    timeZone = FormInput.line(timeZone);
    concernsTo = FormInput.line(concernsTo);
    outsideBody = FormInput.text(outsideBody);
    keepsByLaw = FormInput.text(keepsByLaw);
  }
}
