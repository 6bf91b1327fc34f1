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
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.ClosedCourses;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.SpaceEntry;
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

  @Autowired AllianceFixtures pairs;
  @Autowired CourseClosures closures;
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
    ScaryMomentId id = begun(maya, sam, HarmSign.FEAR);
    assertThat(circle.isSetApart(maya, sam)).isTrue();
    moments.writeNarrative(maya, id, 1, new Narrative("He read my messages.", "", "", ""));
    assertThat(moments.get(maya, id).isDanger()).isTrue();
    assertThatThrownBy(() -> moments.appraise(maya, id, 2, List.of(Appraisal.GROWING))).isInstanceOf(NotFound.class);
  }

  @Test
  void withoutAYesNobodyIsSetApart() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = noted(maya, "Ruth");
    begun(maya, ruth);
    assertThat(circle.isSetApart(maya, ruth)).isFalse();
  }

  @Test
  void whoWasTakenBackIsNotSetApartByTheSameAnswerArrivingTwice() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam");
    ScaryMomentId id = begun(maya, sam, HarmSign.CONTROL);
    circle.undoSetApart(maya, sam);
    moments.begin(maya, id, sam, Set.of(HarmSign.CONTROL));
    assertThat(circle.isSetApart(maya, sam)).isFalse();
    assertThat(moments.all(maya)).hasSize(1);
  }

  @Test
  void whatSpeaksForWhatIsInHerOwnWordsLineByLine() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ScaryMomentId id = begun(maya, null);
    moments.writeNarrative(maya, id, 1, new Narrative("She asked how I was.\n\n I told her. 🌧", "‏קר‏", "", "She <b>stayed</b>."));
    moments.appraise(maya, id, 2, List.of(Appraisal.GROWING, Appraisal.GROWING, Appraisal.UNSURE, Appraisal.HARM));
    ScaryMoment is = moments.get(maya, id);
    assertThat(is.piecesFor(Appraisal.GROWING)).containsExactly("She asked how I was.", "I told her. 🌧");
    assertThat(is.piecesFor(Appraisal.UNSURE)).containsExactly("‏קר‏");
    assertThat(is.piecesFor(Appraisal.HARM)).containsExactly("She <b>stayed</b>.");
    moments.writeNarrative(maya, id, 3, new Narrative("She asked how I was.", "", "", "She went."));
    assertThat(moments.get(maya, id).piecesFor(Appraisal.GROWING)).as("what was not changed stays sorted").containsExactly("She asked how I was.");
    assertThat(moments.get(maya, id).piecesFor(Appraisal.UNSURE)).containsExactly("She went.");
  }

  @Test
  void thousandsOfLinesAreSortedByAnswer() {
    var narrative = new Narrative("a\n".repeat(4_000), "b", "", "");
    assertThat(narrative.pieces()).containsExactly("a\n".repeat(4_000), "b");
  }

  @Test
  void whoWritesFromAnOlderStateIsTold() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ScaryMomentId id = begun(maya, null);
    moments.writeNarrative(maya, id, 1, new Narrative("first", "", "", ""));
    assertThatThrownBy(() -> moments.writeNarrative(maya, id, 1, new Narrative("from the phone", "", "", ""))).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> moments.appraise(maya, id, 1, List.of(Appraisal.HARM))).isInstanceOf(Conflict.class);
    assertThat(moments.get(maya, id).narrative().happened()).isEqualTo("first");
  }

  @Test
  void aMomentIsItsWritersAloneAndGoesWithTheSpace() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    ScaryMomentId id = begun(pair.client(), null, HarmSign.THREAT);
    Viewer.Oneself ana = pair.therapist().asOneself();
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
    begun(maya, null, HarmSign.VIOLENCE);
    begun(maya, null);
    assertThat(spaces.entries(maya)).extracting(SpaceEntry::sentence).containsOnly("discomfort.path.looked");
  }

  @Test
  void withoutScriptsAMomentIsLookedAtFromTheQuestionsToTheTwoSides() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    noted(maya, "Ruth");
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/18");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Look at a moment")).click();
      page.getByLabel("Who was it with?").selectOption("Ruth");
      goOn(page);
      assertThat(phone.says()).contains("Four questions still need an answer. If you’re not sure, say yes.", "Choose yes or no: are you afraid?")
          .doesNotContain("things to check");
      assertThat(page.getByLabel("Who was it with?").locator("option:checked").textContent()).isEqualTo("Ruth");
      for (HarmSign sign : HarmSign.values()) {
        page.locator("input[name=" + sign.code() + "][value=no]").check();
      }
      goOn(page);
      goOn(page);
      assertThat(phone.says()).contains("There’s nothing here yet.");
      page.getByLabel("What happened?").fill("I told her I was not fine.\nShe put the phone away.");
      goOn(page);
      page.locator("input[name=side-0][value=unsure]").check();
      page.locator("input[name=side-1][value=growing]").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
      assertThat(phone.says()).contains("A moment with Ruth", "She put the phone away.", "This isn’t a verdict")
          .doesNotContain("score");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bring this to my therapist")).click();
      assertThat(phone.says()).contains("They will see this, and nothing else:", "She put the phone away.");
    }
  }

  @Test
  void onceTheirOnlyCourseHasEndedNothingIsSaidOfBringingItToATherapist() {
    var pair = pairs.mayaAndAna();
    Viewer.Oneself maya = pair.client();
    List<ScaryMomentId> both = List.of(begun(maya, null), begun(maya, null, HarmSign.FEAR));
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      for (ScaryMomentId id : both) {
        phone.open("/notes/18/" + id);
        assertThat(phone.says()).contains("Bring this to my therapist");
      }
      ClosedCourses.close(closures, pair.therapist(), pair.course(), CourseClosure.Reason.ELSEWHERE);
      for (ScaryMomentId id : both) {
        phone.open("/notes/18/" + id);
        assertThat(phone.says()).doesNotContain("my therapist");
      }
    }
  }

  @Test
  void somebodyInNoPracticeIsAskedForTheirCountryAndThenSeesItsNumbers() {
    var noor = new Viewer.Oneself(PersonId.random());
    people.create(noor, "Noor", ContactDetails.none());
    ScaryMomentId id = begun(noor, null, HarmSign.VIOLENCE);
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(noor, chromium, signIns, port)) {
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
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
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
    assertThat(circle.isSetApart(maya, sam)).isTrue();
  }

  @Test
  void questionsWithoutAnAnswerAreAskedAgainGentlyEachALinkToItself() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/18/new");
        page.locator("input[name=control][value=no]").check();
        page.locator("input[name=threat][value=no]").check();
        goOn(page);
        assertThat(page.locator("[role=alert] h2").textContent())
            .isEqualTo("Two questions still need an answer. If you’re not sure, say yes.");
        assertThat(page.locator("[role=alert] a").allTextContents())
            .containsExactly("Choose yes or no: have they hurt or forced you?", "Choose yes or no: are you afraid?");
        phone.isFineToLookAt("discomfort", "unanswered-" + scheme);
        page.locator("[role=alert] a").last().click();
        assertThat((String) page.evaluate("document.activeElement.id")).isEqualTo("fear");
        assertThat(page.locator("input[name=control][value=no]").isChecked()).isTrue();
      }
    }
    assertThat(moments.all(maya)).isEmpty();
  }

  @Test
  void allFourAreAnsweredWithNoByOneTapAndAYesAmongThemStillCounts() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/18/new");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No to all four")).click();
      assertThat(phone.says()).contains("What happened");
      assertThat(moments.all(maya).getFirst().isDanger()).isFalse();
      phone.open("/notes/18/new");
      page.locator("input[name=fear][value=yes]").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No to all four")).click();
      assertThat(phone.says()).contains("You don’t have to sort this out alone");
      assertThat(moments.all(maya)).anyMatch(ScaryMoment::isDanger);
    }
  }

  @Test
  void theTwoSidesAreFineToLookAt() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ScaryMomentId id = begun(maya, noted(maya, "Ruth"));
    moments.writeNarrative(maya, id, 1, new Narrative("She asked how I was and I said: not well.\nThere was a silence.", "Heart in my throat.",
        "She put the phone away and waited.", "Tired, and lighter."));
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        phone.open("/notes/18/" + id + "/words");
        phone.isFineToLookAt("discomfort", "words-" + scheme);
        phone.open("/notes/18/" + id + "/sides");
        phone.isFineToLookAt("discomfort", "sides-" + scheme);
        moments.appraise(maya, id, moments.get(maya, id).version(),
            List.of(Appraisal.GROWING, Appraisal.HARM, Appraisal.UNSURE, Appraisal.GROWING, Appraisal.GROWING));
        phone.open("/notes/18/" + id);
        phone.isFineToLookAt("discomfort", "moment-" + scheme);
        phone.open("/notes/18");
        phone.isFineToLookAt("discomfort", "moments-" + scheme);
      }
    }
  }

  private ConnectionId noted(Viewer.Oneself person, String name) {
    ConnectionId id = ConnectionId.random();
    circle.add(person, id, name, "");
    return id;
  }

  private ScaryMomentId begun(Viewer.Oneself person, @Nullable ConnectionId with, HarmSign... yes) {
    ScaryMomentId id = ScaryMomentId.random();
    moments.begin(person, id, with, Set.of(yes));
    return id;
  }

  private static void goOn(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on")).click();
  }
}
