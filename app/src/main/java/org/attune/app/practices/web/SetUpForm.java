package org.attune.app.practices.web;

import org.attune.app.authentication.Password;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** What sets up a practice. */
public record SetUpForm(@Nullable String key, String code, String practice,
                        String country, String timeZone, String name,
                        String address, String signInName, Password password,
                        Boolean alsoTherapist) {
  public SetUpForm {
    code = FormInput.line(code);
    practice = FormInput.line(practice);
    country = FormInput.line(country);
    timeZone = FormInput.line(timeZone);
    name = FormInput.line(name);
    address = FormInput.line(address);
    signInName = FormInput.line(signInName);
    password = password == null ? new Password("") : password;
    alsoTherapist = Boolean.TRUE.equals(alsoTherapist);
  }

  static SetUpForm empty() {
    return new SetUpForm(null, "", "", "", "", "", "", "", new Password(""), false);
  }
}
