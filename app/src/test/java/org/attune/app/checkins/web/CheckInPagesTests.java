package org.attune.app.checkins.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.ExecutedStatements;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.authentication.SignIns;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInFixtures;
import org.attune.app.checkins.CheckInFixtures.Pair;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.checkins.TherapistReplies;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidEntry;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.SessionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AttuneTest
class CheckInPagesTests {

  private static final String[] LINES = {"seen", "heard", "understood", "safe", "working"};
  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired CheckIns checkIns;
  @Autowired CheckInLinks checkInLinks;
  @Autowired Unsaid unsaid;
  @Autowired TherapistReplies replies;
  @Autowired AccessLinks links;
  @Autowired SignIns signIns;
  @Autowired CheckInFixtures pairs;
  @Autowired MovableClock time;
  @LocalServerPort int port;

  Pair pair;
  SessionId session;

  @BeforeEach
  void twoPeopleWhoJustMet() {
    pair = pairs.mayaAndAna();
    session = pairs.held(pair);
  }

  @Test
  void aCheckInTakesSixTapsOnAPhone() {
    try (BrowserContext phone = device(360, 740, ColorScheme.LIGHT, true)) {
      Page page = phone.newPage();
      openLink(page);
      assertThat(page.url()).doesNotContain("/l/");
      assertThat(page.title()).isEqualTo("Your appointment");
      assertThat(page.locator("main").innerText()).contains("Ana reads this. We don’t know yet how soon.", "Nobody is alerted",
          "The person who runs this server").doesNotContainIgnoringCase("only you");
      look(page, "check-in-phone");
      rate(page, "6");
      page.click("button:has-text('Send my answers')");
      page.waitForSelector("h1:has-text('Thank you. Ana has your answers.')");
      look(page, "thanks-phone");
      page.click("text=Hard to tell Ana? Write to someone else.");
      assertThat(page.url()).endsWith("/more");
      assertThat(page.locator("main").innerText()).contains("isn’t told that you were here");
      look(page, "someone-else-phone");
    }
    assertThat(said().ratings()).isEqualTo(new Ratings(6, 6, 6, 6, 6));
  }

  @Test
  void withoutJavaScriptALineCanBeWrittenAndTheLinkNeverShowsItAgain() {
    try (BrowserContext plain = device(360, 740, ColorScheme.DARK, false)) {
      Page page = plain.newPage();
      openLink(page);
      rate(page, "3");
      page.fill("#unsaid", "I was afraid to say it");
      page.check("input[name=audience][value=together]");
      page.click("button:has-text('Send my answers')");
      assertThat(page.content()).contains("Thank you. Ana has your answers.").doesNotContain("afraid");
      page.reload();
      assertThat(page.content()).contains("Thank you. Ana has your answers.");
      page.click("text=Change my answers");
      assertThat(page.content()).doesNotContain("afraid");
      assertThat(page.locator("input[type=radio][name=seen]:checked").count()).isZero();
      picture(page, "again-phone-dark");
      rate(page, "4");
      page.check("input[name=takeBack]");
      page.click("button:has-text('Send my answers')");
    }
    assertThat(said().ratings().mean()).isEqualTo(4);
    assertThat(unsaid.ofClient(pair.maya(), pair.course())).isEmpty();
  }

  @Test
  void aCheckInByALinkMakesAtMostNineStatementsEvenWhereItReplacesOneAndRaisesASignal() throws Exception {
    var link = checkInLinks.of(pair.job(), session).orElseThrow();
    String cookie = "link=" + links.issueSecret(pair.job(), link).text();
    var caller = new TestHttpClient(port);
    // the first one of a practice's day also computes what the others are judged by
    checkIns.submit(pairs.holder(pair, session), CheckInId.random(), new Ratings(6, 6, 6, 6, 6), null);
    for (String safe : List.of("2", "1")) {
      var form = Map.of("key", UUID.randomUUID().toString(), "seen", "5", "heard", "5", "understood", "6", "safe", safe, "working", "5");

      assertThat(ExecutedStatements.of(() -> assertThat(caller.post("/check-in/" + link, cookie, form).statusCode()).isEqualTo(303)))
          .anyMatch(statement -> statement.contains("insert into signal")).hasSizeLessThanOrEqualTo(9);
    }
  }

  @Test
  void aMissingLineGetsItsSentenceAndNothingTypedIsLost() {
    try (BrowserContext plain = device(1200, 800, ColorScheme.LIGHT, true)) {
      Page page = plain.newPage();
      openLink(page);
      page.evaluate("document.querySelectorAll('[required]').forEach(e => e.required = false)");
      page.check("#seen-5", new Page.CheckOptions().setForce(true));
      page.fill("#unsaid", "kept while I look");
      page.check("input[name=audience][value=therapist]");
      Response response = page.waitForNavigation(() -> page.click("button:has-text('Send my answers')"));
      assertThat(response.status()).isEqualTo(422);
      assertThat(page.locator("#heard-error").innerText()).contains("how well you were heard");
      assertThat(page.locator("#seen-5").isChecked()).isTrue();
      assertThat(page.inputValue("#unsaid")).isEqualTo("kept while I look");
      assertThat(page.isChecked("input[name=audience][value=therapist]")).isTrue();
      look(page, "refused-desk");
    }
    assertThat(checkIns.series(pair.ana(), pair.course())).isEmpty();
  }

  @Test
  void behindALinkScoresAreKeptForTheTabAloneAndUnsaidWordsNowhere() {
    try (BrowserContext phone = device(360, 740, ColorScheme.LIGHT, true)) {
      Page page = phone.newPage();
      openLink(page);
      rate(page, "2");
      page.fill("#unsaid", "never on this phone");
      page.waitForCondition(() -> ((String) page.evaluate("JSON.stringify(sessionStorage)")).contains("working"));
      assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
      assertThat((String) page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
          .doesNotContain("never on this phone");
      page.reload();
      assertThat(page.isChecked("input[name=seen][value='2']")).isTrue();
    }
  }

  @Test
  void notThisTimeIsFine() {
    try (BrowserContext phone = device(360, 740, ColorScheme.LIGHT, true)) {
      Page page = phone.newPage();
      openLink(page);
      page.click("text=Not this time");
      page.waitForSelector("h1:has-text('fine')");
      assertThat(page.locator("h1").innerText()).isEqualTo("That’s fine.");
      look(page, "not-this-time-phone");
    }
  }

  @Test
  void sayingThatTheyDidNotMeetIsThanked() {
    try (BrowserContext phone = device(360, 740, ColorScheme.LIGHT, true)) {
      Page page = phone.newPage();
      openLink(page);
      page.click("text=We didn’t meet");
      page.waitForSelector("h1:has-text('Thank you')");
      assertThat(page.locator("h1").innerText()).isEqualTo("Thank you for saying so.");
    }
  }

  @Test
  void anOldLinkSaysCalmlyThatItIsOver() {
    try (BrowserContext phone = device(360, 740, ColorScheme.LIGHT, true)) {
      Page page = phone.newPage();
      openLink(page);
      time.advance(Duration.ofDays(7));
      pairs.held(pair);
      Response response = page.reload();
      assertThat(Objects.requireNonNull(response).status()).isEqualTo(410);
      look(page, "over-phone");
    }
  }

  @Test
  void signedInAClientSeesWhatTheySaidWhoReadItAndWhatCameBack() {
    checkIns.submit(pair.maya(), CheckInId.random(), session, new Ratings(5, 3, 4, 6, 5),
        new UnsaidForm("I laughed it off", Audience.TOGETHER, true));
    time.advance(Duration.ofHours(20));
    try (BrowserContext desk = signedIn(pair.ana().person(), 1200, 800)) {
      Page page = desk.newPage();
      page.navigate(at("/sessions/" + session + "/reply"));
      page.fill("#line", "Let us slow down there, next time.");
      look(page, "reply-desk");
      page.click("button:has-text('Send this line')");
    }
    try (BrowserContext phone = signedIn(pair.maya().person(), 360, 740)) {
      Page page = phone.newPage();
      page.navigate(at("/sessions/" + session + "/check-in"));
      assertThat(page.locator("main").innerText()).contains("Ana read this ", "Let us slow down there, next time.",
          "I laughed it off", "Ana knows it’s there");
      look(page, "own-phone");
      page.click("summary:has-text('Open it together')");
      assertThat(page.locator("main").innerText()).contains("Once it’s open, Ana can read it, and so can anyone who covers");
      look(page, "own-phone-asked");
      assertThat(unsaid.readable(pair.ana(), pair.course())).isEmpty();
      page.click("text=Yes, open it now");
      page.waitForSelector("text=It’s open now, for both of you.");
      look(page, "own-phone-opened");
      page.click("text=Seal it again");
      page.waitForSelector("text=It’s sealed again.");
      assertThat(unsaid.readable(pair.ana(), pair.course())).isEmpty();
      page.click("summary:has-text('Open it together')");
      page.click("text=Yes, open it now");
      page.waitForSelector("text=It’s open now, for both of you.");
    }
    assertThat(unsaid.readable(pair.ana(), pair.course())).extracting(UnsaidEntry::words).containsExactly("I laughed it off");
  }

  @Test
  void aClientTakesWhatTheySaidAsFilesAndNobodyElseGetsAnyOfIt() throws Exception {
    checkIns.submit(pair.maya(), CheckInId.random(), session, new Ratings(5, 3, 4, 6, 5),
        new UnsaidForm("=I laughed\nit off \uD83C\uDF42", Audience.PRIVATE, false));
    try (BrowserContext phone = signedIn(pair.maya().person(), 360, 740)) {
      Page page = phone.newPage();
      page.navigate(at("/account"));
      look(page, "account-phone");
      assertThat(page.locator("#mine a").evaluateAll("all => all.map(a => a.getAttribute('href'))").toString())
          .isEqualTo("[/notes/23, /course/check-ins.html, /course/check-ins.csv, /course/check-ins.json, /account/erasing]");
      String html = Files.readString(page.waitForDownload(() -> page.click("a[href$='.html']")).path());
      assertThat(html).contains("With Ana, ", "Heard", "3 of 7", "=I laughed", "it off \uD83C\uDF42", "Kept for you. Ana can’t see it")
          .doesNotContain("<link", "<script");
      String csv = Files.readString(page.waitForDownload(() -> page.click("a[href$='.csv']")).path());
      assertThat(csv).contains(",Ana,Heard,3,", "\"'=I laughed\nit off");
      String json = Files.readString(page.waitForDownload(() -> page.click("a[href$='.json']")).path());
      assertThat(json).contains("\"with\" : \"Ana\"", "\"what\" : \"Heard\"", "=I laughed\\nit off");
    }
    try (BrowserContext desk = signedIn(pair.ana().person(), 1200, 800)) {
      assertThat(desk.request().get(at("/course/check-ins.csv")).text()).isEqualTo("when,with,what,said,reader\r\n");
    }
  }

  @Test
  void theRatingFromTheOtherChairShowsNothingOfWhatTheClientSaid() {
    checkIns.submit(pair.maya(), CheckInId.random(), session, new Ratings(1, 2, 3, 1, 2), null);
    try (BrowserContext desk = signedIn(pair.ana().person(), 1200, 800)) {
      Page page = desk.newPage();
      page.navigate(at("/sessions/" + session + "/rating"));
      assertThat(page.locator("input[type=radio]:checked").count()).isZero();
      look(page, "rating-desk");
      rate(page, "5");
      page.click("button:has-text('Save my rating')");
      assertThat(page.url()).contains("/courses/" + pair.course());
    }
    assertThat(checkIns.series(pair.ana(), pair.course())).filteredOn(c -> c.chair() == Chair.THERAPIST)
        .singleElement().satisfies(c -> assertThat(c.provenance().sawOtherChair()).isFalse());
  }

  @Test
  void aCodeForTheRoomLeadsToTheCheckIn() {
    try (BrowserContext desk = signedIn(pair.ana().person(), 1200, 800)) {
      Page page = desk.newPage();
      page.navigate(at("/sessions/" + session + "/qr"));
      look(page, "qr-before-desk");
      page.click("button:has-text('Show the code')");
      look(page, "qr-desk");
      String link = page.locator(".code").innerText();
      desk.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      page.locator("[data-copy]").click();
      page.getByText("Copied", new Page.GetByTextOptions().setExact(true)).waitFor();
      assertThat((String) page.evaluate("navigator.clipboard.readText()")).isEqualTo(link);
      page.navigate(at(link.substring(link.indexOf("/l/"))));
      assertThat(page.url()).contains("/check-in/");
    }
  }

  @Test
  void someoneElsesPagesAreNotThere() {
    checkIns.submit(pair.maya(), CheckInId.random(), session, new Ratings(5, 5, 5, 5, 5),
        new UnsaidForm("mine", Audience.PRIVATE, false));
    try (BrowserContext desk = signedIn(pair.colleague().person(), 1200, 800)) {
      Page page = desk.newPage();
      for (String path : List.of("/rating", "/reply", "/qr", "/check-in")) {
        assertThat(Objects.requireNonNull(page.navigate(at("/sessions/" + session + path))).status()).as(path).isEqualTo(404);
      }
      assertThat(Objects.requireNonNull(page.navigate(at("/check-in/" + UUID.randomUUID()))).status()).isEqualTo(404);
    }
  }

  private CheckIn said() {
    return checkIns.series(pair.ana(), pair.course()).getFirst();
  }

  private void openLink(Page page) {
    page.navigate(at("/l/" + links.issueSecret(pair.maya(), checkInLinks.of(pair.job(), session).orElseThrow()).text()));
  }

  private static void rate(Page page, String score) {
    for (String line : LINES) {
      page.check("input[name=" + line + "][value='" + score + "']", new Page.CheckOptions().setForce(true));
    }
  }

  private static BrowserContext device(int width, int height, ColorScheme scheme, boolean javaScript) {
    return chromium.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme)
        .setJavaScriptEnabled(javaScript).setLocale("en-GB"));
  }

  private BrowserContext signedIn(PersonId person, int width, int height) {
    BrowserContext context = device(width, height, ColorScheme.LIGHT, true);
    context.addCookies(List.of(new Cookie("sign_in", signIns.begin(new Viewer.Oneself(person)).text())
        .setDomain("localhost").setPath("/")));
    return context;
  }

  /** Keeps a picture, and lets axe find nothing. */
  private static void look(Page page, String name) {
    picture(page, name);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("nothing sticks out of %s", name).isZero();
    assertThat(AxeRules.violations(page)).as(name).isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/check-in", name + ".png")).setFullPage(true));
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }
}
