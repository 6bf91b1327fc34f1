package org.attune.app.authentication;

import org.attune.app.layout.InvalidInput;

/** Refuses a sign-in name that somebody already has. */
public class SignInNameTaken extends InvalidInput {
  public SignInNameTaken() {
    super("authentication.sign-in-name-taken");
  }
}
