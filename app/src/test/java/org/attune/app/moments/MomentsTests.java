package org.attune.app.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceRows;
import org.attune.app.space.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya spends a moment with herself. */
@AttuneTest
class MomentsTests {

  private static final Moment.Content TIRED = new Moment.Content(List.of(Feeling.TIRED, Feeling.HOPEFUL), "like after a long swim",
      List.of(Place.SHOULDERS), "heavy 🙂", List.of(Need.REST), "‏שקט‏ <script>", "No wonder I feel like this.");

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired Moments moments;
  @Autowired Spaces spaces;
  @Autowired SignIns signIns;
  @Autowired TestDatabase test;

  @Value("${local.server.port}") int port;

  @Test
  void aMomentIsKeptAsItWasSaidAndOnce() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    MomentId id = kept(maya, TIRED);
    moments.keep(maya, id, TIRED);
    assertThat(moments.all(maya)).hasSize(1);
    assertThat(moments.get(maya, id).words()).isEqualTo(TIRED);
  }

  @Test
  void nobodyElseReadsChangesOrDeletesIt() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    MomentId id = kept(pair.client(), TIRED);
    Viewer.Oneself ana = pair.therapist().asOneself();
    assertThat(moments.all(ana)).isEmpty();
    assertThatThrownBy(() -> moments.get(ana, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> moments.change(ana, id, 1, TIRED)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> moments.delete(ana, id)).isInstanceOf(NotFound.class);
    assertThat(moments.get(pair.client(), id).words()).isEqualTo(TIRED);
  }

  @Test
  void whatWasChosenLiesInTheDatabaseAsLittleAsWhatWasWritten() {
    MomentId id = kept(pairs.mayaAndAna().client(), TIRED);
    String row = test.asOwner().sql("select row_to_json(m)::text || encode(words, 'escape') from moment m where id = :id")
        .param("id", id.value()).query(String.class).single();
    assertThat(row).contains(id.toString()).doesNotContainIgnoringCase("tired").doesNotContainIgnoringCase("shoulders")
        .doesNotContainIgnoringCase("rest\"").doesNotContain("wonder");
  }

  @Test
  void whoChangesAMomentThatWasChangedElsewhereIsTold() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    MomentId id = kept(maya, TIRED);
    moments.change(maya, id, 1, kind("Go to bed."));
    assertThatThrownBy(() -> moments.change(maya, id, 1, TIRED)).isInstanceOf(Conflict.class);
    assertThat(moments.get(maya, id).words().kind()).isEqualTo("Go to bed.");
  }

  @Test
  void onThePathStandsThatItWasAndItsWordsAreFoundAsTheyAreCalled() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    MomentId id = kept(maya, TIRED);
    SpaceEntry entry = spaces.entries(maya).getFirst();
    assertThat(entry.sentence()).isEqualTo("moments.path.kept");
    assertThat(entry.arguments()).isEmpty();
    assertThat(entry.contains("hopeful")).isTrue();
    assertThat(entry.texts()).containsExactly(new SpaceEntry.LabelledText("moments.feel", "tired, hopeful\nlike after a long swim"),
        new SpaceEntry.LabelledText("moments.body", "shoulders\nheavy 🙂"),
            new SpaceEntry.LabelledText("moments.need", "rest\n‏שקט‏ <script>"),
        new SpaceEntry.LabelledText("moments.kind", "No wonder I feel like this."));
    moments.delete(maya, id);
    assertThat(spaces.entries(maya)).isEmpty();
    kept(maya, TIRED);
    SpaceId space = spaces.of(maya);
    assertThat(SpaceRows.of(space, test)).contains("moment", "words_key");
    spaces.erase(maya);
    assertThat(SpaceRows.of(space, test)).isEmpty();
    assertThat(moments.all(maya)).isEmpty();
  }

  @Test
  void withoutScriptsAMomentIsKeptReadChangedAndDeleted() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes");
      page.getByText("Other small steps").click();
      page.locator("main a[href='/notes/14/new']").click();
      press(page, "Keep this moment");
      assertThat(phone.says()).contains("Choose or write one thing, whatever it is.");
      choose(page, "tired", "hopeful", "shoulders", "someone who listens");
      assertThat((Object) page.evaluate("getComputedStyle(document.querySelector('.shoulders')).opacity")).isEqualTo("0.6");
      assertThat((Object) page.evaluate("getComputedStyle(document.querySelector('.hands')).opacity")).isEqualTo("0");
      page.getByText("If nothing comes").click();
      page.getByLabel("No wonder I feel like this.").check();
      page.getByLabel("Your sentence").fill("It was a long week.");
      page.getByLabel("How is it there?").fill("x".repeat(Moments.MAX_LENGTH + 1));
      press(page, "Keep this moment");
      assertThat(phone.says()).contains("There’s room for 10,000 characters, and this has 10,001. All of it is still here.");
      assertThat(page.getByLabel("tired", new Page.GetByLabelOptions().setExact(true)).isChecked()).isTrue();
      assertThat(page.getByLabel("Your sentence").inputValue()).isEqualTo("It was a long week.");
      page.getByLabel("How is it there?").fill("heavy");
      press(page, "Keep this moment");
      assertThat(phone.says()).contains("hopeful, tired", "shoulders", "heavy", "someone who listens",
          "No wonder I feel like this. It was a long week.", "Kept. You took a moment for yourself.");
      link(page, "Change it");
      assertThat(page.getByLabel("shoulders").isChecked()).isTrue();
      choose(page, "calm");
      press(page, "Keep this moment");
      assertThat(phone.says()).contains("hopeful, tired, calm");
      phone.open("/notes");
      assertThat(phone.says()).contains("Took a quiet moment");
      phone.open("/notes/14");
      page.locator(".weeks a").click();
      page.getByText("Delete this moment").click();
      press(page, "Delete");
      assertThat(moments.all(maya)).isEmpty();
    }
  }

  @Test
  void aMomentEndsWithAKindSentenceOfTheirsOrElseOfThePage() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      MomentId bare = kept(maya, new Moment.Content(List.of(Feeling.TIRED), "", List.of(), "", List.of(), "", ""));
      Page page = phone.open("/notes/14/" + bare);
      String said = page.locator(".parting").textContent();
      assertThat(said).isIn("You took a moment for yourself. That is enough for today.", "Whatever you feel, it may be here.",
          "You don’t have to do anything with this now.", "You asked yourself how you are, and you listened.",
          "Be as gentle with yourself as you would be with a friend.");
      phone.open("/notes/14/" + bare);
      assertThat(page.locator(".parting").textContent()).as("the same each time").isEqualTo(said);
      phone.open("/notes/14/" + kept(maya, kind("It was a long week.")));
      assertThat(page.locator(".parting").count()).isZero();
      assertThat(phone.says()).contains("It was a long week.");
    }
  }

  @Test
  void whatWasTypedStaysWhereAnotherDeviceWasFaster() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    MomentId id = kept(maya, TIRED);
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/14/" + id + "/sheet");
      moments.change(maya, id, 1, kind("from the desk"));
      page.getByLabel("Your sentence").fill("from the phone");
      press(page, "Keep this moment");
      assertThat(phone.says()).contains("This was changed on another device", "from the desk");
      assertThat(page.getByLabel("Your sentence").inputValue()).isEqualTo("from the phone");
      phone.isFineToLookAt("moments", "conflict-light");
      press(page, "Keep this moment");
      assertThat(moments.get(maya, id).words().kind()).isEqualTo("from the phone");
    }
  }

  @Test
  void whereItDoesntFeelSafeYetThePageSaysSo() {
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(pairs.mayaAndAna().client(), chromium, signIns, port)) {
      phone.open("/notes/14/new?yet");
      assertThat(phone.says()).contains("It doesn’t feel safe yet, and that’s worth listening to.");
      phone.open("/notes/14/new?yet=//elsewhere.example");
      assertThat(phone.page.locator("a[href*=elsewhere]").count()).isZero();
      phone.open("/notes/14/new");
      assertThat(phone.says()).doesNotContain("safe yet");
    }
  }

  @Test
  void theCircleMovesWhenAskedToAndNeverWhereMotionIsUnwanted() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/14/pause");
      assertThat(moving(page)).isEqualTo("none");
      page.getByLabel("Let the circle move").check();
      assertThat(moving(page)).isEqualTo("breath");
      page.getByLabel("Let the circle move").uncheck();
      assertThat(moving(page)).isEqualTo("none");
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      assertThat(page.locator(".air").isVisible()).isFalse();
      assertThat(page.getByText("1 · 2 · 3 · 4 · 5 · 6").isVisible()).isTrue();
      link(page, "Go on to a moment with yourself");
      assertThat(phone.says()).contains("What do you feel?");
    }
  }

  @Test
  void itIsFineToLookAtOnAPhone() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    MomentId id = kept(maya, TIRED);
    weeksAgo(id, 3);
    weeksAgo(kept(maya, new Moment.Content(List.of(Feeling.ANGRY, Feeling.HURT, Feeling.LONELY), "", List.of(), "", List.of(), "", "")), 26);
    weeksAgo(kept(maya, new Moment.Content(List.of(Feeling.CALM, Feeling.GRATEFUL), "", List.of(), "", List.of(), "", "")), 9);
    weeksAgo(kept(maya, kind("Rest now.")), 9);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      String how = scheme == ColorScheme.LIGHT ? "-light" : "-dark";
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        phone.open("/notes/14");
        assertThat(phone.page.locator(".weeks a").count()).isEqualTo(4);
        assertThat(phone.says()).contains("tired, hopeful", "Rest now.");
        phone.isFineToLookAt("moments", "weeks" + how);
        phone.open("/notes/14/" + id);
        phone.isFineToLookAt("moments", "moment" + how);
        phone.open("/notes/14/pause");
        phone.isFineToLookAt("moments", "breathing" + how);
        Page page = phone.open("/notes/14/new?yet");
        choose(page, "overwhelmed", "lonely", "chest", "face", "back", "arms", "hands", "rest");
        page.getByText("If nothing comes").click();
        phone.isFineToLookAt("moments", "sheet" + how);
        page.setViewportSize(320, 640);
        phone.isFineToLookAt("moments", "sheet-small" + how);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
        page.setViewportSize(360, 740);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        phone.isFineToLookAt("moments", "sheet-large-type" + how);
      }
    }
  }

  private void weeksAgo(MomentId id, int days) {
    test.asOwner().sql("update moment set at = at - make_interval(days => :days) where id = :id").param("days", days)
        .param("id", id.value()).update();
  }

  private static Object moving(Page page) {
    return page.evaluate("getComputedStyle(document.querySelector('.air'), '::before').animationName");
  }

  private static void choose(Page page, String... words) {
    for (String word : words) {
      page.getByLabel(word, new Page.GetByLabelOptions().setExact(true)).check();
    }
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private static Moment.Content kind(String sentence) {
    return new Moment.Content(List.of(), "", List.of(), "", List.of(), "", sentence);
  }

  private MomentId kept(Viewer.Oneself person, Moment.Content said) {
    MomentId id = MomentId.random();
    moments.keep(person, id, said);
    return id;
  }
}
