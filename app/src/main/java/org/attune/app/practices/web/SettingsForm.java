package org.attune.app.practices.web;

/** What a practice says of itself. */
public record SettingsForm(int version, String name, String country, String timeZone, String concernsTo,
                           String outsideBody, String keepsByLaw) {
  public SettingsForm {
    name = Typed.line(name);
    country = Typed.line(country);
    timeZone = Typed.line(timeZone);
    concernsTo = Typed.line(concernsTo);
    outsideBody = Typed.words(outsideBody);
    keepsByLaw = Typed.words(keepsByLaw);
  }
}
