package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.ViewerSql;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.practices.ScriptlessBrowser;
import org.attune.app.practices.ScriptlessBrowser.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** A mailbox opens no private words: what does, and what it takes to come back. */
@AttuneTest
class AccountRecoveryTests {

  private static final String NEW_PASSWORD = "found my way again 8";
  private static final String EIGHT = "<strong>(\\d{4} \\d{4})</strong>";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired AccessLinks links;
  @Autowired SecondSteps secondSteps;
  @Autowired AccountRecovery recoveries;
  @Autowired DueJobs due;
  @Autowired FieldEncryption words;
  @Autowired People people;
  @Autowired ViewerSql eyes;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private TestPractice practice;
  private String name;
  private Instant before = Instant.EPOCH;

  @BeforeEach
  void aPractice() {
    before = clock.instant();
    name = "R" + UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, name);
  }

  @AfterEach
  void backInTime() {
    clock.set(before);
  }

  @Test
  void aPasswordSetByMailLeavesWordsAndScoresClosed() {
    ScriptlessBrowser thief = resetAndSignIn(practice.client(), "client");
    for (String page : List.of("/home", "/course")) {
      Response answer = thief.open(page);
      assertThat(answer.path()).as(page).isEqualTo("/account/confirmation");
      assertThat(answer.body()).contains("Is it you?").doesNotContain(practice.words());
    }
    assertThat(thief.open("/course/sessions").status()).as("appointments stay").isEqualTo(200);
    for (String table : List.of("check_in", "unsaid", "signal", "words_key")) {
      assertThatThrownBy(() -> eyes.rows(practice.client(), table)).as(table).rootCause()
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("AT001"));
    }
    // what was written by a link goes on being sealed
    var holder = new Viewer.LinkHolder(AccessLinkId.random(), practice.client().person(), practice.practice(),
        practice.course(), new Viewer.LinkedSession(practice.session().value()));
    assertThat(words.seal(holder, new KeyOwner.OfPerson(practice.client().person()), "unsaid_words", UUID.randomUUID(),
        "still said")).isNotEmpty();
  }

  @Test
  void aPasswordSetByMailAddsNoWayInAndNoOtherAddress() {
    ScriptlessBrowser thief = resetAndSignIn(practice.client(), "client");
    assertThat(thief.open("/account/sign-in").body()).doesNotContain("id=\"add\"");
    assertThat(thief.open("/account/second-step").body()).doesNotContain("id=\"begin\"", "id=\"codes\"");
    for (String action : List.of("/account/passkeys", "/account/second-step", "/account/recovery-codes")) {
      thief.open("/account");
      Map<String, String> forged = thief.form("/account/name");
      forged.putAll(Map.of("", action, "name", "mine", "current", NEW_PASSWORD, "codesCurrent", NEW_PASSWORD));
      assertThat(thief.post(forged).status()).as(action).isEqualTo(404);
    }
    thief.open("/account");
    Response redirected = thief.send("/account/contact", Map.of("reach", "mail", "address", "thief@example.org", "passwordNow", NEW_PASSWORD));
    assertThat(redirected.path()).isEqualTo("/account/confirmation");
    assertThat(people.contactDetails(practice.client(), practice.client().person()).address()).doesNotContain("thief");
    assertThatThrownBy(() -> secondSteps.newRecoveryCodes(practice.client())).rootCause().hasMessageContaining("closed");
    SecondSteps.Enrolment offer = secondSteps.beginEnrolment(practice.client());
    assertThatThrownBy(() -> secondSteps.turnOn(practice.client(), offer, code(offer.secret()))).rootCause()
        .hasMessageContaining("closed");
  }

  @Test
  void aRecoveryCodeOpensThemAgain() {
    List<String> codes = secondSteps.newRecoveryCodes(practice.client());
    ScriptlessBrowser browser = resetAndSignIn(practice.client(), "client");
    browser.open("/account/confirmation");
    assertThat(browser.send("/account/confirmation", Map.of("code", "1234 5678 1234 5678")).status()).isEqualTo(422);
    assertThat(browser.send("/account/confirmation", Map.of("code", codes.getFirst())).body())
        .contains("Everything is open");
    assertThat(browser.open("/course").path()).isEqualTo("/course");
    assertThat(browser.open("/account/sign-in").body()).contains("A new password was set through a link in an email",
        "A recovery code was used", "What’s written here was opened again");
    assertThat(secondSteps.verify(practice.client(), codes.getFirst())).as("once").isFalse();
  }

  @Test
  void aColleagueWhoKnowsThemOpensThemInPersonAndIsNamed() {
    ScriptlessBrowser client = resetAndSignIn(practice.client(), "client");
    client.open("/account/confirmation");
    assertThat(client.send("/account/confirmation/request", Map.of()).body()).contains("You’ve asked");

    ScriptlessBrowser therapist = signedIn("therapist");
    assertThat(therapist.open("/practice").body()).contains("/practice/confirmations");
    assertThat(therapist.open("/practice/confirmations").body()).contains(name + " Client").doesNotContain(name + " Other");
    String shown = therapist.send("/practice/confirmations/", Map.of()).find(EIGHT);
    String wrong = shown.startsWith("0") ? "1" + shown.substring(1) : "0" + shown.substring(1);
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(5)); // each wrong code waits longer, four minutes at most here
      client.open("/account/confirmation");
      assertThat(client.send("/account/confirmation", Map.of("code", wrong)).status()).isEqualTo(422);
    }
    clock.advance(Duration.ofMinutes(5));
    client.open("/account/confirmation");
    assertThat(client.send("/account/confirmation", Map.of("code", shown)).status()).as("wrong too often").isEqualTo(422);

    clock.advance(Duration.ofMinutes(10));
    client.open("/account/confirmation");
    therapist.open("/practice/confirmations");
    String again = therapist.send("/practice/confirmations/", Map.of()).find(EIGHT);
    assertThat(client.send("/account/confirmation", Map.of("code", again)).body()).contains("Everything is open");
    assertThat(client.open("/course").path()).isEqualTo("/course");
    assertThat(client.open("/account/sign-in").body()).contains(name + " Therapist showed a code",
        "Confirmed in person by " + name + " Therapist");
    assertThat(therapist.open("/practice/confirmations").body()).contains("Nobody is waiting");
  }

  @Test
  void aCodeShownInPersonRunsOut() {
    ScriptlessBrowser client = resetAndSignIn(practice.client(), "client");
    recoveries.requestConfirmation(practice.client());
    String shown = recoveries.issueCode(practice.therapist(), waiting(practice.therapist(), practice.client()));
    clock.advance(Duration.ofHours(1).plusSeconds(1));
    client.open("/account/confirmation");
    assertThat(client.send("/account/confirmation", Map.of("code", shown)).status()).isEqualTo(422);
  }

  @Test
  void nobodyConfirmsAStrangerNorThemselves() {
    for (Viewer.Oneself asks : List.of(practice.client(), practice.therapist().asOneself(), practice.manager().asOneself())) {
      recoveries.requestConfirmation(asks);
    }
    TestPractice elsewhere = TestPractice.named(application, "E" + UUID.randomUUID().toString().substring(0, 8));
    assertThat(whoWait(practice.therapist())).containsOnly(practice.client().person());
    assertThat(whoWait(practice.colleague())).containsOnly(practice.other().person());
    assertThat(whoWait(practice.manager())).containsOnly(practice.client().person(), practice.other().person(),
        practice.therapist().person());
    assertThat(whoWait(elsewhere.manager())).doesNotContain(practice.client().person(), practice.therapist().person());
    UUID clients = waiting(practice.therapist(), practice.client());
    assertThatThrownBy(() -> recoveries.issueCode(practice.colleague(), clients))
        .isInstanceOf(org.attune.app.layout.NotFound.class);
    recoveries.closeWords(practice.therapist().asOneself());
    assertThatThrownBy(() -> recoveries.issueCode(practice.therapist(), clients)).as("whose own words are closed").rootCause()
        .hasMessageContaining("closed");
  }

  @Test
  void aTherapistsMailboxOpensNoClientsWords() {
    ScriptlessBrowser thief = resetAndSignIn(practice.therapist().asOneself(), "therapist");
    for (String page : List.of("/home", "/courses/" + practice.course(), "/courses/" + practice.course() + "/bond")) {
      Response answer = thief.open(page);
      assertThat(answer.path()).as(page).isEqualTo("/account/confirmation");
      assertThat(answer.body()).doesNotContain(practice.words());
    }
    assertThat(thief.open("/courses/" + practice.course() + "/sessions").status()).isEqualTo(200);
  }

  @Test
  void aSecondStepFromBeforeKeepsThemOpen() {
    SecondSteps.Enrolment offer = secondSteps.beginEnrolment(practice.therapist().asOneself());
    secondSteps.turnOn(practice.therapist().asOneself(), offer, code(offer.secret()));
    clock.advance(java.time.Duration.ofMinutes(2));
    ScriptlessBrowser browser = resetAndSignIn(practice.therapist().asOneself(), "therapist");
    assertThat(browser.open("/home").path()).as("not without it").isEqualTo("/sign-in");
    browser.open("/sign-in/second-step");
    assertThat(browser.send("/sign-in/second-step", Map.of("code", code(offer.secret()))).path()).isEqualTo("/today");
    assertThat(browser.open("/courses/" + practice.course()).status()).isEqualTo(200);
  }

  @Test
  void aPersonWhoLostThePhoneAndTheCodesIsLetInAgainInPerson() {
    SecondSteps.Enrolment offer = secondSteps.beginEnrolment(practice.therapist().asOneself());
    secondSteps.turnOn(practice.therapist().asOneself(), offer, code(offer.secret()));
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", TestPractice.signInName(name, "therapist"), "password", TestPractice.PASSWORD));
    assertThat(browser.send("/sign-in/second-step/confirmation", Map.of()).body()).contains("You’ve asked");

    ScriptlessBrowser manager = signedIn("manager");
    manager.open("/practice/confirmations");
    UUID asked = waiting(practice.manager(), practice.therapist().asOneself());
    String shown = manager.send("/practice/confirmations/" + asked + "/code", Map.of()).find(EIGHT);
    assertThat(browser.send("/sign-in/second-step", Map.of("code", shown)).path()).isEqualTo("/today");
    assertThat(secondSteps.isOn(practice.therapist().asOneself())).isFalse();
    assertThat(browser.open("/account/sign-in").body()).contains("Confirmed in person by " + name + " Manager",
        "The second step was turned off");
  }

  @Test
  void aPersonWhoNoMailReachesGetsANewPasswordFromOneAndTheirWordsFromAnother() {
    people.changeContactDetails(practice.client(), ContactDetails.none());
    List<String> codes = secondSteps.newRecoveryCodes(practice.client());
    ScriptlessBrowser client = new ScriptlessBrowser(port);
    client.open("/reset");
    client.send("/reset", Map.of("signInName", TestPractice.signInName(name, "client")));
    due.run();
    String shown = recoveries.issueCode(practice.therapist(), waiting(practice.therapist(), practice.client()));
    for (Map<String, String> wrong : List.of(Map.of("code", "0000 0000"), Map.of("code", codes.getFirst()),
        Map.of("code", shown, "password", "short"), Map.of("code", shown, "signInName", TestPractice.signInName(name, "other")))) {
      assertThat(inPerson(client, wrong).status()).as(wrong.toString()).isEqualTo(422);
    }
    assertThat(inPerson(client, Map.of("code", shown)).path()).isEqualTo("/sign-in");
    client.send("/sign-in", Map.of("signInName", TestPractice.signInName(name, "client"), "password", NEW_PASSWORD));
    assertThat(inPerson(client, Map.of("code", shown)).status()).as("once").isEqualTo(422);

    Response closed = client.open("/course");
    assertThat(closed.path()).as("nobody of the practice comes in alone").isEqualTo("/account/confirmation");
    assertThat(closed.body()).contains("someone other than");
    client.send("/account/confirmation/request", Map.of());
    assertThat(whoWait(practice.therapist())).doesNotContain(practice.client().person());
    String byAnother = recoveries.issueCode(practice.manager(), waiting(practice.manager(), practice.client()));
    client.open("/account/confirmation");
    assertThat(client.send("/account/confirmation", Map.of("code", byAnother)).body()).contains("Everything is open");
    assertThat(client.open("/course").path()).isEqualTo("/course");
  }

  private Response inPerson(ScriptlessBrowser browser, Map<String, String> typed) {
    var form = new java.util.HashMap<>(Map.of("signInName", TestPractice.signInName(name, "client"), "password", NEW_PASSWORD));
    form.putAll(typed);
    browser.open("/reset/in-person");
    return browser.send("/reset/in-person", form);
  }

  @Test
  void whereNobodyElseCanTheOperatorConfirms() {
    ScriptlessBrowser manager = resetAndSignIn(practice.manager().asOneself(), "manager");
    Environment settings = application.getEnvironment();
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String[] to = Stream.of("attune.database.url", "attune.database.user", "attune.database.password", "attune.master-key")
        .map(setting -> "--" + setting + "=" + settings.getProperty(setting)).toArray(String[]::new);
    assertThat(ConfirmIdentityCommand.run(out, out, with(to, "confirm", "nobody-" + name))).isOne();
    assertThat(ConfirmIdentityCommand.run(out, out, with(to, "confirm"))).isEqualTo(2);
    assertThat(recoveries.hasClosedWords(practice.manager().asOneself())).isTrue();
    assertThat(ConfirmIdentityCommand.run(out, out, with(to, "confirm", TestPractice.signInName(name, "manager")))).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("nobody signs in by this name", "is open to them");
    assertThat(manager.open("/home").path()).isEqualTo("/practice");
    assertThat(manager.open("/account/sign-in").body()).contains("Confirmed by the person who runs the server");
  }

  private static String[] with(String[] settings, String... words) {
    return Stream.concat(Stream.of(words), Stream.of(settings)).toArray(String[]::new);
  }

  @Test
  void aPasskeyFromBeforeOpensThemAgain() {
    try (var phone = new PasskeyPhone(chromium, port, ColorScheme.DARK)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.addPasskey("my phone", TestPractice.PASSWORD);
      reset(practice.client());
      phone.signIn(TestPractice.signInName(name, "client"), NEW_PASSWORD);
      assertThat(phone.said()).contains("Is it you?");
      phone.look("is-it-you-dark");
      phone.touched(true);
      phone.page.click("button[data-passkey]");
      phone.page.waitForSelector("text=Everything is open");
      phone.touched(false);
      phone.look("everything-open-dark");
      phone.open("/course");
      assertThat(phone.page.url()).endsWith("/course");
    }
  }

  @Test
  void thePagesFitAPhone() {
    recoveries.requestConfirmation(practice.client());
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "therapist"), TestPractice.PASSWORD);
      phone.open("/practice/confirmations");
      phone.page.click("form[action^='/practice/confirmations/'] button");
      phone.look("confirmations-phone");
      phone.open("/practice");
      phone.look("practice-asked-phone");
    }
    reset(practice.client());
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), NEW_PASSWORD);
      phone.page.fill("#code", "1111 2222");
      phone.page.click("form[action='/account/confirmation'] button");
      phone.look("is-it-you-wrong-phone");
    }
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.open("/reset/in-person");
      phone.look("reset-in-person-phone");
      phone.open("/reset");
      phone.look("reset-phone");
      phone.signIn(TestPractice.signInName(name, "manager"), TestPractice.PASSWORD);
      phone.open("/practice");
      phone.look("practice-manager-phone");
    }
  }

  private String code(String secret) {
    return Totp.code(secret, Totp.step(clock.instant()));
  }

  private List<PersonId> whoWait(Viewer.Member viewer) {
    return recoveries.pendingRequests(viewer).stream().map(w -> w.person().id()).toList();
  }

  private UUID waiting(Viewer.Member viewer, Viewer.Oneself who) {
    return recoveries.pendingRequests(viewer).stream().filter(w -> w.person().id().equals(who.person())).findFirst().orElseThrow()
        .id();
  }

  private ScriptlessBrowser reset(Viewer.Oneself person) {
    AccessLinkId link = links.createForPerson(person, AccessLink.Purpose.RESET, clock.instant().plus(Duration.ofHours(1)));
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    browser.open("/l/" + links.issueSecret(person, link).text());
    browser.send("/reset/", Map.of("password", NEW_PASSWORD));
    return browser;
  }

  private ScriptlessBrowser resetAndSignIn(Viewer.Oneself person, String who) {
    ScriptlessBrowser browser = reset(person);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", TestPractice.signInName(name, who), "password", NEW_PASSWORD));
    return browser;
  }

  private ScriptlessBrowser signedIn(String who) {
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", TestPractice.signInName(name, who), "password", TestPractice.PASSWORD));
    return browser;
  }
}
