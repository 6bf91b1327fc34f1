package org.attune.app.authentication;

/** A password that somebody is given: hashed as this is made, before any transaction that keeps it. */
public record HashedPassword(String hash) {

  public static HashedPassword of(Password password) {
    return new HashedPassword(ThrottledPasswordEncoder.encode(password));
  }

  public static HashedPassword of(String password) {
    return of(new Password(password));
  }

  @Override
  public String toString() {
    return "HashedPassword";
  }
}
