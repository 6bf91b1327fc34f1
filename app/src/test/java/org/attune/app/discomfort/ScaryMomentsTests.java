package org.attune.app.discomfort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.alliance.Pairs;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Contact;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Closure;
import org.attune.app.sessions.Closures;
import org.attune.app.space.Entry;
import org.attune.app.space.Phone;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceRows;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya looks at moments that scared her. */
@AttuneTest
class ScaryMomentsTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired Pairs pairs;
  @Autowired Closures closures;
  @Autowired ScaryMoments moments;
  @Autowired Circle circle;
  @Autowired Spaces spaces;
  @Autowired TestDatabase database;
  @Autowired SignIns signIns;
  @Autowired People people;

  @Value("${local.server.port}") int port;

  @Test
  void oneYesSetsThePersonApartAndLeavesNothingToWeigh() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam");
    ScaryMomentId id = begun(maya, sam, Sign.FEAR);
    assertThat(circle.isApart(maya, sam)).isTrue();
    moments.tell(maya, id, 1, new Account("He read my messages.", "", "", ""));
    assertThat(moments.get(maya, id).isDanger()).isTrue();
    assertThatThrownBy(() -> moments.sort(maya, id, 2, List.of(Side.GROWING))).isInstanceOf(NotFound.class);
  }

  @Test
  void withoutAYesNobodyIsSetApart() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = noted(maya, "Ruth");
    begun(maya, ruth);
    assertThat(circle.isApart(maya, ruth)).isFalse();
  }

  @Test
  void whoWasTakenBackIsNotSetApartByTheSameAnswerArrivingTwice() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam");
    ScaryMomentId id = begun(maya, sam, Sign.CONTROL);
    circle.takeBackIn(maya, sam);
    moments.begin(maya, id, sam, Set.of(Sign.CONTROL));
    assertThat(circle.isApart(maya, sam)).isFalse();
    assertThat(moments.all(maya)).hasSize(1);
  }

  @Test
  void whatSpeaksForWhatIsInHerOwnWordsLineByLine() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ScaryMomentId id = begun(maya, null);
    moments.tell(maya, id, 1, new Account("She asked how I was.\n\n I told her. 🌧", "‏קר‏", "", "She <b>stayed</b>."));
    moments.sort(maya, id, 2, List.of(Side.GROWING, Side.GROWING, Side.UNSURE, Side.HARM));
    ScaryMoment is = moments.get(maya, id);
    assertThat(is.on(Side.GROWING)).containsExactly("She asked how I was.", "I told her. 🌧");
    assertThat(is.on(Side.UNSURE)).containsExactly("‏קר‏");
    assertThat(is.on(Side.HARM)).containsExactly("She <b>stayed</b>.");
    moments.tell(maya, id, 3, new Account("She asked how I was.", "", "", "She went."));
    assertThat(moments.get(maya, id).on(Side.GROWING)).as("what was not changed stays sorted").containsExactly("She asked how I was.");
    assertThat(moments.get(maya, id).on(Side.UNSURE)).containsExactly("She went.");
  }

  @Test
  void thousandsOfLinesAreSortedByAnswer() {
    var account = new Account("a\n".repeat(4_000), "b", "", "");
    assertThat(account.pieces()).containsExactly("a\n".repeat(4_000), "b");
  }

  @Test
  void whoWritesFromAnOlderStateIsTold() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ScaryMomentId id = begun(maya, null);
    moments.tell(maya, id, 1, new Account("first", "", "", ""));
    assertThatThrownBy(() -> moments.tell(maya, id, 1, new Account("from the phone", "", "", ""))).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> moments.sort(maya, id, 1, List.of(Side.HARM))).isInstanceOf(Conflict.class);
    assertThat(moments.get(maya, id).account().happened()).isEqualTo("first");
  }

  @Test
  void aMomentIsItsWritersAloneAndGoesWithTheSpace() {
    Pairs.Pair pair = pairs.mayaAndAna();
    ScaryMomentId id = begun(pair.client(), null, Sign.THREAT);
    Viewer.Oneself ana = pair.therapist().oneself();
    assertThat(moments.all(ana)).isEmpty();
    assertThatThrownBy(() -> moments.get(ana, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> moments.delete(ana, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> moments.begin(ana, ScaryMomentId.random(), noted(pair.client(), "Sam"), Set.of()))
        .isInstanceOf(NotFound.class);
    SpaceId space = spaces.of(pair.client());
    assertThat(SpaceRows.of(space, database)).contains("scary_moment", "words_key");
    spaces.erase(pair.client());
    assertThat(SpaceRows.of(space, database)).isEmpty();
    assertThat(moments.all(pair.client())).isEmpty();
  }

  @Test
  void thePathSaysTheSameWithASignOfHarmAndWithout() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    begun(maya, null, Sign.VIOLENCE);
    begun(maya, null);
    assertThat(spaces.entries(maya)).extracting(Entry::sentence).containsOnly("discomfort.path.looked");
  }

  @Test
  void withoutScriptsAMomentIsLookedAtFromTheQuestionsToTheTwoSides() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    noted(maya, "Ruth");
    try (Phone phone = Phone.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/18");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Look at a moment")).click();
      page.getByLabel("Who was it with?").selectOption("Ruth");
      goOn(page);
      assertThat(phone.says()).contains("Four questions have no answer yet. If you aren’t sure, say yes.", "Are you afraid: yes, or no?")
          .doesNotContain("to put right");
      assertThat(page.getByLabel("Who was it with?").locator("option:checked").textContent()).isEqualTo("Ruth");
      for (Sign sign : Sign.values()) {
        page.locator("input[name=" + sign.code() + "][value=no]").check();
      }
      goOn(page);
      goOn(page);
      assertThat(phone.says()).contains("There is nothing here yet.");
      page.getByLabel("What happened?").fill("I told her I was not fine.\nShe put the phone away.");
      goOn(page);
      page.locator("input[name=side-0][value=unsure]").check();
      page.locator("input[name=side-1][value=growing]").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
      assertThat(phone.says()).contains("A moment with Ruth", "She put the phone away.", "This is no verdict")
          .doesNotContain("score");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bring this to my therapist")).click();
      assertThat(phone.says()).contains("This, and no more, is what they will see:", "She put the phone away.");
    }
  }

  @Test
  void onceTheirOnlyCourseHasEndedNothingIsSaidOfBringingItToATherapist() {
    var pair = pairs.mayaAndAna();
    Viewer.Oneself maya = pair.client();
    List<ScaryMomentId> both = List.of(begun(maya, null), begun(maya, null, Sign.FEAR));
    try (Phone phone = Phone.withoutScripts(maya, chromium, signIns, port)) {
      for (ScaryMomentId id : both) {
        phone.open("/notes/18/" + id);
        assertThat(phone.says()).contains("Bring this to my therapist");
      }
      closures.closeAll(pair.therapist(), List.of(pair.course()), Closure.Reason.ELSEWHERE);
      for (ScaryMomentId id : both) {
        phone.open("/notes/18/" + id);
        assertThat(phone.says()).doesNotContain("my therapist");
      }
    }
  }

  @Test
  void somebodyInNoPracticeIsAskedForTheirCountryAndThenSeesItsNumbers() {
    var noor = new Viewer.Oneself(PersonId.random());
    people.create(noor, "Noor", Contact.none());
    ScaryMomentId id = begun(noor, null, Sign.VIOLENCE);
    try (Phone phone = Phone.withoutScripts(noor, chromium, signIns, port)) {
      Page page = phone.open("/notes/18/" + id);
      assertThat(phone.says()).contains("Where are you?", "Find A Helpline");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Germany")).click();
      phone.open("/notes/18/" + id);
      assertThat(page.locator("main a[href='tel:112']").count()).isEqualTo(1);
      assertThat(page.locator("main a[href^='tel:']").count()).isGreaterThan(1);
      assertThat(phone.says()).doesNotContain("Where are you?");
    }
  }

  @Test
  void afterAYesThereAreHelpLinesAndAWayOutAndNoTwoSides() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (Phone phone = Phone.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/18/new?with=" + sam);
        phone.isFineToLookAt("discomfort", "signs-" + scheme);
        page.locator("input[name=fear][value=yes]").check();
        goOn(page);
        assertThat(phone.says()).contains("You don’t have to sort this out alone", "Sam is set apart", "Find A Helpline")
            .doesNotContain("Growing pains");
        assertThat(page.locator("main button[data-leave]").count()).isEqualTo(1);
        phone.isFineToLookAt("discomfort", "danger-" + scheme);
      }
    }
    assertThat(circle.isApart(maya, sam)).isTrue();
  }

  @Test
  void questionsWithoutAnAnswerAreAskedAgainGentlyEachALinkToItself() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (Phone phone = Phone.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/18/new");
        page.locator("input[name=control][value=no]").check();
        page.locator("input[name=threat][value=no]").check();
        goOn(page);
        assertThat(page.locator("[role=alert] h2").textContent())
            .isEqualTo("Two questions have no answer yet. If you aren’t sure, say yes.");
        assertThat(page.locator("[role=alert] a").allTextContents())
            .containsExactly("Have they hurt or forced you: yes, or no?", "Are you afraid: yes, or no?");
        phone.isFineToLookAt("discomfort", "unanswered-" + scheme);
        page.locator("[role=alert] a").last().click();
        assertThat((String) page.evaluate("document.activeElement.id")).isEqualTo("fear");
        assertThat(page.locator("input[name=control][value=no]").isChecked()).isTrue();
      }
    }
    assertThat(moments.all(maya)).isEmpty();
  }

  @Test
  void theTwoSidesAreFineToLookAt() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ScaryMomentId id = begun(maya, noted(maya, "Ruth"));
    moments.tell(maya, id, 1, new Account("She asked how I was and I said: not well.\nThere was a silence.", "Heart in my throat.",
        "She put the phone away and waited.", "Tired, and lighter."));
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (Phone phone = Phone.of(maya, chromium, signIns, port, scheme)) {
        phone.open("/notes/18/" + id + "/words");
        phone.isFineToLookAt("discomfort", "words-" + scheme);
        phone.open("/notes/18/" + id + "/sides");
        phone.isFineToLookAt("discomfort", "sides-" + scheme);
        moments.sort(maya, id, moments.get(maya, id).version(), List.of(Side.GROWING, Side.HARM, Side.UNSURE, Side.GROWING, Side.GROWING));
        phone.open("/notes/18/" + id);
        phone.isFineToLookAt("discomfort", "moment-" + scheme);
        phone.open("/notes/18");
        phone.isFineToLookAt("discomfort", "moments-" + scheme);
      }
    }
  }

  private ConnectionId noted(Viewer.Oneself person, String name) {
    ConnectionId id = ConnectionId.random();
    circle.note(person, id, name, "");
    return id;
  }

  private ScaryMomentId begun(Viewer.Oneself person, @Nullable ConnectionId with, Sign... yes) {
    ScaryMomentId id = ScaryMomentId.random();
    moments.begin(person, id, with, Set.of(yes));
    return id;
  }

  private static void goOn(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on")).click();
  }
}
