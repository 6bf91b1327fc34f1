package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.Viewer;
import org.attune.app.letters.Letter;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.moments.Feeling;
import org.attune.app.moments.Moments;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.Spaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya, whose phone is hers alone, writes where there is no connection. */
@AttuneTest
class OfflineTests {

  private static final String PASSWORD = TestPractice.PASSWORD;
  private static final String WORDS = "Nobody asked me about the lake 🙂 <script> אגם";

  private static final String KEPT = "document.querySelector('link[rel=stylesheet]').href.replace('attune.css', 'offline-store.js')";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired Credentials credentials;
  @Autowired Letters letters;
  @Autowired Moments moments;
  @Autowired SafetyPlans plans;
  @Autowired Spaces spaces;
  @Autowired SignIns signIns;
  @Autowired MovableClock clock;

  @Value("${local.server.port}") int port;

  private AllianceFixtures.Pair pair;
  private Viewer.Oneself maya;
  private PhoneBrowser phone;
  private Page page;

  @BeforeEach
  void mayaSaysThatNobodyElseUsesHerPhone() {
    pair = pairs.mayaAndAna();
    maya = pair.client();
    credentials.createSignIn(maya, "maya-" + maya.person(), TestPractice.HASHED);
    plans.save(maya, 0, new SafetyPlan.Content("", "The long way round.", "", "", ""));
    phone = phoneOfMayaAlone(chromium);
    page = phone.page;
  }

  private PhoneBrowser phoneOfMayaAlone(Chromium browser) {
    PhoneBrowser alone = PhoneBrowser.of(maya, browser, signIns, port, ColorScheme.LIGHT);
    Page page = alone.open("/notes/22");
    page.check("input[name=who][value=me]");
    page.getByText("Go on").click();
    page.getByText("Keep them on this phone").click();
    page.getByText("They’re kept on this phone now.").waitFor();
    return alone;
  }

  @AfterEach
  void close() {
    phone.close();
  }

  @Test
  void aMomentWrittenWithoutANetworkArrivesOnce() {
    Instant inTheCellar = clock.instant().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    phone.isWithoutConnection(true);
    page.clock().setFixedTime(inTheCellar.toEpochMilli());
    phone.open("/notes/19");
    link("A moment with yourself").click();
    assertThat(page.title()).isEqualTo("Notes");
    assertThat(phone.says()).doesNotContain("Maya");
    button("Keep this moment").click();
    page.getByText("There’s nothing in it yet").waitFor();
    writeAMoment();
    phone.isFineToLookAt("offline", "moment");
    button("Keep this moment").click();
    page.getByText("Kept on this phone, sealed.").waitFor();
    page.getByText("waiting for a connection").waitFor();
    phone.isFineToLookAt("offline", "moment-kept");
    assertThat(moments.all(maya)).isEmpty();
    assertThat(lying()).doesNotContain("lake", "tired", "Maya");
    phone.open("/notes/12");
    page.getByText("waiting for a connection").waitFor();
    phone.isFineToLookAt("offline", "plan-with-something-waiting");
    phone.isWithoutConnection(false);
    page.getByText("What was waiting on this phone is in your space now").waitFor();
    assertThat(arrived()).containsExactly(WORDS);
    assertThat(waiting()).isZero();
    phone.open("/notes/14");
    assertThat(page.getByText("waiting for a connection").count()).isZero();
    assertThat(moments.all(maya)).singleElement().satisfies(moment -> {
      assertThat(moment.at()).isEqualTo(inTheCellar);
      assertThat(moment.words().feelings()).containsExactly(Feeling.TIRED);
    });
  }

  @Test
  void anAnswerLostOnTheWayDoesNotMakeTwo() {
    page = phone.open("/notes/14/new");
    writeAMoment();
    page.route("**/notes/14/new", route -> {
      if (route.request().method().equals("POST")) {
        route.fetch();
        route.abort();
      } else {
        route.resume();
      }
    });
    button("Keep this moment").click();
    page.getByText("Kept on this phone, sealed.").waitFor();
    assertThat(arrived()).containsExactly(WORDS);
    assertThat(waiting()).isEqualTo(1);
    page.unroute("**/notes/14/new");
    phone.open("/notes");
    page.getByText("What was waiting on this phone is in your space now").waitFor();
    assertThat(arrived()).containsExactly(WORDS);
    assertThat(waiting()).isZero();
  }

  @Test
  void anotherPersonOnThisPhoneNeitherSeesNorSendsIt() {
    Viewer.Oneself ruth = pairs.join(pair.therapist(), "Ruth").client();
    writeAMomentInTheCellar();
    phone.isSomehowSignedInBy(ruth, signIns);
    phone.isWithoutConnection(false);
    page.getByText("Open your space, and what is waiting here goes there.").waitFor();
    for (String path : List.of("/notes", "/notes/14/new", "/notes/12")) {
      phone.open(path);
      assertThat(phone.says()).doesNotContain("waiting for a connection", "lake");
    }
    assertThat(opened()).isEqualTo("null");
    assertThat(moments.all(ruth)).isEmpty();
    assertThat(moments.all(maya)).isEmpty();
    assertThat(waiting()).isEqualTo(1);
    phone.isSomehowSignedInBy(maya, signIns);
    phone.open("/notes");
    page.getByText("What was waiting on this phone is in your space now").waitFor();
    assertThat(arrived()).containsExactly(WORDS);
    assertThat(moments.all(ruth)).isEmpty();
  }

  @Test
  void itsWriterHasToBeSignedInForItToArrive() {
    writeAMomentInTheCellar();
    phone.losesSignIn();
    phone.isWithoutConnection(false);
    page.getByText("Open your space, and what is waiting here goes there.").waitFor();
    phone.isFineToLookAt("offline", "open-first");
    assertThat(waiting()).isEqualTo(1);
    link("Open my space").click();
    page.fill("#signInName", "maya-" + maya.person());
    page.fill("#password", PASSWORD);
    page.locator("form[action='/sign-in'] button").first().click();
    page.getByText("What was waiting on this phone is in your space now").waitFor();
    assertThat(arrived()).containsExactly(WORDS);
  }

  @Test
  void whatWaitsGoesNowhereWhilePrivatePagesAreLocked() {
    writeAMomentInTheCellar();
    clock.advance(Duration.ofMinutes(11));
    phone.isWithoutConnection(false);
    page.getByText("Open your space, and what is waiting here goes there.").waitFor();
    link("Open my space").click();
    page.getByText("Nothing happened here for ten minutes, so this part is closed").waitFor();
    assertThat(moments.all(maya)).isEmpty();
    page.fill("#password", PASSWORD);
    button("Open it").click();
    page.getByText("What was waiting on this phone is in your space now").waitFor();
    assertThat(arrived()).containsExactly(WORDS);
  }

  @Test
  void signingOutWipesWhatWaitsAndSaysSoBefore() {
    phone.open("/notes/12/new");
    page.locator("#text").fill(WORDS);
    page.waitForCondition(() -> waiting() == 1);
    phone.open("/course");
    button("Sign out").click();
    page.getByText("is only on this phone so far").waitFor();
    phone.isFineToLookAt("offline", "sign-out");
    button("Not yet").click();
    assertThat(waiting()).isEqualTo(1);
    button("Sign out").click();
    button("Go on and lose it").click();
    page.waitForURL("**/");
    assertThat(kept()).isEqualTo("0,0,0");
    assertThat(phone.cookies()).doesNotContain("kept", "sign_in");
  }

  @Test
  void fastExitWipesAll() {
    writeAMomentInTheCellar();
    phone.isWithoutConnection(false);
    page.getByText("What was waiting on this phone is in your space now").waitFor();
    phone.open("/notes/12/new");
    page.locator("#text").fill(WORDS);
    page.waitForCondition(() -> waiting() == 1);
    shiftThreeTimes();
    page.waitForURL("**/month");
    assertThat(kept()).isEqualTo("0,0,0");
    assertThat(phone.cookies()).doesNotContain("kept", "sign_in");
  }

  @Test
  void fastExitWipesAllWithoutAConnectionToo() {
    writeAMomentInTheCellar();
    phone.open("/notes/12/new");
    page.locator("#text").fill(WORDS);
    page.waitForCondition(() -> waiting() == 2);
    shiftThreeTimes();
    page.waitForURL("**/month");
    assertThat(page.title()).matches("[A-Z][a-z]+ [0-9]{4}");
    phone.isWithoutConnection(false);
    phone.open("/month");
    assertThat(kept()).isEqualTo("0,0,0");
    assertThat(phone.cookies()).doesNotContain("kept", "sign_in");
  }

  @Test
  void aLetterTypedInATunnelIsThereAfterIt() {
    phone.open("/notes/12/new");
    phone.isWithoutConnection(true);
    page.locator("#to").fill("Ruth");
    page.locator("#text").fill(WORDS);
    page.waitForCondition(() -> waiting() == 1);
    phone.open("/notes");
    page.getByText("started, not sent").waitFor();
    assertThat(phone.says()).doesNotContain("Nobody asked");
    assertThat(link("Carry on").count()).isZero();
    assertThat(lying()).doesNotContain("lake", "Ruth");
    phone.isWithoutConnection(false);
    phone.open("/notes/12");
    page.locator("#waits summary").first().click();
    phone.isFineToLookAt("offline", "letter-begun");
    link("Carry on").click();
    page.waitForCondition(() -> page.locator("#text").inputValue().equals(WORDS));
    assertThat(page.locator("#to").inputValue()).isEqualTo("Ruth");
    page.locator("#text").fill(WORDS + "\n\nThe tunnel is over.");
    button("Keep it").click();
    page.getByText("Kept, not sent.").waitFor();
    assertThat(letters.all(maya)).extracting(Letter::text).containsExactly(WORDS + "\n\nThe tunnel is over.");
    assertThat(waiting()).isZero();
  }

  @Test
  void aLetterThatWentOnElsewhereMeanwhileIsKeptInBothVersions() {
    LetterId letter = LetterId.random();
    letters.add(maya, letter, "Ruth", "Dear Ruth,");
    phone.open("/notes/12/" + letter + "/sheet");
    phone.isWithoutConnection(true);
    page.locator("#text").fill("Dear Ruth, from the tunnel");
    button("Keep it").click();
    page.getByText("Kept on this phone, sealed.").waitFor();
    letters.saveEdit(maya, letter, 1, LetterId.random(), "Ruth", "Dear Ruth, from the desk");
    phone.isWithoutConnection(false);
    page.getByText("What was waiting on this phone is in your space now").waitFor();
    assertThat(letters.all(maya)).extracting(Letter::text)
        .containsExactlyInAnyOrder("Dear Ruth, from the tunnel", "Dear Ruth, from the desk");
  }

  @Test
  void aLetterThatWasDeletedMeanwhileIsGoneOnWithAsANewOne() {
    LetterId letter = LetterId.random();
    letters.add(maya, letter, "Ruth", "Dear Ruth,");
    phone.open("/notes/12/" + letter + "/sheet");
    phone.isWithoutConnection(true);
    page.locator("#text").fill("Dear Ruth, from the tunnel");
    button("Keep it").click();
    page.getByText("Kept on this phone, sealed.").waitFor();
    letters.delete(maya, letter);
    phone.isWithoutConnection(false);
    link("Carry on").click();
    page.waitForURL("**/notes/12/new");
    page.waitForCondition(() -> page.locator("#text").inputValue().equals("Dear Ruth, from the tunnel"));
    button("Keep it").click();
    page.getByText("Kept, not sent.").waitFor();
    assertThat(letters.all(maya)).extracting(Letter::text).containsExactly("Dear Ruth, from the tunnel");
  }

  @Test
  void somebodyElsesSignInWipesWhatWaits() {
    Viewer.Oneself ruth = pairs.join(pair.therapist(), "Ruth").client();
    credentials.createSignIn(ruth, "ruth-" + ruth.person(), TestPractice.HASHED);
    phone.open("/notes/12/new");
    page.locator("#text").fill(WORDS);
    page.waitForCondition(() -> waiting() == 1);
    phone.losesSignIn();
    phone.open("/sign-in");
    page.fill("#signInName", "ruth-" + ruth.person());
    page.fill("#password", PASSWORD);
    page.locator("form[action='/sign-in'] button").first().click();
    page.waitForURL("**/course*");
    assertThat(kept()).isEqualTo("0,0,0");
  }

  @Test
  void aLetterOfTwoHundredThousandSmilesArrivesWhole() {
    String smiles = "🙂".repeat(Letters.MAX_LENGTH);
    phone.isWithoutConnection(true);
    phone.open("/notes/12/new");
    page.locator("#text").fill(smiles);
    button("Keep it").click();
    page.getByText("Kept on this phone, sealed.").waitFor();
    phone.isWithoutConnection(false);
    page.getByText("What was waiting on this phone is in your space now").waitFor();
    assertThat(letters.all(maya)).extracting(Letter::text).containsExactly(smiles);
  }

  @Test
  void whatWasBegunWithoutAConnectionIsKeptAsEverWhenThereIsOne() {
    phone.isWithoutConnection(true);
    phone.open("/notes/12/new");
    page.locator("#text").fill(WORDS);
    page.waitForCondition(() -> waiting() == 1);
    phone.isWithoutConnection(false);
    button("Keep it").click();
    page.waitForURL(url -> url.matches(".*/notes/12/[0-9a-f-]{36}.*"));
    assertThat(phone.says()).contains(WORDS, "Kept, not sent.");
    assertThat(letters.all(maya)).hasSize(1);
    assertThat(waiting()).isZero();
  }

  @Test
  void aLetterThatComesToALockedPageArrivesOnce() {
    phone.open("/notes/12/new");
    page.locator("#text").fill(WORDS);
    clock.advance(Duration.ofMinutes(11));
    button("Keep it").click();
    page.getByText("What you sent is saved and sealed.").waitFor();
    assertThat(letters.all(maya)).isEmpty();
    page.fill("#password", PASSWORD);
    button("Open it").click();
    button("Send it now").click();
    page.waitForURL(url -> url.matches(".*/notes/12/[0-9a-f-]{36}.*"));
    page.waitForCondition(() -> waiting() == 0);
    assertThat(letters.all(maya)).extracting(Letter::text).containsExactly(WORDS);
  }

  @Test
  void whatCanNotBeTakenAsItIsIsGoneOnWith() {
    phone.isWithoutConnection(true);
    phone.open("/notes/12/new");
    page.locator("#to").fill("R".repeat(Letters.MAX_NAME_LENGTH + 1));
    page.locator("#text").fill(WORDS);
    button("Keep it").click();
    page.getByText("Kept on this phone, sealed.").waitFor();
    phone.isWithoutConnection(false);
    link("Carry on").click();
    page.locator(".who").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    page.waitForCondition(() -> page.locator("#text").inputValue().equals(WORDS));
    button("Keep it").click();
    page.getByText("There’s room for 200 characters").first().waitFor();
    page.locator("#to").fill("Ruth");
    button("Keep it").click();
    page.getByText("Kept, not sent.").waitFor();
    assertThat(letters.all(maya)).singleElement().extracting(Letter::recipient).isEqualTo("Ruth");
    assertThat(waiting()).isZero();
  }

  @Test
  void onceTheSpaceIsErasedWhatWaitsOpensForNobody() {
    writeAMomentInTheCellar();
    spaces.erase(maya);
    phone.isWithoutConnection(false);
    page.getByText("Delete this", new Page.GetByTextOptions().setExact(true)).waitFor();
    assertThat(moments.all(maya)).isEmpty();
    assertThat(waiting()).isEqualTo(1);
    page.getByText("Delete this", new Page.GetByTextOptions().setExact(true)).click();
    button("Delete it now").click();
    page.getByText("waiting for a connection").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    assertThat(waiting()).isZero();
  }

  @Test
  void whatWasBegunCanBeLetGo() {
    phone.open("/notes/14/new");
    writeAMoment();
    page.waitForCondition(() -> waiting() == 1);
    phone.open("/notes");
    page.locator("#waits summary").first().click();
    page.getByText("Delete this", new Page.GetByTextOptions().setExact(true)).click();
    button("Delete it now").click();
    page.getByText("started, not sent").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    assertThat(waiting()).isZero();
  }

  @Test
  void afterTenMinutesWhatWasBegunWithoutAConnectionCanNotBeReadOnThePhone() {
    phone.isWithoutConnection(true);
    page.clock().install();
    phone.open("/notes/14/new");
    writeAMoment();
    page.clock().fastForward(Duration.ofMinutes(9).toMillis());
    assertThat(page.locator("#kind").isVisible()).isTrue();
    page.clock().fastForward(Duration.ofMinutes(10).plusSeconds(6).toMillis());
    page.getByText("Paused for privacy").waitFor();
    page.waitForCondition(() -> page.locator("#kind").inputValue().isEmpty());
    assertThat(page.getByLabel("tired", new Page.GetByLabelOptions().setExact(true)).isChecked()).isFalse();
    phone.isFineToLookAt("offline", "closed");
    link("Back").click();
    page.getByText("started, not sent").waitFor();
    phone.isWithoutConnection(false);
    phone.open("/notes");
    page.locator("#waits summary").first().click();
    link("Carry on").click();
    page.waitForCondition(() -> page.locator("#kind").inputValue().equals(WORDS));
    assertThat(page.getByLabel("tired", new Page.GetByLabelOptions().setExact(true)).isChecked()).isTrue();
  }

  @Test
  void itCanBePutOnTheHomeScreenUnderANameThatSaysNothing() {
    try (PhoneBrowser other = phoneOfMayaAlone(Chromium.thatInstalls())) {
      other.open("/notes/19");
      // browsers install nothing out of a window that forgets, such as this one
      assertThat(other.notInstallable()).isEqualTo("[{\"errorId\":\"in-incognito\",\"errorArguments\":[]}]");
    }
    phone.open("/notes/19");
    assertThat(page.evaluate("async () => (await (await fetch(document.querySelector('link[rel=manifest]').href)).json()).name"))
        .isEqualTo("Notes");
  }

  @Test
  void whatWaitsIsFineToLookAtInTheDark() {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    phone.open("/notes/12/new");
    page.locator("#text").fill(WORDS);
    page.waitForCondition(() -> waiting() == 1);
    phone.open("/notes/12/new");
    page.getByText("started, not sent").waitFor();
    phone.isFineToLookAt("offline", "dark-begun");
    writeAMomentInTheCellar();
    phone.isFineToLookAt("offline", "dark-kept");
    phone.open("/notes");
    page.getByText("waiting for a connection").waitFor();
    phone.isFineToLookAt("offline", "dark-plan");
  }

  @Test
  void whereNobodyAskedForItNothingIsKept() {
    try (PhoneBrowser other = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.DARK)) {
      page = other.open("/notes/12/new");
      page.locator("#text").fill(WORDS);
      page.keyboard().press("Tab");
      button("Keep it").click();
      page.getByText("Kept, not sent.").waitFor();
      assertThat(kept()).isEqualTo("0,0,0");
    }
  }

  private void writeAMomentInTheCellar() {
    phone.isWithoutConnection(true);
    phone.open("/notes/14/new");
    writeAMoment();
    button("Keep this moment").click();
    page.getByText("Kept on this phone, sealed.").waitFor();
  }

  private void shiftThreeTimes() {
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("Shift");
    }
  }

  private void writeAMoment() {
    page.getByLabel("tired", new Page.GetByLabelOptions().setExact(true)).check();
    page.locator("#kind").fill(WORDS);
  }

  private List<String> arrived() {
    return moments.all(maya).stream().map(moment -> moment.words().kind()).toList();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** How many things wait on the phone, or were begun. */
  private int waiting() {
    return (Integer) page.evaluate("async () => (await (await import(" + KEPT + ")).all()).length");
  }

  /** What the server gives the signed-in person for what waits here. */
  private String opened() {
    return String.valueOf(page.evaluate("""
        async () => {
          const { all, open } = await import(%s);
          const csrf = document.querySelector("input[name=_csrf]").value;
          return JSON.stringify(await open((await all())[0], { csrfName: "_csrf", csrf }));
        }""".formatted(KEPT)));
  }

  /** What somebody finds who looks through all that was written on the phone. */
  private String lying() {
    return String.valueOf(page.evaluate("""
        async () => {
          const { all, writerHere } = await import(%s);
          const text = (bytes) => new TextDecoder().decode(bytes);
          const open = (await all()).map((one) => ({ ...one, from: text(one.from), closed: text(one.closed) }));
          return JSON.stringify([open, await writerHere(), { ...localStorage }, { ...sessionStorage }]);
        }""".formatted(KEPT)));
  }

  /** How many databases, caches and workers the browser has of this place, but for the blank calendar. */
  private Object kept() {
    return page.evaluate("""
        async () => [(await indexedDB.databases()).length, (await caches.keys()).filter((name) => name !== 'month').length,
          (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) => new URL(scope).pathname !== '/').length].join()""");
  }
}
