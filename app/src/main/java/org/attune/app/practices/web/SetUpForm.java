package org.attune.app.practices.web;

import java.util.List;
import java.util.Locale;
import org.attune.app.authentication.Password;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FormInput;
import org.attune.app.practices.CountriesAndTimeZones;
import org.jspecify.annotations.Nullable;

/** What sets up a practice. */
public record SetUpForm(@Nullable String key, String code, String practice,
                        String country, String timeZone, String name, String usualName,
                        String address, String signInName, Password password,
                        Boolean alsoTherapist) {
  public SetUpForm {
    code = FormInput.line(code);
    practice = FormInput.line(practice);
    country = FormInput.line(country);
    timeZone = FormInput.line(timeZone);
    name = FormInput.line(name);
    usualName = FormInput.line(usualName);
    address = FormInput.line(address);
    signInName = FormInput.line(signInName);
    password = password == null ? new Password("") : password;
    alsoTherapist = Boolean.TRUE.equals(alsoTherapist);
  }

  PersonName personName() {
    return new PersonName(name, usualName);
  }

  /** With the country of the browser's languages, and its time zone. */
  static SetUpForm proposedFor(List<Locale> languages) {
    String country = CountriesAndTimeZones.likelyCountry(languages);
    return new SetUpForm(null, "", "", country, CountriesAndTimeZones.likelyTimeZone(country), "", "", "", "", new Password(""), false);
  }
}
