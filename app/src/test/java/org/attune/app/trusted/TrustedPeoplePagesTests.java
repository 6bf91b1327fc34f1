package org.attune.app.trusted;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.Chromium;
import org.attune.app.SmtpServer;
import org.attune.app.TestHttpClient;
import org.attune.app.authentication.SignIns;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.Viewer;
import org.attune.app.space.PhoneBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Maya's phone, and that of the person she asks. */
class TrustedPeoplePagesTests extends TrustedPeopleTestBase {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final long MONTH = 30 * 86_400L;

  @Autowired SignIns signIns;
  @Autowired Circle circle;

  @Test
  void withoutScriptsSomebodyIsAskedSaysYesIsTappedAndAnswers() throws Exception {
    Viewer.Oneself maya = maya();
    ConnectionId inCircle = ConnectionId.random();
    circle.add(maya, inCircle, "Ben", "");
    String address = anAddress();
    try (PhoneBrowser hers = PhoneBrowser.withoutScripts(maya, chromium, signIns, port);
         PhoneBrowser his = PhoneBrowser.ofAStranger(chromium, port, ColorScheme.LIGHT, false)) {
      Page page = hers.open("/notes");
      page.getByText("Other small steps").click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The one")).click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask someone")).click();
      page.getByLabel("What do they know you as?").fill("Your bank www.evil.example");
      page.getByLabel("What do you call them?").fill("Ben, my brother");
      page.getByLabel("Their email address").fill(address);
      page.getByLabel("Are they in your circle?").selectOption(inCircle.toString());
      press(page, "See the email");
      assertThat(hers.says()).contains("only letters, spaces, hyphens and apostrophes");
      page.getByLabel("What do they know you as?").fill("Maya");
      press(page, "See the email");
      String shown = String.valueOf(page.locator(".mail").textContent());
      assertThat(hers.says()).contains(address, "A question for you", "This is not an emergency service");
      press(page, "Change something");
      assertThat(page.getByLabel("Their email address").inputValue()).isEqualTo(address);
      press(page, "See the email");
      assertThat(SERVER.getReceivedMessages()).isEmpty();
      press(page, "Send this email");
      jobs.run();
      page.reload();
      assertThat(hers.says()).contains("There’s no answer yet");
      assertThat(text(latest()).replaceAll("/l/[\\w-]+", "/l/…").strip()).isEqualTo(shown.strip());

      Page answering = his.open(pathIn(latest(), "#yes"));
      assertThat(answering.url()).matches(".*/note/[0-9a-f-]{36}#yes");
      assertThat(his.says()).contains("Maya has a question for you", "not an emergency service").doesNotContain("brother");
      press(answering, "Yes, that’s fine");
      assertThat(his.says()).contains("There’s nothing to answer just now");

      hers.open("/notes/17");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ben, my brother")).click();
      page.getByLabel("Add a few words").fill("The letter came.");
      page.getByText("What the email says").click();
      String tap = String.valueOf(page.locator(".mail").first().textContent());
      press(page, "Could you call?");
      assertThat(hers.says()).contains("on its way");
      jobs.run();
      assertThat(text(latest()).replaceAll("/l/[\\w-]+", "/l/…").strip()).isEqualTo(tap.strip());
      his.open(pathIn(latest(), ""));
      assertThat(his.says()).contains("Could you call?", "The letter came.");
      press(answering, "I’ll call");
      assertThat(his.says()).contains("They can see your answer").doesNotContain("The letter came.");
      page.reload();
      assertThat(hers.says()).contains("They answered: I’ll call");
      hers.open("/notes");
      assertThat(hers.says()).contains("Asked Ben, my brother for a call");

      // he stops, she is told that it didn't go, not why
      answering.getByText("Stop", new Page.GetByTextOptions().setExact(true)).first().click();
      press(answering, "Stop");
      assertThat(his.says()).contains("You’ve stopped");
      hers.open("/notes/17");
      assertThat(hers.says()).contains("They said yes.").doesNotContain("stopped");
      press(page, "Coffee this week?");
      assertThat(hers.says()).contains("You can’t reach Ben, my brother through here just now. Nothing was sent", "Samaritans", "999")
          .doesNotContain("stopped");
      press(answering, "I’d like to be there after all");
      assertThat(his.says()).contains("There’s nothing to answer just now");
    }
  }

  @Test
  void whereANameMayBeThatOfSomebodySetApartThePageAsksAndNothingTypedIsLost() {
    Viewer.Oneself maya = maya();
    ConnectionId sam = ConnectionId.random();
    circle.add(maya, sam, "Sam Roe", "");
    circle.setApart(maya, sam);
    String address = anAddress();
    try (PhoneBrowser hers = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = hers.open("/notes/17/new");
      page.getByLabel("What do they know you as?").fill("Maya");
      page.getByLabel("What do you call them?").fill("Sam Roe");
      page.getByLabel("Their email address").fill(address);
      press(page, "See the email");
      assertThat(hers.says()).contains("You set apart someone with this name");
      page.getByLabel("What do you call them?").fill("Sam");
      press(page, "See the email");
      assertThat(hers.says()).contains("This may be someone you set apart.");
      assertThat(page.getByLabel("Their email address").inputValue()).isEqualTo(address);
      hers.isFineToLookAt("trusted", "may-be-set-apart-light");
      page.getByLabel("I mean someone else").check();
      press(page, "See the email");
      press(page, "Change something");
      assertThat(page.getByLabel("I mean someone else").isChecked()).isTrue();
      press(page, "See the email");
      press(page, "Send this email");
      jobs.run();
      assertThat(trusted.all(maya)).singleElement().extracting(TrustedPerson::name).isEqualTo("Sam");
      assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }
  }

  @Test
  void anAddressOfOtherLettersIsAskedWhereTheMailServerTakesItAndElseASentenceSaysWhyNot() throws Exception {
    Viewer.Oneself maya = maya();
    time.advance(Duration.ofHours(1)); // what the server said to other tests holds no more
    SERVER.stop();
    try (PhoneBrowser hers = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = fillIn(hers, "bén@home.example");
      assertThat(hers.says()).contains("Ours isn’t answering just now");
      assertThat(page.getByLabel("Their email address").inputValue()).isEqualTo("bén@home.example");
      try (var server = new SmtpServer(PORT, null)) {
        press(page, "See the email");
        assertThat(hers.says()).contains("Before the @, we can only use plain letters from a to z");
        assertThat(server.mails).isEmpty();
      }
    }
    time.advance(Duration.ofHours(1));
    try (var server = new SmtpServer(PORT, null, "SMTPUTF8"); PhoneBrowser hers = PhoneBrowser.withoutScripts(maya, chromium, signIns,
        port)) {
      Page page = fillIn(hers, "bén@home.example");
      assertThat(hers.says()).contains("bén@home.example", "A question for you");
      press(page, "Send this email");
      jobs.run();
      assertThat(server.mails).singleElement().asString().contains("RCPT TO:<bén@home.example>", "Subject: A question for you");
    }
    assertThat(trusted.all(maya)).singleElement().extracting(p -> p.invitation().delivery()).isEqualTo(DeliveryStatus.SENT);
  }

  private static Page fillIn(PhoneBrowser phone, String address) {
    Page page = phone.open("/notes/17/new");
    page.getByLabel("What do they know you as?").fill("Maya");
    page.getByLabel("What do you call them?").fill("Ben");
    page.getByLabel("Their email address").fill(address);
    press(page, "See the email");
    return page;
  }

  @Test
  void theirPagesAreFineToLookAtInLightAndDark() throws Exception {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      String how = scheme.name().toLowerCase(java.util.Locale.ROOT);
      Viewer.Oneself maya = maya();
      try (PhoneBrowser hers = PhoneBrowser.of(maya, chromium, signIns, port,
          scheme); PhoneBrowser his = PhoneBrowser.ofAStranger(chromium, port, scheme, true)) {
        Page page = hers.open("/notes/17");
        hers.isFineToLookAt("trusted", "none-" + how);
        hers.open("/notes/17/new");
        hers.isFineToLookAt("trusted", "ask-" + how);
        page.getByLabel("What do they know you as?").fill("Maya");
        page.getByLabel("What do you call them?").fill("Ben");
        page.getByLabel("Their email address").fill(anAddress());
        press(page, "See the email");
        hers.isFineToLookAt("trusted", "look-" + how);
        press(page, "Send this email");
        page.getByText("on its way").first().waitFor();
        jobs.run();
        page.getByText("There’s no answer yet").waitFor(); // by itself
        Page answering = his.open(pathIn(latest(), "#never"));
        his.isFineToLookAt("trusted", "asked-" + how);
        answering.getByText("Change this").click();
        his.isFineToLookAt("trusted", "asked-when-" + how);
        answering.getByLabel("At most within 24 hours").fill("many");
        press(answering, "Yes, that’s fine");
        assertThat(his.says()).contains("Choose from 1 to 10");
        his.isFineToLookAt("trusted", "asked-wrong-" + how);
        answering.getByLabel("At most within 24 hours").fill("2");
        press(answering, "Yes, that’s fine");
        answering.getByText("Kept.").waitFor();
        page.reload();
        hers.isFineToLookAt("trusted", "there-" + how);
        page.getByLabel("Add a few words").fill("The letter came, and I don’t know what to think of it.");
        press(page, "Could you call?");
        page.getByText("on its way").first().waitFor();
        jobs.run();
        his.open(pathIn(latest(), ""));
        his.isFineToLookAt("trusted", "question-" + how);
        press(answering, "I can’t today, but I’m thinking of you");
        answering.getByText("They can see your answer").waitFor();
        hers.open("/notes/17");
        hers.isFineToLookAt("trusted", "all-" + how);
        answering.getByText("Stop", new Page.GetByTextOptions().setExact(true)).first().click();
        his.isFineToLookAt("trusted", "stop-" + how);
        press(answering, "Stop");
        answering.getByText("You’ve stopped", new Page.GetByTextOptions().setExact(true)).waitFor();
        his.isFineToLookAt("trusted", "stopped-" + how);
        press(page, "Just think of me");
        page.getByText("Nothing was sent").waitFor();
        hers.isFineToLookAt("trusted", "held-" + how);
        press(answering, "Never again, no matter who asks");
        answering.getByText("You said: never again").waitFor();
        his.isFineToLookAt("trusted", "never-" + how);
      }
    }
  }

  @Test
  void aLinkThatIsOpenedByOthersTwiceOrAfterTheEndChangesNothing() throws Exception {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = there(maya, anAddress());
    String path = pathIn(latest(), "#no");
    UUID key = UUID.randomUUID();
    trusted.sendRequest(maya, id, key, SupportRequest.Kind.CALL, "");
    jobs.run();
    var caller = new TestHttpClient(port);
    String cookie = caller.get(path, "").headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    String his = "/note/" + links.lookUp(new Viewer.Visitor(), secret()).orElseThrow().id();
    TrustedPerson before = trusted.get(maya, id);
    for (String looked : List.of(path, his, his, his + "?answer=no", his + "/no", his + "/never", his + "/end")) {
      assertThat(caller.get(looked, cookie).statusCode()).as(looked).isIn(200, 303, 405);
    }
    assertThat(caller.post(his + "/no", cookie, Map.of()).statusCode()).as("a stale page").isEqualTo(303);
    assertThat(caller.post(his + "/questions/" + key, cookie, Map.of("answer", "yes")).statusCode()).as("no answer to this").isEqualTo(303);
    assertThat(caller.post(his + "/questions/" + UUID.randomUUID(), cookie, Map.of("answer", "will-call")).statusCode()).isEqualTo(303);
    for (String otherwise : List.of("", "link=" + "x".repeat(43))) {
      assertThat(caller.get(his, otherwise).statusCode()).isEqualTo(404);
      assertThat(caller.post(his + "/end", otherwise, Map.of()).statusCode()).isEqualTo(404);
    }
    assertThat(trusted.get(maya, id)).isEqualTo(before);
    assertThat(caller.post(his + "/questions/" + key, cookie, Map.of("answer", "will-call")).statusCode()).isEqualTo(303);
    assertThat(caller.post(his + "/questions/" + key, cookie, Map.of("answer", "not-today")).headers().firstValue("Location").orElseThrow())
        .endsWith("done=d99672d6");
    assertThat(trusted.get(maya, id).requests()).singleElement().extracting(SupportRequest::response).isEqualTo(SupportRequest.Response.WILL_CALL);
    assertThat(caller.post(his + "/end", cookie, Map.of()).statusCode()).isEqualTo(303);
    assertThat(caller.post(his + "/limits", cookie, Map.of("aDay", "9", "aWeek", "9", "from", "0", "until", "0", "zone", "Europe/Berlin"))
        .statusCode()).isEqualTo(303);
    assertThat(caller.get(his, cookie).body()).contains("You’ve stopped");
    trusted.delete(maya, id);
    assertThat(caller.get(his, cookie).statusCode()).isEqualTo(404);
    assertThat(caller.get(path, "").statusCode()).isEqualTo(404);
    assertThat(caller.post(his + "/return", cookie, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aFloodFromOneAccountEndsAfterFiveADayAndFifteenAMonth() throws Exception {
    Viewer.Oneself maya = maya();
    time.set(java.time.Instant.ofEpochSecond(time.instant().getEpochSecond() / MONTH * MONTH + MONTH + 7200)); // as a window of thirty days begins
    int taken = 0;
    for (int day = 0; day < 6; day++) {
      int today = flood(maya);
      assertThat(today).isLessThanOrEqualTo(5);
      taken += today;
      time.advance(java.time.Duration.ofDays(1));
      jobs.run();
    }
    assertThat(taken).isEqualTo(15);
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  private int flood(Viewer.Oneself maya) throws Exception {
    String cookie = "sign_in=" + signIns.begin(maya).text();
    var caller = new TestHttpClient(port);
    int taken = 0;
    for (int i = 0; i < 12; i++) {
      UUID key = UUID.randomUUID();
      int status = caller.post("/notes/17", cookie, Map.of("key", key.toString(), "me", "Maya", "name", "x", "address", anAddress())).statusCode();
      taken += status == 303 ? 1 : 0;
      if (status == 303) {
        trusted.delete(maya, new TrustedPersonId(key));
      } else {
        assertThat(status).isEqualTo(422);
      }
    }
    return taken;
  }

  private static String pathIn(jakarta.mail.internet.MimeMessage mail, String answer) {
    Matcher link = Pattern.compile("http://localhost:\\d+(/l/[\\w-]+" + answer + ")").matcher(text(mail));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).first().click();
  }
}
