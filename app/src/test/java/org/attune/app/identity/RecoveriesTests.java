package org.attune.app.identity;

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
import org.attune.app.Eyes;
import org.attune.app.MovableClock;
import org.attune.app.Practised;
import org.attune.app.identity.internal.Totp;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.practices.Browser;
import org.attune.app.practices.Browser.Answer;
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
class RecoveriesTests {

  private static final String NEW_PASSWORD = "found my way again 8";
  private static final String EIGHT = "<strong>(\\d{4} \\d{4})</strong>";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired Links links;
  @Autowired SecondSteps secondSteps;
  @Autowired Recoveries recoveries;
  @Autowired DueJobs due;
  @Autowired Words words;
  @Autowired People people;
  @Autowired Eyes eyes;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private Practised practice;
  private String name;
  private Instant before = Instant.EPOCH;

  @BeforeEach
  void aPractice() {
    before = clock.instant();
    name = "R" + UUID.randomUUID().toString().substring(0, 8);
    practice = Practised.named(application, name);
  }

  @AfterEach
  void backInTime() {
    clock.set(before);
  }

  @Test
  void aPasswordSetByMailLeavesWordsAndScoresClosed() {
    Browser thief = resetAndSignIn(practice.client(), "client");
    for (String page : List.of("/home", "/course")) {
      Answer answer = thief.open(page);
      assertThat(answer.path()).as(page).isEqualTo("/account/confirmation");
      assertThat(answer.body()).contains("Is it you?").doesNotContain(practice.words());
    }
    assertThat(thief.open("/course/sessions").status()).as("appointments stay").isEqualTo(200);
    for (String table : List.of("check_in", "unsaid", "signal", "words_key")) {
      assertThatThrownBy(() -> eyes.rows(practice.client(), table)).as(table).rootCause()
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("AT001"));
    }
    // what was written by a link goes on being sealed
    var holder = new Viewer.LinkHolder(LinkId.random(), practice.client().person(), practice.practice(),
        practice.course(), new Viewer.LinkedSession(practice.session().value()));
    assertThat(words.seal(holder, new KeyOwner.OfPerson(practice.client().person()), "unsaid_words", UUID.randomUUID(),
        "still said")).isNotEmpty();
  }

  @Test
  void aPasswordSetByMailAddsNoWayInAndNoOtherAddress() {
    Browser thief = resetAndSignIn(practice.client(), "client");
    assertThat(thief.open("/account/sign-in").body()).doesNotContain("id=\"add\"");
    assertThat(thief.open("/account/second-step").body()).doesNotContain("id=\"begin\"", "id=\"codes\"");
    for (String action : List.of("/account/passkeys", "/account/second-step", "/account/recovery-codes")) {
      thief.open("/account");
      Map<String, String> forged = thief.form("/account/name");
      forged.putAll(Map.of("", action, "name", "mine", "current", NEW_PASSWORD, "codesCurrent", NEW_PASSWORD));
      assertThat(thief.post(forged).status()).as(action).isEqualTo(404);
    }
    thief.open("/account");
    Answer redirected = thief.send("/account/contact", Map.of("reach", "mail", "address", "thief@example.org", "passwordNow", NEW_PASSWORD));
    assertThat(redirected.path()).isEqualTo("/account/confirmation");
    assertThat(people.contact(practice.client(), practice.client().person()).address()).doesNotContain("thief");
    assertThatThrownBy(() -> secondSteps.newRecoveryCodes(practice.client())).rootCause().hasMessageContaining("closed");
    SecondSteps.Offer offer = secondSteps.offer(practice.client());
    assertThatThrownBy(() -> secondSteps.turnOn(practice.client(), offer, code(offer.secret()))).rootCause()
        .hasMessageContaining("closed");
  }

  @Test
  void aRecoveryCodeOpensThemAgain() {
    List<String> codes = secondSteps.newRecoveryCodes(practice.client());
    Browser browser = resetAndSignIn(practice.client(), "client");
    browser.open("/account/confirmation");
    assertThat(browser.send("/account/confirmation", Map.of("code", "1234 5678 1234 5678")).status()).isEqualTo(422);
    assertThat(browser.send("/account/confirmation", Map.of("code", codes.getFirst())).body())
        .contains("Everything is open");
    assertThat(browser.open("/course").path()).isEqualTo("/course");
    assertThat(browser.open("/account/sign-in").body()).contains("A new password was set by a link that was mailed",
        "A recovery code was used", "What is written was opened again");
    assertThat(secondSteps.pass(practice.client(), codes.getFirst())).as("once").isFalse();
  }

  @Test
  void whoeverKnowsThemOpensThemInPersonAndIsNamed() {
    Browser client = resetAndSignIn(practice.client(), "client");
    client.open("/account/confirmation");
    assertThat(client.send("/account/confirmation/request", Map.of()).body()).contains("You have asked");

    Browser therapist = signedIn("therapist");
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
    assertThat(client.open("/account/sign-in").body()).contains("shown by " + name + " Therapist",
        "Confirmed in person by " + name + " Therapist");
    assertThat(therapist.open("/practice/confirmations").body()).contains("Nobody is waiting");
  }

  @Test
  void aCodeShownInPersonRunsOut() {
    Browser client = resetAndSignIn(practice.client(), "client");
    recoveries.ask(practice.client());
    String shown = recoveries.show(practice.therapist(), waiting(practice.therapist(), practice.client()));
    clock.advance(Duration.ofHours(1).plusSeconds(1));
    client.open("/account/confirmation");
    assertThat(client.send("/account/confirmation", Map.of("code", shown)).status()).isEqualTo(422);
  }

  @Test
  void nobodyConfirmsAStrangerNorThemselves() {
    for (Viewer.Oneself asks : List.of(practice.client(), practice.therapist().oneself(), practice.manager().oneself())) {
      recoveries.ask(asks);
    }
    Practised elsewhere = Practised.named(application, "E" + UUID.randomUUID().toString().substring(0, 8));
    assertThat(whoWait(practice.therapist())).containsOnly(practice.client().person());
    assertThat(whoWait(practice.colleague())).containsOnly(practice.other().person());
    assertThat(whoWait(practice.manager())).containsOnly(practice.client().person(), practice.other().person(),
        practice.therapist().person());
    assertThat(whoWait(elsewhere.manager())).doesNotContain(practice.client().person(), practice.therapist().person());
    UUID clients = waiting(practice.therapist(), practice.client());
    assertThatThrownBy(() -> recoveries.show(practice.colleague(), clients))
        .isInstanceOf(org.attune.app.layout.NotFound.class);
    recoveries.close(practice.therapist().oneself());
    assertThatThrownBy(() -> recoveries.show(practice.therapist(), clients)).as("whose own words are closed").rootCause()
        .hasMessageContaining("closed");
  }

  @Test
  void aTherapistsMailboxOpensNoClientsWords() {
    Browser thief = resetAndSignIn(practice.therapist().oneself(), "therapist");
    for (String page : List.of("/home", "/courses/" + practice.course(), "/courses/" + practice.course() + "/bond")) {
      Answer answer = thief.open(page);
      assertThat(answer.path()).as(page).isEqualTo("/account/confirmation");
      assertThat(answer.body()).doesNotContain(practice.words());
    }
    assertThat(thief.open("/courses/" + practice.course() + "/sessions").status()).isEqualTo(200);
  }

  @Test
  void aSecondStepFromBeforeKeepsThemOpen() {
    SecondSteps.Offer offer = secondSteps.offer(practice.therapist().oneself());
    secondSteps.turnOn(practice.therapist().oneself(), offer, code(offer.secret()));
    clock.advance(java.time.Duration.ofMinutes(2));
    Browser browser = resetAndSignIn(practice.therapist().oneself(), "therapist");
    assertThat(browser.open("/home").path()).as("not without it").isEqualTo("/sign-in");
    browser.open("/sign-in/second-step");
    assertThat(browser.send("/sign-in/second-step", Map.of("code", code(offer.secret()))).path()).isEqualTo("/today");
    assertThat(browser.open("/courses/" + practice.course()).status()).isEqualTo(200);
  }

  @Test
  void whoLostThePhoneAndTheCodesIsSetAnewInPerson() {
    SecondSteps.Offer offer = secondSteps.offer(practice.therapist().oneself());
    secondSteps.turnOn(practice.therapist().oneself(), offer, code(offer.secret()));
    Browser browser = new Browser(port);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", Practised.signInName(name, "therapist"), "password", Practised.PASSWORD));
    assertThat(browser.send("/sign-in/second-step/confirmation", Map.of()).body()).contains("You have asked");

    Browser manager = signedIn("manager");
    manager.open("/practice/confirmations");
    UUID asked = waiting(practice.manager(), practice.therapist().oneself());
    String shown = manager.send("/practice/confirmations/" + asked + "/code", Map.of()).find(EIGHT);
    assertThat(browser.send("/sign-in/second-step", Map.of("code", shown)).path()).isEqualTo("/today");
    assertThat(secondSteps.isOn(practice.therapist().oneself())).isFalse();
    assertThat(browser.open("/account/sign-in").body()).contains("Confirmed in person by " + name + " Manager",
        "The second step was turned off");
  }

  @Test
  void whoeverNoMailReachesGetsANewPasswordFromOneAndTheirWordsFromAnother() {
    people.reachBy(practice.client(), Contact.none());
    List<String> codes = secondSteps.newRecoveryCodes(practice.client());
    Browser client = new Browser(port);
    client.open("/reset");
    client.send("/reset", Map.of("signInName", Practised.signInName(name, "client")));
    due.run();
    String shown = recoveries.show(practice.therapist(), waiting(practice.therapist(), practice.client()));
    for (Map<String, String> wrong : List.of(Map.of("code", "0000 0000"), Map.of("code", codes.getFirst()),
        Map.of("code", shown, "password", "short"), Map.of("code", shown, "signInName", Practised.signInName(name, "other")))) {
      assertThat(inPerson(client, wrong).status()).as(wrong.toString()).isEqualTo(422);
    }
    assertThat(inPerson(client, Map.of("code", shown)).path()).isEqualTo("/sign-in");
    client.send("/sign-in", Map.of("signInName", Practised.signInName(name, "client"), "password", NEW_PASSWORD));
    assertThat(inPerson(client, Map.of("code", shown)).status()).as("once").isEqualTo(422);

    Answer closed = client.open("/course");
    assertThat(closed.path()).as("nobody of the practice comes in alone").isEqualTo("/account/confirmation");
    assertThat(closed.body()).contains("It takes somebody other than");
    client.send("/account/confirmation/request", Map.of());
    assertThat(whoWait(practice.therapist())).doesNotContain(practice.client().person());
    String byAnother = recoveries.show(practice.manager(), waiting(practice.manager(), practice.client()));
    client.open("/account/confirmation");
    assertThat(client.send("/account/confirmation", Map.of("code", byAnother)).body()).contains("Everything is open");
    assertThat(client.open("/course").path()).isEqualTo("/course");
  }

  private Answer inPerson(Browser browser, Map<String, String> typed) {
    var form = new java.util.HashMap<>(Map.of("signInName", Practised.signInName(name, "client"), "password", NEW_PASSWORD));
    form.putAll(typed);
    browser.open("/reset/in-person");
    return browser.send("/reset/in-person", form);
  }

  @Test
  void whereNobodyElseCanWhoeverRunsTheServerConfirms() {
    Browser manager = resetAndSignIn(practice.manager().oneself(), "manager");
    Environment settings = application.getEnvironment();
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String[] to = Stream.of("attune.database.url", "attune.database.user", "attune.database.password", "attune.master-key")
        .map(setting -> "--" + setting + "=" + settings.getProperty(setting)).toArray(String[]::new);
    assertThat(ConfirmCommand.run(out, out, with(to, "confirm", "nobody-" + name))).isOne();
    assertThat(ConfirmCommand.run(out, out, with(to, "confirm"))).isEqualTo(2);
    assertThat(recoveries.isClosed(practice.manager().oneself())).isTrue();
    assertThat(ConfirmCommand.run(out, out, with(to, "confirm", Practised.signInName(name, "manager")))).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("nobody signs in by this name", "is open to them");
    assertThat(manager.open("/home").path()).isEqualTo("/practice");
    assertThat(manager.open("/account/sign-in").body()).contains("Confirmed by whoever runs the server");
  }

  private static String[] with(String[] settings, String... words) {
    return Stream.concat(Stream.of(words), Stream.of(settings)).toArray(String[]::new);
  }

  @Test
  void aPasskeyFromBeforeOpensThemAgain() {
    try (var phone = new Phone(chromium, port, ColorScheme.DARK)) {
      phone.signIn(Practised.signInName(name, "client"), Practised.PASSWORD);
      phone.addPasskey("my phone", Practised.PASSWORD);
      reset(practice.client());
      phone.signIn(Practised.signInName(name, "client"), NEW_PASSWORD);
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
    recoveries.ask(practice.client());
    try (var phone = new Phone(chromium, port)) {
      phone.signIn(Practised.signInName(name, "therapist"), Practised.PASSWORD);
      phone.open("/practice/confirmations");
      phone.page.click("form[action^='/practice/confirmations/'] button");
      phone.look("confirmations-phone");
      phone.open("/practice");
      phone.look("practice-asked-phone");
    }
    reset(practice.client());
    try (var phone = new Phone(chromium, port)) {
      phone.signIn(Practised.signInName(name, "client"), NEW_PASSWORD);
      phone.page.fill("#code", "1111 2222");
      phone.page.click("form[action='/account/confirmation'] button");
      phone.look("is-it-you-wrong-phone");
    }
    try (var phone = new Phone(chromium, port)) {
      phone.open("/reset/in-person");
      phone.look("reset-in-person-phone");
      phone.open("/reset");
      phone.look("reset-phone");
      phone.signIn(Practised.signInName(name, "manager"), Practised.PASSWORD);
      phone.open("/practice");
      phone.look("practice-manager-phone");
    }
  }

  private String code(String secret) {
    return Totp.code(secret, Totp.step(clock.instant()));
  }

  private List<PersonId> whoWait(Viewer.Member viewer) {
    return recoveries.waiting(viewer).stream().map(w -> w.person().id()).toList();
  }

  private UUID waiting(Viewer.Member viewer, Viewer.Oneself who) {
    return recoveries.waiting(viewer).stream().filter(w -> w.person().id().equals(who.person())).findFirst().orElseThrow()
        .id();
  }

  private Browser reset(Viewer.Oneself person) {
    LinkId link = links.create(person, Link.Purpose.RESET, null, person.person(), null, null,
        clock.instant().plus(Duration.ofHours(1)));
    Browser browser = new Browser(port);
    browser.open("/l/" + links.issueSecret(person, link).text());
    browser.send("/reset/", Map.of("password", NEW_PASSWORD));
    return browser;
  }

  private Browser resetAndSignIn(Viewer.Oneself person, String who) {
    Browser browser = reset(person);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", Practised.signInName(name, who), "password", NEW_PASSWORD));
    return browser;
  }

  private Browser signedIn(String who) {
    Browser browser = new Browser(port);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", Practised.signInName(name, who), "password", Practised.PASSWORD));
    return browser;
  }
}
