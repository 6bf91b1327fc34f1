package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.letters.Letters;
import org.attune.app.space.PhoneBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya’s phone lies on the kitchen table, and others use it too. */
@AttuneTest
class SharedDeviceTests {

  private static final String PASSWORD = TestPractice.PASSWORD;
  private static final String WORDS = "I never told you about the lake.";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired Letters letters;
  @Autowired SafetyPlans plans;
  @Autowired SignIns signIns;
  @Autowired MovableClock clock;

  @Value("${local.server.port}") int port;

  private AllianceFixtures.Pair pair;
  private Viewer.Oneself maya;

  @BeforeEach
  void mayaSignsInByAPassword() {
    pair = pairs.mayaAndAna();
    maya = pair.client();
    credentials.createSignIn(maya, "maya-" + maya.person(), TestPractice.HASHED);
  }

  @Test
  void afterTenMinutesPrivatePagesAskWhoIsThereAndLeadBack() {
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/12");
      clock.advance(Duration.ofMinutes(9));
      assertThat(phone.open("/notes/12").url()).endsWith("/notes/12");
      clock.advance(Duration.ofMinutes(10));
      phone.open("/notes/search?from=here");
      assertThat(page.url()).endsWith("/notes/search?from=here");
      assertThat(page.title()).doesNotContainIgnoringCase("lock");
      assertThat(phone.says()).contains("Nothing happened here for ten minutes");
      phone.open("/%6Eotes/12");
      assertThat(phone.says()).contains("Nothing happened here for ten minutes");
      phone.open("/account");
      assertThat(phone.says()).doesNotContain("Nothing happened here");
      phone.open("/notes/12?x=1");
      for (String elsewhere : new String[] {"//example.org", "https://example.org", "/notes\\..", "/notes/%zz", "/practice"}) {
        page.locator("main input[name=then]").evaluate("(then, to) => (then.value = to)", elsewhere);
        open(page, "not my password");
        assertThat(page.locator("main input[name=then]").inputValue()).isEqualTo("/notes");
      }
      phone.open("/notes/12?x=1");
      open(page, "not my password");
      assertThat(phone.says()).contains("That isn’t your current password.");
      phone.open("/notes/12");
      assertThat(phone.says()).contains("Nothing happened here for ten minutes");
      open(page, PASSWORD);
      assertThat(page.url()).endsWith("/notes/12");
    }
  }

  @Test
  void aLetterThatArrivesWhenThePageHasLockedIsNeitherLostNorShown() {
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/12/new");
      page.fill("#to", "Ruth");
      page.fill("#text", WORDS);
      clock.advance(Duration.ofMinutes(11));
      page.locator("main form button").first().click();
      assertThat(phone.says()).contains("What you sent is saved and sealed.");
      assertThat(page.content()).doesNotContain("lake").doesNotContain("Ruth");
      open(page, "not my password");
      assertThat(page.content()).contains("That isn’t your current password.").doesNotContain("lake");
      open(page, PASSWORD);
      assertThat(letters.all(maya)).isEmpty();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send it now")).click();
      assertThat(phone.says()).contains(WORDS);
    }
  }

  @Test
  void anOpenPageHidesItselfAndGivesBackWhatWasTyped() {
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      phone.page.clock().install();
      Page page = phone.open("/notes/12/new");
      page.fill("#text", WORDS);
      page.clock().fastForward(Duration.ofMinutes(9).toMillis());
      assertThat(page.locator("#text").isVisible()).isTrue();
      page.clock().fastForward(Duration.ofMinutes(1).plusSeconds(6).toMillis());
      page.locator("#lock").waitFor();
      assertThat(page.locator("#text").isVisible()).isFalse();
      assertThat(page.locator("body").innerText()).doesNotContain("Maya").contains("Paused for privacy");
      phone.isFineToLookAt("safety", "locked-in-place");
      page.fill("#lock-password", "not my password");
      page.keyboard().press("Enter");
      page.getByText("That isn’t your current password.").waitFor();
      page.fill("#lock-password", PASSWORD);
      page.keyboard().press("Enter");
      page.locator("#text").waitFor();
      assertThat(page.inputValue("#text")).isEqualTo(WORDS);
    }
  }

  @Test
  void whoGoesOnTypingIsNotInterrupted() {
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      phone.page.clock().install();
      Page page = phone.open("/notes/12/new");
      for (int i = 0; i < 3; i++) {
        clock.advance(Duration.ofMinutes(8));
        page.clock().fastForward(Duration.ofMinutes(8).toMillis());
        Response here = page.waitForResponse("**/here", () -> page.locator("#text").pressSequentially("a"));
        assertThat(here.status()).isEqualTo(200);
      }
      page.locator("main form button").first().click();
      page.waitForURL(url -> url.matches(".*/notes/12/[0-9a-f-]{36}.*"));
    }
  }

  @Test
  void theLockedPageIsFineToLookAt() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        phone.open("/notes");
        clock.advance(Duration.ofMinutes(11));
        phone.open("/notes/12");
        phone.isFineToLookAt("safety", "locked-" + scheme);
      }
    }
  }

  @Test
  void leavingFastInTheMiddleOfAWordLeavesNothingBehindNotEvenByGoingBack() {
    String checkIn = "/sessions/" + pairs.meet(pair) + "/check-in";
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes");
      page.evaluate("indexedDB.open('something')");
      phone.open(checkIn);
      page.locator("input[name=seen][value='3']").check();
      page.waitForCondition(() -> page.evaluate("localStorage.length").equals(1));
      page.locator("input[name=heard][value='2']").check();
      page.locator("#unsaid").pressSequentially(WORDS);
      for (int i = 0; i < 3; i++) {
        page.keyboard().press("Shift");
      }
      page.waitForURL("**/month");
      assertThat(page.evaluate("""
          async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length,
            (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length].join()"""))
          .isEqualTo("0,0,0,0,0");
      assertThat(phone.cookies()).doesNotContain("sign_in");
      page.goBack();
      assertThat(page.url()).endsWith("/sign-in");
      assertThat(page.locator("body").innerText()).contains("Sign in").doesNotContain("lake").doesNotContain("Maya");
    }
  }

  @Test
  void aMenuTappedInPassingAsksBeforeTypedWordsAreLeftAndLeavingFastDoesNot() {
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/12/new");
      var asked = new CopyOnWriteArrayList<String>();
      page.onDialog(dialog -> {
        asked.add(dialog.type());
        dialog.dismiss();
      });
      page.locator("#text").pressSequentially(WORDS);
      page.locator("nav a[href='/account']").click();
      page.waitForCondition(() -> asked.size() == 1);
      assertThat(asked).containsExactly("beforeunload");
      assertThat(page.locator("#text").inputValue()).isEqualTo(WORDS);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
      page.waitForURL(url -> !url.endsWith("/new"));
      page.locator("nav a[href='/account']").click();
      page.waitForURL("**/account");
      phone.open("/notes/12/new");
      page.locator("#text").pressSequentially(WORDS);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Leave fast")).click();
      page.waitForURL("**/month");
      assertThat(asked).as("asked for the menu alone").hasSize(1);
    }
  }

  @Test
  void leavingWithoutScriptsIsAFormAndTheBackButtonShowsNothing() {
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/12/new");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Leave fast")).click();
      assertThat(page.url()).endsWith("/month");
      assertThat(page.locator("body").innerText()).doesNotContain("Attune").doesNotContain("Maya");
      page.goBack();
      assertThat(page.url()).endsWith("/sign-in");
      assertThat(page.locator("body").innerText()).doesNotContain("Maya");
    }
  }

  @Test
  void leavingWithoutAConnectionShowsTheCalendarAndSignsOutAtTheNextContact() {
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes");
      page.waitForFunction("""
          async () => (await caches.match('/month')) && (await navigator.serviceWorker.getRegistration('/'))?.active""");
      phone.open("/notes/12");
      phone.isWithoutConnection(true);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Leave fast")).click();
      page.waitForURL("**/month");
      assertThat(page.title()).matches("[A-Z][a-z]+ [0-9]{4}");
      assertThat(page.locator("td[aria-current=date]").count()).isEqualTo(1);
      phone.isFineToLookAt("safety", "left-without-connection");
      page.goBack();
      assertThat(page.url()).endsWith("/month");
      assertThat(page.locator("body").innerText()).doesNotContain("Maya").doesNotContain("Attune");
      assertThat(signIns.openSignIns(maya, null)).hasSize(1);
      phone.isWithoutConnection(false);
      phone.open("/notes/12");
      assertThat(page.url()).endsWith("/sign-in");
      assertThat(signIns.openSignIns(maya, null)).isEmpty();
      assertThat(phone.cookies()).doesNotContain("sign_in");
    }
  }

  @Test
  void anAddressInAnImageOrAMailAndAFormOfAnotherSiteWipeAndEndNothing() throws Exception {
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes");
      page.evaluate("localStorage.setItem('draft:something', 'typed')");
      phone.open("/leave");
      assertThat(page.url()).endsWith("/month");
      assertThat(page.evaluate("localStorage.getItem('draft:something')")).isEqualTo("typed");
      assertThat(phone.open("/notes").url()).endsWith("/notes");
      HttpResponse<Void> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/leave"))
          .header("Sec-Fetch-Site", "cross-site").header("Cookie", "sign_in=" + signIns.begin(maya).text())
          .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding());
      assertThat(answer.headers().firstValue("Location")).hasValue("/month");
      assertThat(answer.headers().firstValue("Clear-Site-Data")).isEmpty();
      assertThat(signIns.openSignIns(maya, null)).hasSize(2);
    }
  }

  @Test
  void whatWasNotSaidLocksToo() {
    var session = pairs.meet(pair);
    plans.save(maya, 0, new SafetyPlan.Content("", "The long way round the lake.", "", "", ""));
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      phone.open("/course");
      clock.advance(Duration.ofMinutes(110));
      for (String path : new String[] {"/course", "/course/sessions", "/course/calendar", "/course/check-ins.html", "/course/check-ins.csv",
          "/course/check-ins.json", "/looks", "/sessions/" + session + "/check-in", "/notes/19/sheet", "/pages/3"}) {
        assertThat(phone.page.navigate("http://localhost:" + port + path).status()).as(path).isEqualTo(423);
      }
      phone.page.getByText("You can still open your safety plan").click();
      assertThat(phone.says()).contains("The long way round the lake.");
      phone.open("/course");
      assertThat(phone.says()).as("reading the plan opens nothing else").contains("Nothing happened here for ten minutes");
    }
  }

  @Test
  void thePlanIsThereWithoutAConnectionForWhoAskedForItAndGoesWithSigningOut() {
    plans.save(maya, 0, new SafetyPlan.Content("", "The long way round the lake.", "", "", ""));
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/19");
      page.getByText("Read it without a connection").click();
      phone.isFineToLookAt("safety", "offline-who");
      page.getByLabel("Other people do, or know its code").check();
      page.getByText("Go on").click();
      assertThat(phone.says()).contains("No is a good answer.");
      assertThat(page.locator("form[data-keep]").count()).isZero();
      assertThat(kept(page)).isEqualTo("0,0");
      keepHere(phone);
      phone.isFineToLookAt("safety", "offline-on");
      assertThat(kept(page)).isEqualTo("1,1");
      plans.save(maya, 1, new SafetyPlan.Content("", "The short way round the lake.", "", "", ""));
      phone.open("/notes/11");
      page.waitForCondition(() -> String.valueOf(page.evaluate(
          "async () => (await caches.match('/notes/22/plan')).text()")).contains("The short way"));
      phone.isWithoutConnection(true);
      phone.open("/notes/19");
      assertThat(phone.says()).contains("The short way round the lake.", "999", "Samaritans").doesNotContain("Maya");
      assertThat(page.title()).isEqualTo("Notes");
      phone.isFineToLookAt("safety", "offline-plan");
      phone.isWithoutConnection(false);
      phone.open("/notes");
      page.getByText("Sign out").click();
      page.waitForURL("**/");
      assertThat(kept(page)).isEqualTo("0,0");
      assertThat(phone.cookies()).doesNotContain("kept", "sign_in");
    }
  }

  @Test
  void somebodyInNoPracticeChoosesACountryBeforeThePlanIsKept() {
    var noor = new Viewer.Oneself(PersonId.random());
    people.create(noor, "Noor", ContactDetails.none());
    plans.save(noor, 0, new SafetyPlan.Content("", "", "Ruth 07700 900123, evenings", "", ""));
    try (PhoneBrowser phone = PhoneBrowser.of(noor, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/22");
      page.check("input[name=who][value=me]");
      page.getByText("Go on").click();
      assertThat(phone.says()).contains("Choose a country");
      phone.isFineToLookAt("safety", "offline-country");
      page.check("input[name=who][value=me]");
      page.selectOption("#country", "NL");
      page.getByText("Go on").click();
      page.getByText("Keep them on this phone").click();
      page.getByText("They’re kept on this phone now.").waitFor();
      phone.isWithoutConnection(true);
      phone.open("/notes/19");
      assertThat(page.locator("main a[href='tel:112']").count()).isEqualTo(1);
      assertThat(page.locator("main a[href='tel:07700900123']").innerText()).isEqualTo("07700 900123");
      assertThat(page.locator("main a[href='tel:07700900123']").boundingBox().height).isGreaterThanOrEqualTo(44);
    }
  }

  @Test
  void aHelpListIsNeverEmpty() {
    var noor = new Viewer.Oneself(PersonId.random());
    people.create(noor, "Noor", ContactDetails.none());
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(noor, chromium, signIns, port)) {
      phone.open("/notes/22/plan");
      assertThat(phone.says()).contains("Find A Helpline");
    }
  }

  @Test
  void whatLiesOnThePhoneGoesWhenItIsEndedAndWhenSomebodyElseSignsIn() {
    Viewer.Oneself ruth = pairs.join(pair.therapist(), "Ruth").client();
    credentials.createSignIn(ruth, "ruth-" + ruth.person(), TestPractice.HASHED);
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.DARK)) {
      keepHere(phone);
      Page page = phone.page;
      page.getByText("Take them off this phone").click();
      page.getByText("They’re off this phone now.").waitFor();
      assertThat(kept(page)).isEqualTo("0,0");
      keepHere(phone);
      phone.losesSignIn();
      phone.open("/sign-in");
      page.fill("#signInName", "ruth-" + ruth.person());
      page.fill("#password", PASSWORD);
      page.locator("form[action='/sign-in'] button").first().click();
      page.waitForURL("**/course*");
      assertThat(kept(page)).isEqualTo("0,0");
      assertThat(phone.cookies()).doesNotContain("kept");
    }
  }

  private static void keepHere(PhoneBrowser phone) {
    Page page = phone.open("/notes/22");
    page.check("input[name=who][value=me]");
    page.getByText("Go on").click();
    page.getByText("Keep them on this phone").click();
    page.getByText("They’re kept on this phone now.").waitFor();
  }

  /** How many caches and workers the browser has, but for the blank calendar. */
  private static Object kept(Page page) {
    return page.evaluate("""
        async () => [(await caches.keys()).filter((name) => name !== 'month').length,
          (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) => new URL(scope).pathname !== '/').length].join()""");
  }

  private static void open(Page page, String password) {
    page.fill("#password", password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open it").setExact(true)).click();
  }
}
