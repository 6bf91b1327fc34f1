package org.attune.app.practices.web;

import org.attune.app.identity.Password;
import org.jspecify.annotations.Nullable;

/** What sets up a practice. */
public record SetUpForm(@Nullable String key, String code, String practice,
                        String country, String timeZone, String name,
                        String address, String signInName, Password password,
                        Boolean alsoTherapist) {
  public SetUpForm {
    code = Typed.line(code);
    practice = Typed.line(practice);
    country = Typed.line(country);
    timeZone = Typed.line(timeZone);
    name = Typed.line(name);
    address = Typed.line(address);
    signInName = Typed.line(signInName);
    password = password == null ? new Password("") : password;
    alsoTherapist = Boolean.TRUE.equals(alsoTherapist);
  }

  static SetUpForm empty() {
    return new SetUpForm(null, "", "", "", "", "", "", "", new Password(""), false);
  }
}
