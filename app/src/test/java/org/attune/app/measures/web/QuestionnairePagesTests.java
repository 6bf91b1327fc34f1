package org.attune.app.measures.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.authentication.SignIns;
import org.attune.app.checkins.CheckInFixtures;
import org.attune.app.checkins.CheckInFixtures.Pair;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.measures.InstrumentId;
import org.attune.app.measures.MeasureAssignmentId;
import org.attune.app.measures.MeasureAssignments;
import org.attune.app.measures.MeasureSchedule;
import org.attune.app.measures.MeasureScore;
import org.attune.app.measures.MeasureScores;
import org.attune.app.risk.EscalationPlan;
import org.attune.app.risk.EscalationPlans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AttuneTest
class QuestionnairePagesTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired CheckInFixtures pairs;
  @Autowired CheckIns checkIns;
  @Autowired MeasureAssignments assignments;
  @Autowired MeasureScores scores;
  @Autowired EscalationPlans plans;
  @Autowired SignIns signIns;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  @Test
  void aTherapistAsksAndAClientAnswersOneQuestionAPageOnAPhoneWithoutJavaScript() {
    Pair pair = pairs.mayaAndAna();
    checkIns.submit(pair.maya(), CheckInId.random(), pairs.held(pair), new Ratings(6, 6, 6, 6, 6), null);
    try (BrowserContext desk = signedIn(pair.ana().person(), 1280, 900, ColorScheme.LIGHT, true)) {
      Page page = page(desk);
      page.navigate(at("/courses/" + pair.course() + "/measures"));
      assertThat(page.locator("h1").innerText()).isEqualTo("What Maya is asked");
      look(page, "assign-desk");
      page.check("input[value='phq-9@1999@en']");
      page.click("button:has-text('Ask Maya from now on')");
      assertThat(page.locator("main").innerText()).contains("First agree with your client who reads such an answer");
      page.check("input[value='gad-7@2006@en']");
      page.selectOption("#moment", "after");
      page.click("button:has-text('Ask Maya from now on')");
      page.waitForSelector("text=In four weeks, 14 questions; in one sitting, 7 at most.");
      page.click("a:has-text('Try it out'):has-text('GAD-7')");
      assertThat(page.locator("main").innerText()).contains("Nothing is kept.");
      look(page, "trial-desk");
    }
    try (BrowserContext phone = signedIn(pair.maya().person(), 360, 740, ColorScheme.DARK, false)) {
      Page page = page(phone);
      page.navigate(at("/course?of=" + pair.course()));
      page.click("text=Look at the questions");
      assertThat(page.title()).isEqualTo("Your appointment");
      lookWithScripts(pair, page.url(), "start-phone");
      page.click("button:has-text('Begin')");
      assertThat(page.locator("h1, [role=heading]").first().innerText()).isEqualTo("Feeling nervous, anxious or on edge");
      lookWithScripts(pair, page.url(), "question-phone");
      page.click("button:has-text('Next')");
      assertThat(page.locator("main").innerText()).contains("Choose an answer, or “Rather not say”.");
      choose(page, "Several days");
      page.click("button:has-text('Rather not say')");
      choose(page, "Nearly every day");
      page.click("a:has-text('Back')");
      assertThat(page.locator("input:checked").count()).as("what was answered is still there").isEqualTo(1);
      page.navigate(at("/course?of=" + pair.course()));
      page.click("text=Look at the questions");
      page.click("button:has-text('Begin')");
      assertThat(page.locator(".strokes i.past").count()).as("goes on at the fourth question").isEqualTo(3);
      for (int i = 4; i <= 7; i++) {
        choose(page, "Not at all");
      }
      assertThat(page.locator("h1").innerText()).isEqualTo("Before you send it");
      assertThat(page.locator("main").innerText()).contains("not answered");
      lookWithScripts(pair, page.url(), "review-phone");
      page.click("a:has-text('Change'):has-text('stop or control')");
      choose(page, "Several days");
      page.navigate(page.url().replaceAll("/\\d+$", ""));
      page.click("button:has-text('Send it to Ana')");
      assertThat(page.locator("main").innerText()).contains("It’s sent. Thank you.", "Nothing is asked now");
    }
    assertThat(scores.series(pair.maya(), pair.course())).extracting(MeasureScore::value).containsExactly(5.0);
    try (BrowserContext desk = signedIn(pair.ana().person(), 360, 740, ColorScheme.LIGHT, true)) {
      Page page = page(desk);
      page.navigate(at("/courses/" + pair.course() + "/measures"));
      assertThat(page.locator("main").innerText()).contains("GAD-7 5");
      look(page, "assigned-phone");
      page.click("a:has-text(': GAD-7')");
      assertThat(page.locator("main").innerText()).contains("Nearly every day");
      look(page, "sent-phone");
      page.navigate(at("/courses/" + pair.course() + "/measures/paper/core-10@2007@en"));
      look(page, "paper-phone");
      page.click("button:has-text('Keep this form')");
      assertThat(page.locator("main").innerText()).contains("Write the day on which it was filled in.");
    }
  }

  @Test
  void aNinthAnswerAboveZeroShowsSomeoneToTalkToAtOnceAndTodayTellsTheTherapistBeforeTheFormIsSent() throws Exception {
    clock.set(Instant.parse("2026-11-30T12:00:00Z")); // a Monday, when both who are told are at work
    Pair pair = pairs.mayaAndAna();
    plans.agree(pair.ana(), pair.course(), 0, new EscalationPlan.Terms(new EscalationPlan.Cover(pair.colleague().person(), 3), false, ""));
    assignments.assign(pair.ana(), MeasureAssignmentId.random(), pair.course(), new InstrumentId("phq-9", "1999", "en"),
        new MeasureSchedule(MeasureSchedule.Frequency.EACH_SESSION, 1, MeasureSchedule.Moment.AFTER), false);
    pairs.held(pair);
    TestHttpClient http = new TestHttpClient(port);
    String maya = cookie(pair.maya().person());
    String ana = cookie(pair.ana().person());
    String first = http.post("/pages/12/" + pair.course(), maya, Map.of()).headers().firstValue("Location").orElseThrow();
    String ninth = first.replaceAll("/1$", "/9");

    assertThat(http.post(ninth, maya, Map.of("answer", "0")).statusCode()).as("not at all").isEqualTo(303);
    assertThat(http.get("/today", ana).body()).doesNotContain("Please ring Maya");
    HttpResponse<String> severalDays = http.post(ninth, maya, Map.of("answer", "1"));
    assertThat(severalDays.statusCode()).isEqualTo(200);
    assertThat(severalDays.body()).contains("Thank you for saying so", "Someone to talk to now", "Ana has been told.", "Go on with the questions");
    assertThat(http.get("/today", ana).body()).contains("Please ring Maya", "Maya answered “Several days” to a question about harming themselves");
  }

  private static Page page(BrowserContext context) {
    Page page = context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  }

  /** The same page in a browser with scripts, which axe needs. */
  private void lookWithScripts(Pair pair, String address, String name) {
    try (BrowserContext phone = signedIn(pair.maya().person(), 360, 740, ColorScheme.DARK, true)) {
      Page page = page(phone);
      page.navigate(address);
      look(page, name);
    }
  }

  private static void choose(Page page, String answer) {
    page.check("label:has-text('" + answer + "') input", new Page.CheckOptions().setForce(true));
    page.click("button:has-text('Next')");
  }

  private BrowserContext signedIn(PersonId person, int width, int height, ColorScheme scheme, boolean javaScript) {
    BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme)
        .setJavaScriptEnabled(javaScript).setLocale("en-GB"));
    context.addCookies(List.of(new Cookie("sign_in", signIns.begin(new Viewer.Oneself(person)).text())
        .setDomain("localhost").setPath("/")));
    return context;
  }

  private String cookie(PersonId person) {
    return "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text();
  }

  /** Keeps a picture, and lets axe find nothing. */
  private static void look(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/measures", name + ".png")).setFullPage(true));
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("nothing sticks out of %s", name).isZero();
    assertThat(AxeRules.violations(page)).as(name).isEmpty();
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }
}
