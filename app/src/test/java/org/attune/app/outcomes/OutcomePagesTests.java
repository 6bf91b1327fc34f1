package org.attune.app.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.measures.ImportedScore;
import org.attune.app.measures.MeasureId;
import org.attune.app.measures.MeasureScores;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The pages of how a client is doing, in a browser: a client without JavaScript on a phone, their therapist at a desk and on a phone. */
@AttuneTest
class OutcomePagesTests {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired private AllianceFixtures pairs;
  @Autowired private OutcomeFixtures fixtures;
  @Autowired private MeasureScores scores;
  @Autowired private PracticeNorms norms;
  @Autowired private DueJobs jobs;
  @Autowired private Goals goals;
  @Autowired private SignIns signIns;
  @Autowired private MovableClock clock;

  @Value("${local.server.port}")
  private int port;

  @Test
  void aClientSetsAGoalAndBothLookAtHowItGoes() {
    Pair pair = pairs.mayaAndAna();
    MeasureId phq9 = scores.measure(pair.therapist(), pair.therapist().practice(), "PHQ-9", 0, 27, false, null);
    past(pair, phq9);
    course(pair, phq9);

    Page client = open(pair.client().person(), 360, 740, ColorScheme.LIGHT, false);
    client.navigate(at("/course"));
    client.getByText("How it’s going").first().click();
    client.getByLabel("Something else you want to reach").fill("Ring my sister, and not hang up first.");
    press(client, "Keep this goal");
    client.getByText("Say how near it feels").last().click();
    client.getByLabel("3", new Page.GetByLabelOptions().setExact(true)).check();
    kept(client, "goal-phone");
    press(client, "Keep this number");
    assertThat(client.locator("main").textContent()).contains("3 out of 10 on ").doesNotContain("four in five people who", "The word for");
    kept(client, "own-phone");
    press(client, "I want to see them");
    client.context().close();

    Page desk = open(pair.therapist().person(), 1280, 900, ColorScheme.LIGHT, true);
    desk.navigate(at("/courses/" + pair.course() + "/change"));
    assertThat(desk.locator("main").textContent()).contains("Ring my sister", "Not on track", "Maya would like to see them.");
    desk.getByText("The arithmetic").first().click();
    desk.getByText("As a table").first().click();
    seen(desk, "change-desk");
    press(desk, "I agree");
    desk.navigate(at("/practice/norms"));
    seen(desk, "norms-desk");
    desk.context().close();

    Page dark = open(pair.therapist().person(), 360, 740, ColorScheme.DARK, true);
    dark.navigate(at("/courses/" + pair.course() + "/change"));
    seen(dark, "change-phone-dark");
    dark.context().close();

    Page shared = open(pair.client().person(), 360, 740, ColorScheme.DARK, true);
    shared.navigate(at("/course/" + pair.course() + "/change"));
    assertThat(shared.locator("main").textContent()).contains("four in five people who began like you", "The word for");
    seen(shared, "own-phone-dark-shared");
    shared.context().close();
  }

  private void past(Pair pair, MeasureId phq9) {
    Random random = new Random(17);
    fixtures.past(pair.therapist(), phq9, IntStream.range(0, 80).<@Nullable Double[]>mapToObj(i -> {
      double intercept = 18 + 4 * random.nextGaussian();
      double slope = -4 + random.nextGaussian();
      Double[] values = new Double[10];
      for (int session = 1; session <= 10; session++) {
        values[session - 1] = (double) Math.clamp(Math.round(intercept + slope * Math.log1p(session) + 2 * random.nextGaussian()), 0, 27);
      }
      return values;
    }).toList());
    clock.advance(Duration.ofDays(91));
    clock.set(clock.instant().atZone(LONDON).toLocalDate().atTime(12, 0).atZone(LONDON).toInstant());
    norms.accept(pair.therapist());
    jobs.run();
  }

  private void course(Pair pair, MeasureId phq9) {
    double[] depression = {17, 16, 17, 15, 14, 15, 14, 16, 17};
    int[] felt = {5, 5, 5, 6, 6, 6, 5, 4, 3};
    List<ImportedScore> given = new ArrayList<>();
    for (int i = 0; i < depression.length; i++) {
      if (i == 5) {
        pairs.miss(pair);
      }
      SessionId session = pairs.meet(pair);
      pairs.rate(pair, session, new Ratings(6, 6, 6, 6, 6));
      pairs.checkIn(pair, session, new Ratings(felt[i], felt[i], 5, 6, felt[i]));
      given.add(new ImportedScore(pair.course(), session, phq9, depression[i]));
    }
    scores.importAll(pair.therapist(), pair.therapist().practice(), UUID.randomUUID(), given);
    GoalId goal = GoalId.random();
    goals.set(pair.client(), goal, pair.course(), "Sleep through, most nights.");
    for (int value : new int[] {2, 4, 3, 5}) {
      goals.rate(pair.client(), goal, pair.course(), value, LONDON);
      clock.advance(Duration.ofDays(9));
    }
  }

  private Page open(PersonId person, int width, int height, ColorScheme scheme, boolean scripts) {
    BrowserContext opened = chromium.newContext(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(width, height)
        .setColorScheme(scheme).setJavaScriptEnabled(scripts));
    opened.addCookies(List.of(new Cookie("sign_in", signIns.begin(new Viewer.Oneself(person)).text()).setUrl("http://localhost:" + port)));
    return opened.newPage();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private static void kept(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "gallery", "outcomes", name + ".png")));
  }

  /** Kept as a picture; nobody is shut out, and nothing is wider than the screen. */
  private static void seen(Page page, String name) {
    kept(page, name);
    assertThat(AxeRules.violations(page)).as(name).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(page.viewportSize().width);
  }
}
