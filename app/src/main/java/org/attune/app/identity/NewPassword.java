package org.attune.app.identity;

/** A password that somebody is given: hashed as this is made, before any transaction that keeps it. */
public record NewPassword(String hash) {

  public static NewPassword of(Password password) {
    return new NewPassword(Passwords.hash(password));
  }

  public static NewPassword of(String password) {
    return of(new Password(password));
  }

  @Override
  public String toString() {
    return "NewPassword";
  }
}
