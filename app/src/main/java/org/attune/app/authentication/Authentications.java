package org.attune.app.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.TooManyRequests;
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
  private final AccountRecovery recovery;
  private final SignIns signIns;
  private final SignInChanges changes;
  private final SignInCookie cookie;
  private final RateLimiter rateLimiter;

  Authentications(Credentials credentials, Passkeys passkeys, SecondSteps secondSteps, AccountRecovery recovery, SignIns signIns,
      SignInChanges changes, SignInCookie cookie, RateLimiter rateLimiter) {
    this.credentials = credentials;
    this.passkeys = passkeys;
    this.secondSteps = secondSteps;
    this.recovery = recovery;
    this.signIns = signIns;
    this.changes = changes;
    this.cookie = cookie;
    this.rateLimiter = rateLimiter;
  }

  /** Somebody who has proven who they are, and how far they have come. */
  public record Authenticated(Viewer.Oneself person, SignIns.Steps steps) {}

  /** By a name and a password: a sign-in, or the first of two steps; nothing where they don't fit. */
  public Optional<Authenticated> byPassword(Viewer.Visitor visitor, String signInName, Password password,
      HttpServletRequest request, HttpServletResponse response) {
    String place = countTry(visitor, credentials.normalisedSignInName(visitor, signInName), request);
    return credentials.authenticate(visitor, signInName, password).map(person -> {
      rateLimiter.rememberSuccess(visitor, place);
      var oneself = new Viewer.Oneself(person);
      return signIn(oneself, secondSteps.isOn(oneself) ? SignIns.Steps.FIRST_OF_TWO : SignIns.Steps.ONE, response);
    });
  }

  /** By a passkey, which counts as both steps; nothing where it isn't theirs. */
  public Optional<Authenticated> byPasskey(Viewer.Visitor visitor, String answer, HttpServletRequest request,
      HttpServletResponse response) {
    Optional<PersonId> claimed = passkeys.claimedOwner(visitor, answer);
    String place = countTry(visitor, claimed.map(PersonId::toString).orElse(ClientNetwork.of(request)), request);
    return claimed.map(Viewer.Oneself::new).filter(person -> passkeys.verify(person, answer)).map(person -> {
      rateLimiter.rememberSuccess(visitor, place);
      recovery.openWords(person);
      return signIn(person, SignIns.Steps.TWO, response);
    });
  }

  /** Whose second step this browser waits for. */
  public Optional<Viewer.Oneself> awaitingSecondStep(Viewer.Visitor visitor, HttpServletRequest request) {
    return cookie.secret(request).flatMap(secret -> signIns.awaitingSecondStep(visitor, secret)).map(Viewer.Oneself::new);
  }

  /** By the second step of somebody who is awaited; nothing where the code doesn't fit. */
  public Optional<Authenticated> bySecondStep(Viewer.Visitor visitor, Viewer.Oneself awaited, String code,
      HttpServletRequest request, HttpServletResponse response) {
    if (!matchesCode(visitor, awaited, code)) {
      return Optional.empty();
    }
    cookie.secret(request).ifPresent(secret -> signIns.end(awaited, secret));
    return Optional.of(signIn(awaited, SignIns.Steps.TWO, response));
  }

  /** By the code of somebody who is signed in with fewer steps; false where it doesn't fit. */
  public boolean completeSecondStep(Viewer.Visitor visitor, SignedInPerson signedIn, String code, HttpServletRequest request,
      HttpServletResponse response) {
    return bySecondStep(visitor, signedIn.asOneself(), code, request, response).isPresent();
  }

  /** Whether this is the password of somebody who is signed in; counted with whatever else asks for it. */
  public boolean matchesPassword(Viewer.Visitor visitor, SignedInPerson signedIn, Password password) {
    if (!rateLimiter.tryAcquire(visitor, "password", signedIn.person().toString(), TRIES_OF_A_PERSON, WINDOW)) {
      throw new TooManyRequests(WINDOW);
    }
    return credentials.matchesPassword(signedIn.asOneself(), password);
  }

  /** Whether this is a code of somebody who is signed in. */
  public boolean matchesCode(Viewer.Visitor visitor, SignedInPerson signedIn, String code) {
    return matchesCode(visitor, signedIn.asOneself(), code);
  }

  /** Six digits are soon guessed. After wrong codes there is a pause, each time longer, and their owner is told. */
  private boolean matchesCode(Viewer.Visitor visitor, Viewer.Oneself person, String code) {
    countCodeAttempt(visitor, person);
    Duration pause = rateLimiter.wrongCodePause(visitor, person.person());
    if (pause.isPositive()) {
      throw new TooManyRequests(pause);
    }
    if (recovery.verify(person, code)) {
      rateLimiter.clearWrongCodes(visitor, person.person());
      return true;
    }
    if (rateLimiter.recordWrongCode(visitor, person.person()) == TOLD_AT_WRONG_CODE) {
      changes.record(person, SignInChanges.ChangeType.CODES_REFUSED, null);
    }
    return false;
  }

  /** Whether a passkey of somebody who is signed in has answered. */
  public boolean matchesPasskey(Viewer.Visitor visitor, SignedInPerson signedIn, String answer) {
    countCodeAttempt(visitor, signedIn.asOneself());
    return passkeys.verify(signedIn.asOneself(), answer);
  }

  /** For somebody who was given their sign-in a moment ago. */
  public void signIn(FirstSignIn newcomer, HttpServletResponse response) {
    signIn(new Viewer.Oneself(newcomer.person()), SignIns.Steps.ONE, response);
  }

  /** Ends all sign-ins of somebody whose ways of signing in changed, and goes on with as many steps as they took. */
  public void renewSignIn(SignedInPerson signedIn, boolean twoSteps, HttpServletResponse response) {
    signIns.endAll(signedIn.asOneself());
    signIn(signedIn.asOneself(), twoSteps ? SignIns.Steps.TWO : SignIns.Steps.ONE, response);
  }

  /** Counts a code that is about to be tried. */
  public void countCodeAttempt(Viewer.Visitor visitor, Viewer.Oneself person) {
    if (!rateLimiter.tryAcquire(visitor, "second step", person.person().toString(), TRIES_OF_A_PERSON, WINDOW)) {
      throw new TooManyRequests(WINDOW);
    }
  }

  /** Counts a try; gives the place that it comes from, to be known if it succeeds. */
  private String countTry(Viewer.Visitor visitor, String account, HttpServletRequest request) {
    String place = account + "|" + ClientNetwork.of(request);
    // strangers who guess use up strangers' tries, and not those of who signed in from here before
    if (!rateLimiter.tryAcquire(visitor, "sign-in", request, TRIES_OF_A_NETWORK, WINDOW)
        || !rateLimiter.tryAcquire(visitor, "sign-in of", rateLimiter.hasSucceededBefore(visitor, place) ? place : account, TRIES_OF_A_PERSON, WINDOW)) {
      throw new TooManyRequests(WINDOW);
    }
    return place;
  }

  private Authenticated signIn(Viewer.Oneself person, SignIns.Steps steps, HttpServletResponse response) {
    cookie.set(response, signIns.begin(person, steps));
    return new Authenticated(person, steps);
  }
}
