package org.attune.app.practices.web;

import org.attune.app.identity.Password;
import org.jspecify.annotations.Nullable;

/** What somebody says who opens an account of their own. */
public record JoinForm(@Nullable String key, Boolean adult, String name, String signInName, Password password) {
  public JoinForm {
    adult = Boolean.TRUE.equals(adult);
    name = Typed.line(name);
    signInName = Typed.line(signInName);
    password = password == null ? new Password("") : password;
  }
}
