package org.attune.app.identity;

/** Refuses a sign-in name that somebody already has. */
public class SignInNameTaken extends RuntimeException {
  public SignInNameTaken() {
    super("this sign-in name is taken");
  }
}
