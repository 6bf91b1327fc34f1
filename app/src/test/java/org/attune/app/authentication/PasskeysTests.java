package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.ViewerSql;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Passkeys, in a browser with a device that keeps them. */
@AttuneTest
class PasskeysTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired People people;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private TestPractice practice;
  private String name;

  @BeforeEach
  void aPractice() {
    name = "P" + UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, name);
  }

  @Test
  void aPasskeySignsInUntilItIsRemoved() {
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.addPasskey("my phone", TestPractice.PASSWORD);
      assertThat(phone.said()).contains("Your passkey is ready", "my phone", "Not used yet", "A passkey was added");
      phone.look("passkeys-phone");
      phone.forgetSignIn();

      phone.pressPasskey();
      phone.page.waitForURL("**/course**");
      phone.touched(false);
      phone.open("/account/sign-in");
      assertThat(phone.said()).contains("Last used on");

      phone.page.click("summary");
      phone.page.fill("details input[name=current]", TestPractice.PASSWORD);
      phone.look("passkey-change-phone");
      phone.page.click("button.danger");
      phone.page.waitForURL("**done=ecbcb2cb");
      phone.forgetSignIn();
      phone.pressPasskey();
      phone.page.waitForSelector("text=That passkey didn’t work");
      phone.look("passkey-refused-phone");
      phone.open("/home");
      assertThat(phone.page.url()).contains("/sign-in");
    }
  }

  @Test
  void addingOneAsksForThePasswordFirst() {
    try (var phone = new PasskeyPhone(chromium, port, ColorScheme.DARK)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.open("/account/sign-in");
      phone.page.fill("#name", "my phone");
      phone.page.fill("#current", "not my password");
      phone.page.click("#add button");
      assertThat(phone.said()).contains("That isn’t your current password");
      assertThat(phone.page.inputValue("#name")).isEqualTo("my phone");
      phone.look("passkey-password-wrong-dark");
      assertThat(rows()).isZero();
    }
  }

  @Test
  void aDeviceThatDoesNotKnowItsOwnerSignsNobodyIn() {
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.addPasskey("my phone", TestPractice.PASSWORD);
      phone.forgetSignIn();
      phone.owned(false);
      phone.pressPasskey();
      phone.page.waitForSelector("text=That was stopped");
      phone.look("passkey-stopped-phone");
    }
  }

  @Test
  void anAnswerCountsOnceAndNotForLong() {
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.addPasskey("my phone", TestPractice.PASSWORD);
      phone.forgetSignIn();
      phone.open("/sign-in");
      phone.page.waitForSelector("button[data-passkey]:visible");
      phone.touched(true);
      Request sent = phone.page.waitForRequest(r -> r.method().equals("POST"),
          () -> phone.page.click("button[data-passkey]"));
      String body = sent.postData();
      phone.page.waitForURL("**/course**");
      phone.touched(false);
      phone.forgetSignIn();
      assertThat(post(phone, body).status()).as("the same answer again").isEqualTo(422);

      phone.open("/sign-in");
      phone.page.evaluate("document.querySelector('form[action=\"/sign-in\"]').requestSubmit = "
          + "() => document.body.append(Object.assign(document.createElement('p'), {id: 'held', textContent: 'held'}))");
      phone.touched(true);
      phone.page.click("button[data-passkey]");
      phone.page.waitForSelector("#held");
      clock.advance(Duration.ofMinutes(10).plusSeconds(1));
      phone.page.evaluate("HTMLFormElement.prototype.requestSubmit.call("
          + "document.querySelector('form[action=\"/sign-in\"]'), document.querySelector('button[data-passkey]'))");
      phone.page.waitForSelector("text=That passkey didn’t work");
    }
  }

  @Test
  void aPrivatePageThatHasLockedOpensForItsOwnersFingerAlone() {
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.addPasskey("my phone", TestPractice.PASSWORD);
      clock.advance(Duration.ofMinutes(11));
      phone.open("/notes");
      phone.page.waitForSelector("text=Nothing happened here for ten minutes");
      phone.owned(false);
      phone.touched(true);
      phone.page.click("button[data-passkey]");
      phone.page.waitForSelector("text=That was stopped");
      assertThat(phone.page.url()).endsWith("/notes");
      phone.owned(true);
      phone.page.click("button[data-passkey]");
      phone.page.waitForSelector("text=Other small steps");
      assertThat(phone.page.url()).endsWith("/notes");
    }
  }

  @Test
  void anAnswerGivenToAnotherPlaceIsNoneHere() throws IOException {
    HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext("/", exchange -> {
      byte[] page = "<!doctype html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
    });
    elsewhere.start();
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.addPasskey("my phone", TestPractice.PASSWORD);
      phone.forgetSignIn();
      phone.open("/sign-in");
      String csrf = phone.page.inputValue("form[action='/sign-in'] input[name=_csrf]");
      String asked = phone.page.request().get("http://localhost:" + port + "/sign-in/passkey").text();
      phone.page.navigate("http://localhost:" + elsewhere.getAddress().getPort() + "/");
      phone.touched(true);
      String answer = (String) phone.page.evaluate("""
          async (text) => {
            const asked = JSON.parse(text);
            const bytes = (t) => Uint8Array.from(atob(t.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
            const credential = await navigator.credentials.get(
              { publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: [] } });
            return JSON.stringify(credential.toJSON());
          }""", asked);
      APIResponse refused = phone.page.request().post("http://localhost:" + port + "/sign-in/passkey",
          RequestOptions.create().setForm(com.microsoft.playwright.options.FormData.create()
              .set("_csrf", csrf).set("passkey", answer)));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text()).contains("That passkey didn’t work");
    } finally {
      elsewhere.stop(0);
    }
  }

  @Test
  void whatIsNoAnswerIsRefusedAndSoonNotHeard() {
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.open("/sign-in");
      String csrf = phone.page.inputValue("form[action='/sign-in'] input[name=_csrf]");
      for (String answer : new String[] {"", "{}", "[1]", "{\"rawId\":\"%%\"}", "{\"rawId\":\"AAAA\",\"response\":null}"}) {
        assertThat(send(phone, csrf, answer).status()).as(answer).isEqualTo(422);
      }
      for (int i = 0; i < 5; i++) {
        send(phone, csrf, "{}");
      }
      assertThat(send(phone, csrf, "{}").status()).isEqualTo(429);
    }
  }

  @Test
  void aPasskeyIsItsOwnersAloneAndGoesWithThem() {
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.addPasskey("my phone", TestPractice.PASSWORD);
    }
    var eyes = application.getBean(ViewerSql.class);
    for (String table : new String[] {"passkey", "sign_in_change"}) {
      Set<String> own = eyes.rows(practice.client(), table);
      assertThat(own).as(table).hasSize(table.equals("passkey") ? 1 : 2); // a calendar link was made before
      for (Viewer another : List.of(practice.other(), practice.therapist(), practice.manager(), new Viewer.Visitor())) {
        assertThat(eyes.rows(another, table)).as(table).doesNotContainAnyElementsOf(own);
      }
    }
    people.erase(practice.client());
    assertThat(rows()).isZero();
  }

  @Test
  void withoutScriptThePasswordIsThere() {
    try (var plain = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
        .setJavaScriptEnabled(false).setViewportSize(360, 780))) {
      Page page = plain.newPage();
      page.navigate("http://localhost:" + port + "/sign-in");
      assertThat(page.locator("button[data-passkey]").isVisible()).isFalse();
      page.fill("#signInName", TestPractice.signInName(name, "client"));
      page.fill("#password", TestPractice.PASSWORD);
      page.click("form[action='/sign-in'] button:not([formaction])");
      assertThat(page.url()).contains("/course");
    }
  }

  private APIResponse send(PasskeyPhone phone, String csrf, String answer) {
    return phone.page.request().post("http://localhost:" + port + "/sign-in/passkey", RequestOptions.create()
        .setForm(com.microsoft.playwright.options.FormData.create().set("_csrf", csrf).set("passkey", answer)));
  }

  private APIResponse post(PasskeyPhone phone, String body) {
    return phone.page.request().post("http://localhost:" + port + "/sign-in/passkey", RequestOptions.create()
        .setHeader("Content-Type", "application/x-www-form-urlencoded").setData(body));
  }

  private long rows() {
    return application.getBean(TestDatabase.class).asOwner()
        .sql("select count(*) from passkey where person_id = :person")
        .param("person", practice.client().person().value()).query(Long.class).single();
  }
}
