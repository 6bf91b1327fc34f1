package org.attune.app.authentication;

import org.attune.app.identity.PersonId;

/** Shows that somebody has just been given their sign-in, and may begin with it. Only {@link Credentials#createSignIn} makes one. */
public final class FirstSignIn {

  private final PersonId person;

  FirstSignIn(PersonId person) {
    this.person = person;
  }

  public PersonId person() {
    return person;
  }
}
