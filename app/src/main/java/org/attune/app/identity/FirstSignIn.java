package org.attune.app.identity;

/** That somebody was given their sign-in just now, and so may begin with it: only {@link People#letSignIn} makes one. */
public final class FirstSignIn {

  private final PersonId person;

  FirstSignIn(PersonId person) {
    this.person = person;
  }

  public PersonId person() {
    return person;
  }
}
