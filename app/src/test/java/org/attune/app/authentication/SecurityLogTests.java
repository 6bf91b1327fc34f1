package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.SecurityLog;
import org.attune.app.practices.ScriptlessBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The operator reads that people were let in or kept out, and nothing of who they are. */
@AttuneTest
@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTests {

  private static final String MISTYPED = "a rare and mistyped word";

  @Autowired ApplicationContext application;
  @Autowired AccessLinks links;
  @Autowired PasswordResetLinks resets;
  @Autowired SecondSteps secondSteps;
  @Autowired SecurityLog log;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private TestPractice practice;
  private String name;
  private Instant before = Instant.EPOCH;
  private CapturedOutput all;
  private int said;

  @BeforeEach
  void aPractice(CapturedOutput output) {
    before = clock.instant();
    name = "L" + UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, name);
    clock.advance(Duration.ofHours(7)); // where nobody has tried yet
    all = output;
    said = output.getOut().length();
  }

  @AfterEach
  void backInTime() {
    clock.set(before);
  }

  @Test
  void signInsAndWhatTheyWereMadeWithAreTold() {
    var browser = new ScriptlessBrowser(port);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", TestPractice.signInName(name, "client"), "password", MISTYPED));
    assertThat(lines()).containsOnlyOnce("security: password refused").doesNotContain("security: signed in");
    browser.send("/sign-in", Map.of("signInName", TestPractice.signInName(name, "client"), "password", TestPractice.PASSWORD));
    assertThat(lines()).containsOnlyOnce("security: password accepted").containsOnlyOnce("security: signed in by one step");
    browser.open("/account");
    browser.send("/sign-out", Map.of());
    assertThat(lines()).containsOnlyOnce("security: signed out");
    assertThat(lines()).as("the form of a line").containsPattern("(?m)^\\S+T\\S+ WARN  security: password refused$");
    saysNothingOfAnybody();
  }

  @Test
  void secondStepsAndPasskeysAreTold() throws Exception {
    Viewer.Oneself therapist = practice.therapist().asOneself();
    SecondSteps.Enrolment offer = secondSteps.beginEnrolment(therapist);
    secondSteps.turnOn(therapist, offer, code(offer.secret()));
    assertThat(lines()).contains("security: way in changed: second-step-on");
    clock.advance(Duration.ofMinutes(2));

    var browser = new ScriptlessBrowser(port);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", TestPractice.signInName(name, "therapist"), "password", TestPractice.PASSWORD));
    assertThat(lines()).contains("security: first of two steps taken").doesNotContain("security: signed in");
    browser.send("/sign-in/second-step", Map.of("code", "000 000"));
    assertThat(lines()).contains("security: code refused");
    browser.send("/sign-in/second-step", Map.of("code", code(offer.secret())));
    assertThat(lines()).contains("security: code accepted", "security: signed in by two steps");

    assertThat(new TestHttpClient(port).post("/sign-in/passkey", "",
        Map.of("passkey", "{\"rawId\":\"bm9ib2R5\"}")).statusCode()).isEqualTo(422);
    assertThat(lines()).containsOnlyOnce("security: passkey refused");
    saysNothingOfAnybody();
    assertThat(lines()).doesNotContain(offer.secret());
  }

  @Test
  void comingBackByMailIsTold() {
    new ScriptlessBrowser(port).open("/reset");
    resets.request(practice.client());
    AccessLinkId id = links.createForPerson(practice.client(), AccessLink.Purpose.RESET, clock.instant().plus(Duration.ofHours(1)));
    SecretToken secret = links.issueSecret(practice.client(), id);
    resets.resetByLink(practice.client(), links.lookUp(new Viewer.Visitor(), secret).orElseThrow(),
        HashedPassword.of("found my way again 8"));
    assertThat(lines()).contains("security: new password asked for", "security: signed out everywhere",
        "security: way in changed: password-reset");
    saysNothingOfAnybody();
    assertThat(lines()).doesNotContain(secret.text(), "found my way");
  }

  @Test
  void aPersonWhoIsKeptOutIsTold() throws Exception {
    var caller = new TestHttpClient(port);
    assertThat(caller.get("/today", "").statusCode()).isEqualTo(302);
    assertThat(lines()).contains("security: refused without a sign-in");

    var browser = new ScriptlessBrowser(port);
    browser.open("/sign-in");
    browser.send("/sign-in", Map.of("signInName", TestPractice.signInName(name, "colleague"), "password", TestPractice.PASSWORD));
    assertThat(browser.open("/courses/" + practice.course()).status()).isEqualTo(404);
    assertThat(lines()).contains("security: access refused: /courses/{id}");

    browser.open("/account");
    Map<String, String> forged = browser.form("/account/name");
    forged.put("_csrf", "forged");
    assertThat(browser.post(forged).status()).isEqualTo(403);
    assertThat(lines()).contains("security: form refused without its token");

    assertThat(caller.post("/sign-in", "", Map.of("signInName", MISTYPED.repeat(20_000))).statusCode()).isEqualTo(413);
    assertThat(lines()).contains("security: refused as too large");

    for (int i = 0; i < 12; i++) {
      caller.post("/sign-in", "", Map.of("signInName", TestPractice.signInName(name, "client"), "password", MISTYPED));
    }
    assertThat(lines()).as("once in its window").containsOnlyOnce("security: held back after too many tries: sign-in of");
    saysNothingOfAnybody();
  }

  @Test
  void aFloodOfRefusalsIsCountedAndFillsNoDisk() {
    clock.advance(Duration.ofMinutes(2));
    for (int i = 0; i < 1000; i++) {
      log.log(SecurityLog.Event.CODE_WRONG);
    }
    assertThat(lines().lines().filter(line -> line.endsWith("security: code refused"))).hasSize(60);
    clock.advance(Duration.ofMinutes(1));
    log.log(SecurityLog.Event.CODE_WRONG);
    assertThat(lines()).contains("security: code refused: 940 more in the minute from ");
    assertThat(lines().lines().filter(line -> line.endsWith("security: code refused"))).hasSize(61);
  }

  /** What the log says since the practice was made. */
  private String lines() {
    return all.getOut().substring(said);
  }

  private String code(String secret) {
    return Totp.code(secret, Totp.step(clock.instant()));
  }

  private void saysNothingOfAnybody() {
    assertThat(lines()).doesNotContainIgnoringCase(name).doesNotContain(MISTYPED, TestPractice.PASSWORD, "127.0.0.1",
        practice.client().person().toString(), practice.therapist().person().toString(),
        practice.practice().toString(), practice.course().toString());
  }
}
