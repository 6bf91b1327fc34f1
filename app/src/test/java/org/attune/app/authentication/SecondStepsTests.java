package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.ScriptlessBrowser;
import org.attune.app.practices.ScriptlessBrowser.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The second step after a password: who has to take it, what counts, and what doesn't. */
@AttuneTest
class SecondStepsTests {

  private static final String RECOVERY_CODE = "class=\"code\">((?:\\d{4} ?){4})<";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired SecondSteps secondSteps;
  @Autowired People people;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private TestPractice practice;
  private String therapist;
  private java.time.Instant before = java.time.Instant.EPOCH;

  @BeforeEach
  void aPractice() {
    before = clock.instant();
    String name = "S" + UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, name);
    therapist = TestPractice.signInName(name, "therapist");
  }

  @AfterEach
  void backInTime() {
    clock.set(before);
  }

  @Test
  void aCodeOpensOnceAndOnlyInItsTime() {
    String secret = turnOn(signedIn()).secret();
    clock.advance(Duration.ofMinutes(2));
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    Response asked = signIn(browser);
    assertThat(asked.body()).contains("Now the second step");
    assertThat(browser.open("/account").path()).as("half a sign-in is none").isEqualTo("/sign-in");
    assertThat(browser.open("/sign-in/second-step").body()).contains("Now the second step");

    long now = Totp.step(clock.instant());
    assertThat(second(browser, "000000").status()).isEqualTo(422);
    assertThat(second(browser, Totp.code(secret, now - 2)).status()).as("a minute old").isEqualTo(422);
    Response right = second(browser, Totp.code(secret, now - 1));
    assertThat(right.path()).isEqualTo("/today");

    ScriptlessBrowser again = new ScriptlessBrowser(port);
    signIn(again);
    assertThat(second(again, Totp.code(secret, now - 1)).status()).as("used").isEqualTo(422);
    assertThat(second(again, Totp.code(secret, now)).path()).isEqualTo("/today");
    ScriptlessBrowser third = new ScriptlessBrowser(port);
    signIn(third);
    assertThat(second(third, Totp.code(secret, now)).status()).as("used by another").isEqualTo(422);
  }

  @Test
  void guessingCodesSoonMeetsAPause() {
    String secret = turnOn(signedIn()).secret();
    clock.advance(Duration.ofMinutes(2));
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    signIn(browser);
    String wrong = Totp.code(secret, Totp.step(clock.instant()) + 9);
    Map<String, String> form = browser.form("/sign-in/second-step");
    for (int i = 0; i < 3; i++) {
      assertThat(browser.post(with(form, wrong)).status()).isEqualTo(422);
    }
    assertThat(browser.post(with(form, Totp.code(secret, Totp.step(clock.instant())))).status())
        .as("the right one too, for now").isEqualTo(429);
    clock.advance(Duration.ofSeconds(61));
    assertThat(browser.post(with(form, wrong)).status()).isEqualTo(422);
    clock.advance(Duration.ofSeconds(61));
    assertThat(browser.post(with(form, wrong)).status()).as("twice as long").isEqualTo(429);
    assertThat(changes()).doesNotContain("codes-refused");
    clock.advance(Duration.ofSeconds(60));
    assertThat(browser.post(with(form, wrong)).status()).isEqualTo(422);
    assertThat(changes()).as("whose codes they are is told").contains("codes-refused");
    clock.advance(Duration.ofSeconds(241));
    assertThat(browser.post(with(form, Totp.code(secret, Totp.step(clock.instant())))).path()).isEqualTo("/today");
  }

  @Test
  void aRightCodeForgivesTheWrongOnesBefore() {
    String secret = turnOn(signedIn()).secret();
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofMinutes(16));
      ScriptlessBrowser browser = new ScriptlessBrowser(port);
      signIn(browser);
      Map<String, String> form = browser.form("/sign-in/second-step");
      String right = Totp.code(secret, Totp.step(clock.instant()));
      browser.post(with(form, Totp.code(secret, Totp.step(clock.instant()) + 9)));
      browser.post(with(form, Totp.code(secret, Totp.step(clock.instant()) + 9)));
      assertThat(browser.post(with(form, right)).path()).as("round %s", i).isEqualTo("/today");
    }
  }

  private List<String> changes() {
    return application.getBean(SignInChanges.class).recent(practice.therapist().asOneself()).stream()
        .map(SignInChanges.Change::type).toList();
  }

  @Test
  void aRecoveryCodeStandsInForThePhoneOnce() {
    Enrolment shown = turnOn(signedIn());
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    signIn(browser);
    assertThat(second(browser, shown.recovery()).path()).isEqualTo("/today");
    assertThat(browser.open("/account/sign-in").body()).contains("A recovery code was used", "9 recovery codes are left");
    ScriptlessBrowser again = new ScriptlessBrowser(port);
    signIn(again);
    assertThat(second(again, shown.recovery()).status()).isEqualTo(422);
  }

  @Test
  void newRecoveryCodesTakeThePlaceOfAllOlderOnes() {
    turnOn(signedIn());
    Viewer.Oneself person = practice.therapist().asOneself();
    String old = secondSteps.newRecoveryCodes(person).getFirst();
    String latest = secondSteps.newRecoveryCodes(person).getFirst();
    assertThat(secondSteps.recoveryCodesLeft(person)).isEqualTo(10);
    assertThat(secondSteps.verify(person, old)).isFalse();
    assertThat(secondSteps.verify(person, latest)).isTrue();
  }

  @Test
  void aSecondStepThatWaitsTooLongIsBegunAgain() {
    String secret = turnOn(signedIn()).secret();
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    signIn(browser);
    Map<String, String> form = browser.form("/sign-in/second-step");
    clock.advance(Duration.ofMinutes(11));
    Response late = browser.post(with(form, Totp.code(secret, Totp.step(clock.instant()))));
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.body()).contains("Please sign in again");
  }

  @Test
  void aFormThatCameTooLateIsCarriedThroughBothSteps() {
    ScriptlessBrowser browser = signedIn();
    String secret = turnOn(browser).secret();
    clock.advance(Duration.ofMinutes(2));
    browser.open("/account");
    Map<String, String> late = browser.form("/account/name");
    late.put("name", "As I want to be called");
    browser.loseSignIn();
    assertThat(browser.post(late).status()).isEqualTo(401);
    browser.send("/sign-in", Map.of("signInName", therapist, "password", TestPractice.PASSWORD));
    assertThat(second(browser, "1").body()).as("a wrong code loses nothing").contains("As I want to be called");
    assertThat(second(browser, Totp.code(secret, Totp.step(clock.instant()))).body()).contains("As I want to be called");
    assertThat(browser.send("/account/name", Map.of()).body()).contains("As I want to be called");
  }

  @Test
  void turningItOnNeedsThePasswordAndACodeAndEndsOtherSignIns() {
    ScriptlessBrowser elsewhere = signedIn();
    ScriptlessBrowser browser = signedIn();
    browser.open("/account/second-step");
    assertThat(browser.send("/account/second-step", Map.of("current", "another")).body())
        .contains("That isn’t your current password");
    browser.send("/account/second-step", Map.of("current", TestPractice.PASSWORD));
    assertThat(browser.send("/account/second-step/made", Map.of("code", "1")).body()).contains("That code didn’t work");
    Map<String, String> forged = browser.form("/account/second-step/made");
    forged.put("secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    forged.put("code", Totp.code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.step(clock.instant())));
    assertThat(browser.post(forged).status()).as("a secret that wasn't offered").isEqualTo(422);
    assertThat(secondSteps.isOn(practice.therapist().asOneself())).isFalse();
    turnOn(browser);
    assertThat(elsewhere.open("/account").path()).isEqualTo("/sign-in");
  }

  @Test
  void turningItOffNeedsPasswordAndCode() {
    ScriptlessBrowser browser = signedIn();
    String secret = turnOn(browser).secret();
    clock.advance(Duration.ofMinutes(2));
    browser.open("/account/second-step");
    assertThat(browser.send("/account/second-step/end", Map.of("offCurrent", TestPractice.PASSWORD, "offCode", "1")).status())
        .isEqualTo(422);
    assertThat(browser.send("/account/second-step/end", Map.of("offCurrent", TestPractice.PASSWORD, "offCode",
        Totp.code(secret, Totp.step(clock.instant())))).body()).contains("Your second step is off");
    assertThat(changes()).as("somebody else may have done it").contains("second-step-off");
    assertThat(signIn(new ScriptlessBrowser(port)).path()).isEqualTo("/today");
  }

  @Test
  void aPracticeThatAsksForTwoStepsTellsFirstAndThenCloses() {
    secondSteps.require(practice.manager());
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    Response told = signIn(browser);
    assertThat(told.body()).contains("Before you go on", "From ");
    assertThat(browser.open("/home?later=true").path()).isEqualTo("/today");

    clock.advance(Duration.ofDays(15));
    Response closed = signIn(browser);
    assertThat(closed.path()).isEqualTo("/account/second-step");
    assertThat(closed.body()).contains("Your practice asks for two steps");
    for (String work : new String[] {"/today", "/practice", "/courses/" + practice.course(),
        "/courses/" + practice.course() + "/sessions"}) {
      assertThat(browser.open(work).path()).as(work).isEqualTo("/account/second-step");
    }
    turnOn(browser);
    assertThat(browser.open("/courses/" + practice.course()).status()).isEqualTo(200);
    ScriptlessBrowser client = new ScriptlessBrowser(port);
    assertThat(signIn(client, therapist.replace("therapist", "client")).path()).as("clients go on").isEqualTo("/course");
  }

  @Test
  void aPasskeyIsBothSteps() {
    secondSteps.require(practice.manager());
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(therapist, TestPractice.PASSWORD);
      phone.look("second-step-soon-phone");
      phone.addPasskey("my phone", TestPractice.PASSWORD);
      clock.advance(Duration.ofDays(15));
      phone.signIn(therapist, TestPractice.PASSWORD);
      assertThat(phone.said()).contains("You have a passkey");
      phone.look("second-step-by-passkey-phone");
      phone.touched(true);
      phone.page.click("button[data-passkey]");
      phone.page.waitForURL("**/today");
      phone.touched(false);
      phone.open("/account/sign-in");
      assertThat(phone.page.locator("#add").isVisible()).isTrue();
    }
  }

  @Test
  void thePagesFitAPhone() {
    try (var phone = new PasskeyPhone(chromium, port, ColorScheme.DARK)) {
      phone.signIn(therapist, TestPractice.PASSWORD);
      phone.open("/account/second-step");
      phone.look("second-step-dark");
      phone.page.fill("#current", TestPractice.PASSWORD);
      phone.page.click("#begin button");
      phone.look("second-step-scan-dark");
      String secret = phone.page.locator("#secret").innerText().replace(" ", "");
      phone.page.fill("#code", "123");
      phone.page.click("form[action='/account/second-step/made'] button");
      phone.look("second-step-wrong-dark");
      phone.page.fill("#code", Totp.code(secret, Totp.step(clock.instant())));
      phone.page.click("form[action='/account/second-step/made'] button");
      phone.look("recovery-codes-dark");
      phone.open("/account/second-step");
      phone.look("second-step-on-dark");
      phone.forgetSignIn();
      phone.signIn(therapist, TestPractice.PASSWORD);
      phone.page.fill("#code", "123");
      phone.page.click("form[action='/sign-in/second-step'] button.full");
      phone.look("sign-in-second-dark");
    }
  }

  @Test
  void nothingOfASecondStepStaysWithoutItsPerson() {
    SecondSteps.Enrolment offer = secondSteps.beginEnrolment(practice.client());
    secondSteps.turnOn(practice.client(), offer, Totp.code(offer.secret(), Totp.step(clock.instant())));
    secondSteps.newRecoveryCodes(practice.client());
    people.erase(practice.client());
    for (String table : new String[] {"second_step", "recovery_code"}) {
      assertThat(application.getBean(TestDatabase.class).asOwner()
          .sql("select count(*) from " + table + " where person_id = :person")
          .param("person", practice.client().person().value()).query(Long.class).single()).as(table).isZero();
    }
  }

  private record Enrolment(String secret, String recovery) {}

  private Enrolment turnOn(ScriptlessBrowser browser) {
    browser.open("/account/second-step");
    String secret = browser.send("/account/second-step", Map.of("current", TestPractice.PASSWORD))
        .find("name=\"secret\" value=\"([A-Z2-7]{32})\"");
    Response codes = browser.send("/account/second-step/made", Map.of("code", Totp.code(secret, Totp.step(clock.instant()))));
    return new Enrolment(secret, codes.find(RECOVERY_CODE));
  }

  private ScriptlessBrowser signedIn() {
    var browser = new ScriptlessBrowser(port);
    signIn(browser);
    return browser;
  }

  private Response signIn(ScriptlessBrowser browser) {
    return signIn(browser, therapist);
  }

  private Response signIn(ScriptlessBrowser browser, String name) {
    browser.open("/sign-in");
    return browser.send("/sign-in", Map.of("signInName", name, "password", TestPractice.PASSWORD));
  }

  private static Response second(ScriptlessBrowser browser, String code) {
    return browser.send("/sign-in/second-step", Map.of("code", code));
  }

  private static Map<String, String> with(Map<String, String> form, String code) {
    form.put("code", code);
    return form;
  }
}
