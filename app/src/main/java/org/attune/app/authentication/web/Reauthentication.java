package org.attune.app.authentication.web;

import org.attune.app.authentication.AccountRecovery;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.springframework.stereotype.Component;

/** The one check before a way of signing in is added, removed, renamed or replaced. */
@Component
class Reauthentication {

  private final Authentications authentications;
  private final Passkeys passkeys;
  private final SecondSteps secondSteps;
  private final AccountRecovery recovery;

  Reauthentication(Authentications authentications, Passkeys passkeys, SecondSteps secondSteps, AccountRecovery recovery) {
    this.authentications = authentications;
    this.passkeys = passkeys;
    this.secondSteps = secondSteps;
    this.recovery = recovery;
  }

  /** Requires a sign-in that may change its ways, and notes at {@code field} where this isn't the password. */
  void require(Viewer.Visitor visitor, SignedInPerson signedIn, Password password, String field, FieldErrors errors) {
    requireMayChange(signedIn);
    requirePassword(visitor, signedIn, password, field, errors);
  }

  void requirePassword(Viewer.Visitor visitor, SignedInPerson signedIn, Password password, String field, FieldErrors errors) {
    if (!authentications.matchesPassword(visitor, signedIn, password)) {
      errors.add(field, "authentication.current-wrong");
    }
  }

  /**
   * Whether this sign-in may change how its person signs in. Where they have a passkey or a second step, it takes both
   * steps: a password alone would make the second step out of the first. Nor may one by a password that was reset by mail.
   */
  boolean mayChange(SignedInPerson signedIn) {
    return !recovery.hasClosedWords(signedIn.asOneself())
        && (signedIn.twoSteps() || !secondSteps.isOn(signedIn.asOneself()) && passkeys.ofPerson(signedIn.asOneself()).isEmpty());
  }

  void requireMayChange(SignedInPerson signedIn) {
    if (!mayChange(signedIn)) {
      throw new NotFound();
    }
  }
}
