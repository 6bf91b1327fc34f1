package org.attune.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.attune.app.layout.TooMany;
import org.springframework.stereotype.Component;

/**
 * The one place where what somebody proves becomes a sign-in. Tries are counted by name and by network, and a password
 * is the first of two steps where a second is on. No other class may begin a sign-in: {@code ModularityTests} looks.
 */
@Component
public class Authentications {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int TRIES_OF_A_NETWORK = 60;
  private static final int TRIES_OF_A_PERSON = 10;
  private static final int TOLD_AT_WRONG_CODE = 5;

  private final Credentials credentials;
  private final Passkeys passkeys;
  private final SecondSteps secondSteps;
  private final Recoveries recoveries;
  private final SignIns signIns;
  private final SignInChanges changes;
  private final SignInCookie cookie;
  private final Attempts attempts;

  Authentications(Credentials credentials, Passkeys passkeys, SecondSteps secondSteps, Recoveries recoveries, SignIns signIns,
      SignInChanges changes, SignInCookie cookie, Attempts attempts) {
    this.credentials = credentials;
    this.passkeys = passkeys;
    this.secondSteps = secondSteps;
    this.recoveries = recoveries;
    this.signIns = signIns;
    this.changes = changes;
    this.cookie = cookie;
    this.attempts = attempts;
  }

  /** Somebody who has proven who they are, and how far they have come. */
  public record Proven(Viewer.Oneself person, SignIns.Steps steps) {}

  /** By a name and a password: a sign-in, or the first of two steps; nothing where they don't fit. */
  public Optional<Proven> byPassword(Viewer.Visitor visitor, String signInName, Password password,
      HttpServletRequest request, HttpServletResponse response) {
    String place = countTry(visitor, credentials.folded(visitor, signInName), request);
    return credentials.recognise(visitor, signInName, password).map(person -> {
      attempts.know(visitor, place);
      var oneself = new Viewer.Oneself(person);
      return begin(oneself, secondSteps.isOn(oneself) ? SignIns.Steps.FIRST_OF_TWO : SignIns.Steps.ONE, response);
    });
  }

  /** By a passkey, which counts as both steps; nothing where it isn't theirs. */
  public Optional<Proven> byPasskey(Viewer.Visitor visitor, String answer, HttpServletRequest request,
      HttpServletResponse response) {
    Optional<PersonId> claimed = passkeys.claimedBy(visitor, answer);
    String place = countTry(visitor, claimed.map(PersonId::toString).orElse(Network.of(request)), request);
    return claimed.map(Viewer.Oneself::new).filter(person -> passkeys.recognise(person, answer)).map(person -> {
      attempts.know(visitor, place);
      recoveries.open(person);
      return begin(person, SignIns.Steps.TWO, response);
    });
  }

  /** Whose second step this browser waits for. */
  public Optional<Viewer.Oneself> awaited(Viewer.Visitor visitor, HttpServletRequest request) {
    return cookie.secret(request).flatMap(secret -> signIns.awaiting(visitor, secret)).map(Viewer.Oneself::new);
  }

  /** By the second step of somebody who is awaited; nothing where the code doesn't fit. */
  public Optional<Proven> bySecondStep(Viewer.Visitor visitor, Viewer.Oneself awaited, String code,
      HttpServletRequest request, HttpServletResponse response) {
    if (!isCode(visitor, awaited, code)) {
      return Optional.empty();
    }
    cookie.secret(request).ifPresent(secret -> signIns.end(awaited, secret));
    return Optional.of(begin(awaited, SignIns.Steps.TWO, response));
  }

  /** By the code of somebody who is signed in with fewer steps; false where it doesn't fit. */
  public boolean byCode(Viewer.Visitor visitor, SignedIn who, String code, HttpServletRequest request,
      HttpServletResponse response) {
    return bySecondStep(visitor, who.oneself(), code, request, response).isPresent();
  }

  /** Whether this is the password of somebody who is signed in; counted with whatever else asks for it. */
  public boolean isPassword(Viewer.Visitor visitor, SignedIn who, Password password) {
    if (!attempts.isWithin(visitor, "password", who.person().toString(), TRIES_OF_A_PERSON, WINDOW)) {
      throw new TooMany(WINDOW);
    }
    return credentials.isPassword(who.oneself(), password);
  }

  /** Whether this is a code of somebody who is signed in. */
  public boolean isCode(Viewer.Visitor visitor, SignedIn who, String code) {
    return isCode(visitor, who.oneself(), code);
  }

  /** Six digits are soon guessed. After wrong codes there is a pause, each time longer, and their owner is told. */
  private boolean isCode(Viewer.Visitor visitor, Viewer.Oneself person, String code) {
    countCode(visitor, person);
    Duration pause = attempts.codePause(visitor, person.person());
    if (pause.isPositive()) {
      throw new TooMany(pause);
    }
    if (recoveries.prove(person, code)) {
      attempts.rightCode(visitor, person.person());
      return true;
    }
    if (attempts.wrongCode(visitor, person.person()) == TOLD_AT_WRONG_CODE) {
      changes.note(person, SignInChanges.What.CODES_REFUSED, null);
    }
    return false;
  }

  /** Whether a passkey of somebody who is signed in has answered. */
  public boolean isPasskey(Viewer.Visitor visitor, SignedIn who, String answer) {
    countCode(visitor, who.oneself());
    return passkeys.recognise(who.oneself(), answer);
  }

  /** For somebody who was given their sign-in a moment ago. */
  public void begin(FirstSignIn newcomer, HttpServletResponse response) {
    begin(new Viewer.Oneself(newcomer.person()), SignIns.Steps.ONE, response);
  }

  /** Ends all sign-ins of somebody whose ways of signing in changed, and goes on with as many steps as they took. */
  public void renew(SignedIn who, boolean twoSteps, HttpServletResponse response) {
    signIns.endAll(who.oneself());
    begin(who.oneself(), twoSteps ? SignIns.Steps.TWO : SignIns.Steps.ONE, response);
  }

  /** Counts a code that is about to be tried. */
  public void countCode(Viewer.Visitor visitor, Viewer.Oneself person) {
    if (!attempts.isWithin(visitor, "second step", person.person().toString(), TRIES_OF_A_PERSON, WINDOW)) {
      throw new TooMany(WINDOW);
    }
  }

  /** Counts a try; gives the place that it comes from, to be known if it succeeds. */
  private String countTry(Viewer.Visitor visitor, String account, HttpServletRequest request) {
    String place = account + "|" + Network.of(request);
    // strangers who guess use up strangers' tries, and not those of who signed in from here before
    if (!attempts.isWithin(visitor, "sign-in", request, TRIES_OF_A_NETWORK, WINDOW)
        || !attempts.isWithin(visitor, "sign-in of", attempts.isKnown(visitor, place) ? place : account, TRIES_OF_A_PERSON, WINDOW)) {
      throw new TooMany(WINDOW);
    }
    return place;
  }

  private Proven begin(Viewer.Oneself person, SignIns.Steps steps, HttpServletResponse response) {
    cookie.give(response, signIns.begin(person, steps));
    return new Proven(person, steps);
  }
}
