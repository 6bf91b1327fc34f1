package org.attune.app.bringing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.discomfort.HarmSign;
import org.attune.app.discomfort.Narrative;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.sessions.ClosedCourses;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya shows Ana something from her own space. */
@AttuneTest
class SharedEntriesTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired EntrySharing bringing;
  @Autowired Letters letters;
  @Autowired Circle circle;
  @Autowired ScaryMoments scary;
  @Autowired Spaces spaces;
  @Autowired CourseClosures closures;
  @Autowired SignIns signIns;
  @Autowired MovableClock clock;

  @Value("${local.server.port}") int port;

  @Test
  void aCopyStaysAsItWasAndWhatIsShownLiveIsAsItIsNow() {
    Pair pair = pairs.mayaAndAna();
    LetterId letter = written(pair.client(), "first");
    bringing.shareCopy(pair.client(), random(), pair.course(), letter.value());
    clock.advance(Duration.ofSeconds(1));
    bringing.shareLive(pair.client(), random(), pair.course(), letter.value());
    letters.saveEdit(pair.client(), letter, 1, LetterId.random(), "", "second");
    assertThat(seen(pair)).containsExactly("second", "first");
  }

  @Test
  void afterThirtyDaysALiveViewIsOverUnlessItWasRenewed() {
    Pair pair = pairs.mayaAndAna();
    LetterId letter = written(pair.client(), "as it was");
    SharedEntryId id = random();
    bringing.shareLive(pair.client(), id, pair.course(), letter.value());
    clock.advance(Duration.ofDays(30).minusSeconds(1));
    assertThat(seen(pair)).containsExactly("as it was");
    clock.advance(Duration.ofSeconds(1));
    assertThat(seen(pair)).isEmpty();
    letters.saveEdit(pair.client(), letter, 1, LetterId.random(), "", "changed while nobody saw it");
    assertThat(bringing.ofCourse(pair.client(), pair.course())).as("she still finds it, to renew or to take back").hasSize(1);
    bringing.renew(pair.client(), id);
    assertThat(seen(pair)).containsExactly("changed while nobody saw it");
    bringing.revoke(pair.client(), id);
    assertThat(seen(pair)).isEmpty();
  }

  @Test
  void whatIsDeletedIsShownNoMoreAndACopyCannotBecomeLive() {
    Pair pair = pairs.mayaAndAna();
    LetterId letter = written(pair.client(), "gone soon");
    SharedEntryId copy = random();
    bringing.shareCopy(pair.client(), copy, pair.course(), letter.value());
    bringing.shareLive(pair.client(), random(), pair.course(), letter.value());
    assertThatThrownBy(() -> bringing.renew(pair.client(), copy)).isInstanceOf(NotFound.class);
    letters.delete(pair.client(), letter);
    assertThat(bringing.ofCourse(pair.therapist(), pair.course())).extracting(SharedEntry::liveUntil).containsOnlyNulls();
    bringing.shareLive(pair.client(), random(), pair.course(), written(pair.client(), "the next").value());
    spaces.erase(pair.client());
    assertThat(seen(pair)).containsExactly("gone soon");
  }

  @Test
  void nothingIsBroughtToACourseThatHasEnded() {
    Pair pair = pairs.mayaAndAna();
    UUID letter = written(pair.client(), "too late").value();
    ClosedCourses.close(closures, pair.therapist(), pair.course(), CourseClosure.Reason.ELSEWHERE);
    assertThatThrownBy(() -> bringing.shareCopy(pair.client(), random(), pair.course(), letter)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> bringing.shareLive(pair.client(), random(), pair.course(), letter)).isInstanceOf(NotFound.class);
    assertThat(bringing.ofCourse(pair.client(), pair.course())).isEmpty();
  }

  @Test
  void theCircleCanBeShownAsAWholeAndChangesWithHowItIs() {
    Pair pair = pairs.mayaAndAna();
    Viewer.Oneself maya = pair.client();
    ConnectionId ruth = ConnectionId.random();
    circle.add(maya, ruth, "Ruth", "the choir");
    circle.recordEase(maya, UUID.randomUUID(), ruth, 4, "");
    SpaceEntry view = spaces.views(maya).getFirst();
    bringing.shareLive(maya, random(), pair.course(), view.id());
    assertThat(seen(pair)).containsExactly("Ruth · the choir · 4 / 7");
    clock.advance(Duration.ofSeconds(1));
    circle.recordEase(maya, UUID.randomUUID(), ruth, 6, "she waited");
    assertThat(seen(pair)).containsExactly("Ruth · the choir · 6 / 7 · she waited");
    circle.setApart(maya, ruth);
    assertThat(bringing.ofCourse(pair.therapist(), pair.course()).getFirst().copy().texts()).extracting(SpaceEntry.LabelledText::label)
        .containsExactly("circle.view.apart");
  }

  @Test
  void nobodyElseSeesRenewsOrEndsIt() {
    Pair pair = pairs.mayaAndAna();
    Pair others = pairs.mayaAndAna();
    SharedEntryId id = random();
    bringing.shareLive(pair.client(), id, pair.course(), written(pair.client(), "mine").value());
    assertThat(bringing.ofCourse(others.therapist(), pair.course())).isEmpty();
    assertThat(bringing.liveShares(others.client())).isEmpty();
    assertThatThrownBy(() -> bringing.renew(others.client(), id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> bringing.renew(pair.therapist().asOneself(), id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> bringing.shareLive(others.client(), random(), others.course(), written(pair.client(), "hers").value()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void withoutScriptsALetterIsShownLiveAndItsPagesSaySoWhileItIsWritten() {
    Pair pair = pairs.mayaAndAna();
    LetterId letter = written(pair.client(), "Dear all,");
    try (PhoneBrowser maya = PhoneBrowser.withoutScripts(pair.client(), chromium, signIns, port)) {
      Page page = maya.open("/notes/20/" + letter);
      page.getByText("Or let them see it as it changes").click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show it to Ana for 30 days")).click();
      assertThat(maya.says()).contains("Shown to Ana as it changes, until");
      maya.open("/notes/12/" + letter + "/sheet");
      assertThat(maya.says()).contains("Ana can see this, and any changes you make, until");
      page.getByLabel("The letter").fill("");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
      assertThat(maya.says()).as("refused, and still").contains("Ana can see this");
      maya.open("/notes/12/new");
      assertThat(maya.says()).doesNotContain("Ana can see this");
    }
    try (PhoneBrowser maya = PhoneBrowser.of(pair.client(), chromium, signIns, port, ColorScheme.DARK)) {
      maya.open("/notes/12/" + letter + "/sheet");
      maya.isFineToLookAt("bringing", "watched-sheet");
      Page page = maya.open("/notes/20/" + letter);
      page.getByText("Or let them see it as it changes").click();
      maya.isFineToLookAt("bringing", "live-or-copy");
      maya.open("/notes/20");
      maya.isFineToLookAt("bringing", "shared");
    }
    try (PhoneBrowser ana = PhoneBrowser.of(pair.therapist().asOneself(), chromium, signIns, port, ColorScheme.LIGHT)) {
      ana.open("/courses/" + pair.course() + "/brought");
      assertThat(ana.says()).contains("Dear all,", "As it is now; you can see it until");
      ana.isFineToLookAt("bringing", "read");
    }
  }

  @Test
  void whatLooksAlikeIsToldApartByItsHourAndItsFirstWords() {
    Pair pair = pairs.mayaAndAna();
    Viewer.Oneself maya = pair.client();
    String told = "She asked twice how I really was, and I did not know where to look 🌧🌧";
    for (String happened : List.of(told, "He laughed.")) {
      ScaryMomentId id = ScaryMomentId.random();
      scary.begin(maya, id, null, Set.of());
      scary.writeNarrative(maya, id, 1, new Narrative(happened, "", "", ""));
      clock.advance(Duration.ofMinutes(1));
    }
    ScaryMomentId yes = ScaryMomentId.random();
    scary.begin(maya, yes, null, Set.of(HarmSign.FEAR));
    bringing.shareCopy(maya, random(), pair.course(), yes.value());
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/20");
        assertThat(page.locator("bdi.serif").allTextContents())
            .containsExactly("He laughed.", "She asked twice how I really was, and I did not know where t…");
        assertThat(page.locator("ul.list .small").allTextContents().stream().filter(when -> when.matches(".*\\d{4}, \\d{2}:\\d{2}")).distinct())
            .as("each has its hour").hasSizeGreaterThanOrEqualTo(2);
        phone.isFineToLookAt("bringing", "alike-" + scheme);
        page.locator("a[href$='" + yes + "']").click();
        assertThat(phone.says()).contains("Are you afraid of what happens", "Yes").doesNotContain("✓");
        phone.isFineToLookAt("bringing", "yes-in-words-" + scheme);
      }
    }
    try (PhoneBrowser ana = PhoneBrowser.of(pair.therapist().asOneself(), chromium, signIns, port, ColorScheme.LIGHT)) {
      ana.open("/courses/" + pair.course() + "/brought");
      assertThat(ana.says()).contains("Yes").doesNotContain("✓");
    }
  }

  private List<String> seen(Pair pair) {
    return bringing.ofCourse(pair.therapist(), pair.course()).stream().map(b -> b.copy().texts().getLast().words()).toList();
  }

  private LetterId written(Viewer.Oneself person, String text) {
    LetterId id = LetterId.random();
    letters.add(person, id, "", text);
    return id;
  }

  private static SharedEntryId random() {
    return new SharedEntryId(UUID.randomUUID());
  }
}
