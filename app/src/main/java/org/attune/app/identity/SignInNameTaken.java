package org.attune.app.identity;

import org.attune.app.layout.Refused;

/** Refuses a sign-in name that somebody already has. */
public class SignInNameTaken extends Refused {
  public SignInNameTaken() {
    super("identity.sign-in-name-taken");
  }
}
