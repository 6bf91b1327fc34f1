package org.attune.app.practices.web;

import org.attune.app.authentication.Password;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** What somebody says who opens an account of their own. */
public record SelfRegistrationForm(@Nullable String key, Boolean adult, String name, String signInName, Password password) {
  public SelfRegistrationForm {
    adult = Boolean.TRUE.equals(adult);
    name = FormInput.line(name);
    signInName = FormInput.line(signInName);
    password = password == null ? new Password("") : password;
  }
}
