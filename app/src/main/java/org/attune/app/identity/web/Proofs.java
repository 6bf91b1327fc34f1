package org.attune.app.identity.web;

import org.attune.app.identity.Authentications;
import org.attune.app.identity.Passkeys;
import org.attune.app.identity.Password;
import org.attune.app.identity.Recoveries;
import org.attune.app.identity.SecondSteps;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.springframework.stereotype.Component;

/** The one check before a way of signing in is added, removed, renamed or replaced. */
@Component
class Proofs {

  private final Authentications authentications;
  private final Passkeys passkeys;
  private final SecondSteps secondSteps;
  private final Recoveries recoveries;

  Proofs(Authentications authentications, Passkeys passkeys, SecondSteps secondSteps, Recoveries recoveries) {
    this.authentications = authentications;
    this.passkeys = passkeys;
    this.secondSteps = secondSteps;
    this.recoveries = recoveries;
  }

  /** Requires a sign-in that may change its ways, and notes at {@code field} where this isn't the password. */
  void check(Viewer.Visitor visitor, SignedIn who, Password password, String field, FieldErrors errors) {
    checkMayChange(who);
    checkPassword(visitor, who, password, field, errors);
  }

  void checkPassword(Viewer.Visitor visitor, SignedIn who, Password password, String field, FieldErrors errors) {
    if (!authentications.isPassword(visitor, who, password)) {
      errors.add(field, "identity.current-wrong");
    }
  }

  /**
   * Whether this sign-in may change how its person signs in. Where they have a passkey or a second step, it takes both
   * steps: a password alone would make the second step out of the first. Nor may one by a password that was reset by mail.
   */
  boolean mayChange(SignedIn who) {
    return !recoveries.isClosed(who.oneself())
        && (who.twoSteps() || !secondSteps.isOn(who.oneself()) && passkeys.all(who.oneself()).isEmpty());
  }

  void checkMayChange(SignedIn who) {
    if (!mayChange(who)) {
      throw new NotFound();
    }
  }
}
