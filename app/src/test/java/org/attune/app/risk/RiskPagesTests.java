package org.attune.app.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.risk.web.RiskSupportPage;
import org.attune.app.risk.web.RiskSupportView;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What Maya, Ana and Dev see after Maya answered a question about harming herself on a Sunday evening. */
@AttuneTest
class RiskPagesTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final Instant SUNDAY_EVENING = Instant.parse("2026-11-29T21:14:00Z");
  private static final Instant MONDAY_NOON = Instant.parse("2026-11-30T12:00:00Z");

  @Autowired TestDatabase database;
  @Autowired AllianceFixtures pairs;
  @Autowired RiskFlags flags;
  @Autowired EscalationPlans plans;
  @Autowired RiskSupportPage afterAnswer;
  @Autowired People people;
  @Autowired SignIns signIns;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private Pair pair;
  private Viewer.Member dev;
  private @Nullable BrowserContext context;

  @BeforeEach
  void aPairAndAColleague() {
    database.empty();
    clock.set(SUNDAY_EVENING);
    pair = pairs.mayaAndAna();
    dev = new Viewer.Member(PersonId.random(), pair.therapist().practice(), Set.of(Role.THERAPIST));
    people.create(dev.asOneself(), "Dev Rao", ContactDetails.none());
    people.grantRole(pair.therapist(), dev.practice(), dev.person(), Role.THERAPIST);
  }

  @AfterEach
  void leave() {
    if (context != null) {
      context.close();
    }
  }

  @Test
  void onAPhoneWithoutJavaScriptMayaIsThankedFirstThenFindsSomebodyToRingThenWhoReadsIt() {
    agree();
    raise(2);
    Page page = as(pair.client().person(), new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
    page.navigate(at("/course"));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See what happens now")).click();
    assertThat(page.url()).doesNotContain("risk").endsWith("/pages/10/" + pair.course());
    assertThat(page.title()).isEqualTo("Your appointment");
    assertThat(page.locator("main :is(h1, h2)").allTextContents())
        .containsExactly("Thank you for saying so", "Someone to talk to now", "What happens now");
    Locator ring = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ring Samaritans, 116 123"));
    assertThat(ring.getAttribute("href")).isEqualTo("tel:116123");
    assertThat(page.locator("main").textContent()).contains("Call 999",
        "Ana has been told. Until tomorrow, 12:00, it’s with Ana. If Ana hasn’t read it by then, Dev is told.",
        "Ana may not see it before then.").doesNotContain("phq");

    clock.set(MONDAY_NOON);
    page = as(pair.client().person(), new Browser.NewContextOptions().setViewportSize(360, 740));
    page.navigate(at("/pages/10/" + pair.course()));
    assertThat(page.locator("main").textContent()).contains("Nobody has read it yet", "It’s with Dev now. Please don’t wait");
    seen(page, "after-phone-overdue");
  }

  @Test
  void anaRingsNotesWhatWasDoneAndMayaSeesThatItWasRead() throws Exception {
    agree();
    raise(2);
    clock.set(Instant.parse("2026-11-30T09:00:00Z"));
    Page page = as(pair.therapist().person(), new Browser.NewContextOptions().setViewportSize(1280, 875));
    page.navigate(at("/today"));
    Locator first = page.locator("section.danger");
    assertThat(first.locator("h2").textContent()).isEqualTo("Please ring Maya today");
    assertThat(first.textContent()).contains("If nobody has read it by today, 12:00, Dev is told.", "Maya answered “More than half the days” to a question about harming themselves (yesterday, 21:14)");
    assertThat(first.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Ring Maya, 0113 496 0177")).getAttribute("href"))
        .isEqualTo("tel:01134960177");
    seen(page, "today-desk");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
    seen(page, "today-desk-dark");

    clock.set(MONDAY_NOON);
    page = as(pair.therapist().person(), new Browser.NewContextOptions().setViewportSize(1280, 875));
    page.navigate(at("/today"));
    first = page.locator("section.danger");
    assertThat(first.textContent()).contains("You were to read it by today, 12:00. Since then it’s with Dev, too.");
    assertThat(get("/today", dev.person())).contains("It was with Ana until today, 12:00, and Ana hasn’t read it. Please take it.");
    first.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator("#notice").textContent()).contains("noted that you’ve read it");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep this")).click();
    assertThat(page.locator(".errors").textContent()).contains("Write what was done", "Choose whether");
    page.getByLabel("What was done").fill("I rang Maya. We made a plan.");
    page.getByLabel("We look at it again on this day").check();
    page.getByLabel("Day", new Page.GetByLabelOptions().setExact(false)).last().fill("2026-12-07");
    seen(page, "flag-desk");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep this")).click();
    assertThat(page.locator("#notice").textContent()).contains("Kept.");
    assertThat(page.locator("section.danger").count()).isZero();
    assertThat(page.locator("main").textContent()).contains("Kept in mind", "again on Monday 7 December");

    page = as(pair.client().person(), new Browser.NewContextOptions().setViewportSize(360, 740));
    page.navigate(at("/course"));
    assertThat(page.locator("main").textContent()).contains("Your answer was read");
    page.navigate(at("/pages/10/" + pair.course()));
    assertThat(page.locator("main").textContent()).contains("Ana has read what you answered (today, 12:00).").doesNotContain("We made a plan");
  }

  @Test
  void whatTheTwoAgreedIsWrittenDownOnAPhone() {
    Page page = as(pair.therapist().person(), new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
    page.navigate(at("/courses/" + pair.course() + "/agreement"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("This is what we agreed")).click();
    assertThat(page.locator(".errors").textContent()).contains("Choose who is told next, or have it asked only in the hour before a session.");
    page.getByLabel("Who is told").selectOption("Dev Rao");
    page.getByLabel("A number that you may ring").fill("0113 496 0177");
    seen(page, "agreement-phone-dark");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("This is what we agreed")).click();
    assertThat(page.locator("main").textContent()).contains("Agreed on 29 November 2026.");
    assertThat(plans.find(pair.therapist(), pair.course()).orElseThrow().terms())
        .isEqualTo(new EscalationPlan.Terms(new EscalationPlan.Cover(dev.person(), 4), false, "0113 496 0177"));
  }

  @Test
  void aManagerSaysWhenSomebodyIsAtWork() throws Exception {
    assertThat(post("/practice/working-hours", pair.therapist().person(), Map.of("opens", "17:00", "closes", "09:00")).statusCode())
        .isEqualTo(422);
    assertThat(post("/practice/working-hours", pair.therapist().person(), Map.of("days", "TUESDAY", "opens", "10:00", "closes", "12:00"))
        .statusCode()).isEqualTo(303);
    assertThat(get("/practice/working-hours", pair.therapist().person())).contains("value=\"10:00\"");
    agree();
    raise(1);
    assertThat(get("/today", pair.therapist().person())).as("three hours on Tuesdays from ten to twelve")
        .contains("If nobody has read it by Tuesday 8 December, 11:00, Dev is told.");
  }

  @Test
  void withoutAnybodyToTellNextNoTimeIsPromised() throws Exception {
    plans.agree(pair.therapist(), pair.course(), 0, new EscalationPlan.Terms(null, true, ""));
    raise(1);
    assertThat(get("/pages/10/" + pair.course(), pair.client().person()))
        .contains("Nobody can say when Ana will read it, so please don’t wait for that.").doesNotContain("Until ");
    assertThat(get("/today", pair.therapist().person())).contains("Please ring Maya today", "Nobody is told next.");
  }

  @Test
  void thePageIsThereWithoutTheDatabaseAndSaysWhatItDoesNotKnow() {
    raise(1);
    var request = new MockHttpServletRequest();
    request.setAttribute(HelpCountry.class.getName(), "GB");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    var onward = new RiskSupportView.Onward("/course", "risk.after.onward");
    var kept = new ExtendedModelMap();
    var notKept = new ExtendedModelMap();
    var response = new MockHttpServletResponse();
    database.asOwner().sql("alter table risk_flag rename to risk_flag_gone").update();
    try {
      afterAnswer.kept(pair.client(), pair.course(), onward, kept);
      afterAnswer.notKept(pair.client(), onward, response, notKept);
    } finally {
      database.asOwner().sql("alter table risk_flag_gone rename to risk_flag").update();
      RequestContextHolder.resetRequestAttributes();
    }
    assertThat(view(kept).state()).isEqualTo(RiskSupportView.State.KEPT);
    assertThat(view(notKept).state()).isEqualTo(RiskSupportView.State.NOT_KEPT);
    assertThat(response.getStatus()).isEqualTo(503);
    for (var model : List.of(kept, notKept)) {
      assertThat(view(model).help().of(HelpLine.Kind.LISTENING)).extracting(HelpLine::name).containsExactly("Samaritans");
    }
    var again = new ExtendedModelMap();
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    afterAnswer.kept(pair.client(), pair.course(), onward, again);
    RequestContextHolder.resetRequestAttributes();
    assertThat(view(again).state()).isEqualTo(RiskSupportView.State.TOLD);
  }

  private static RiskSupportView view(ExtendedModelMap model) {
    return (RiskSupportView) Objects.requireNonNull(model.get("after"));
  }

  private Page as(PersonId person, Browser.NewContextOptions how) {
    leave();
    BrowserContext opened = chromium.newContext(how.setLocale("en-GB"));
    context = opened;
    opened.addCookies(List.of(new Cookie("sign_in", signIns.begin(new Viewer.Oneself(person)).text()).setUrl(at(""))));
    return opened.newPage();
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  /** Kept as a picture; nobody is shut out, and nothing is wider than the screen. */
  private static void seen(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "gallery", "risk", name + ".png")));
    assertThat(AxeRules.violations(page)).as(name).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(page.viewportSize().width);
  }

  private String get(String path, PersonId person) throws Exception {
    return new TestHttpClient(port).get(path, "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text()).body();
  }

  private java.net.http.HttpResponse<String> post(String path, PersonId person, Map<String, String> form) throws Exception {
    return new TestHttpClient(port).post(path, "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text(), form);
  }

  private void agree() {
    plans.agree(pair.therapist(), pair.course(), 0, new EscalationPlan.Terms(new EscalationPlan.Cover(dev.person(), 3), false, "0113 496 0177"));
  }

  private void raise(int level) {
    transaction.executeWithoutResult(state -> flags.raise(pair.client(), new RiskAnswer(UUID.randomUUID(), pair.course(),
        pair.therapist().practice(), "phq-9.9", level, clock.instant())));
  }
}
