package org.attune.app.identity.web;

import java.time.Duration;
import org.attune.app.identity.Attempts;
import org.attune.app.identity.Passkeys;
import org.attune.app.identity.People;
import org.attune.app.identity.Recoveries;
import org.attune.app.identity.SecondSteps;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.TooMany;
import org.springframework.stereotype.Component;

/** What somebody proves before a way in is added or taken away. */
@Component
class Proofs {

  private static final int TRIES = 10;
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final People people;
  private final Passkeys passkeys;
  private final SecondSteps secondSteps;
  private final Recoveries recoveries;
  private final Attempts attempts;

  Proofs(People people, Passkeys passkeys, SecondSteps secondSteps, Recoveries recoveries, Attempts attempts) {
    this.people = people;
    this.passkeys = passkeys;
    this.secondSteps = secondSteps;
    this.recoveries = recoveries;
    this.attempts = attempts;
  }

  void checkPassword(Viewer.Visitor visitor, SignedIn who, String password, String field, FieldErrors errors) {
    if (!attempts.isWithin(visitor, "password", who.person().toString(), TRIES, WINDOW)) {
      throw new TooMany(WINDOW);
    }
    if (!people.isPassword(who.oneself(), password)) {
      errors.add(field, "identity.current-wrong");
    }
  }

  /**
   * Whether this sign-in may add a way in. Where a practice asks for two steps and somebody has a passkey, a password alone
   * may not: it would make the second step out of the first. Nor may one by a password that was set anew by mail.
   */
  boolean mayAdd(SignedIn who) {
    return !recoveries.isClosed(who.oneself()) && (who.twoSteps() || !secondSteps.isOn(who.oneself())
        && (passkeys.all(who.oneself()).isEmpty() || secondSteps.dueAt(who.oneself()).isEmpty()));
  }

  void checkMayAdd(SignedIn who) {
    if (!mayAdd(who)) {
      throw new NotFound();
    }
  }
}
