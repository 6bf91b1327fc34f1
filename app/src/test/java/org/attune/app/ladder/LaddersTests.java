package org.attune.app.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
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

/** Maya lets Ben in, a rung at a time. */
@AttuneTest
class LaddersTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired Ladders ladders;
  @Autowired Circle circle;
  @Autowired Spaces spaces;
  @Autowired SignIns signIns;
  @Autowired MovableClock clock;
  @Autowired TestDatabase database;

  @Value("${local.server.port}") int port;

  @Test
  void aLadderStandsAsItWasWrittenAndInTheOrderThatWasChosen() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LadderId with = begun(maya, null, "Ben 🌻 ‏بن‏ <b>");
    RungId tired = written(maya, with, "I say “tired” 🙂");
    RungId week = written(maya, with, "‏שבוע‏ <script>");
    RungId listen = written(maya, with, "I ask him to listen.");
    ladders.addRung(maya, listen, with, "twice");
    assertThat(said(maya, with)).containsExactly("I say “tired” 🙂", "‏שבוע‏ <script>", "I ask him to listen.");
    ladders.moveRung(maya, with, listen, 1);
    ladders.moveRung(maya, with, listen, 1);
    assertThat(said(maya, with)).containsExactly("I ask him to listen.", "I say “tired” 🙂", "‏שבוע‏ <script>");
    ladders.moveRung(maya, with, tired, 99);
    ladders.removeRung(maya, with, week);
    assertThat(said(maya, with)).containsExactly("I ask him to listen.", "I say “tired” 🙂");
    assertThat(ladders.get(maya, with).name()).isEqualTo("Ben 🌻 ‏بن‏ <b>");
  }

  @Test
  void goingBackARungIsAStepAsAnyOther() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LadderId with = begun(maya, null, "Ben");
    RungId low = written(maya, with, "tired");
    RungId high = written(maya, with, "sad");
    assertThat(ladders.get(maya, with).currentRung()).isEmpty();
    step(maya, with, high, Step.Kind.TRIED);
    assertThat(ladders.get(maya, with).currentRung()).hasValueSatisfying(rung -> assertThat(rung.id()).isEqualTo(high));
    step(maya, with, high, Step.Kind.BACK);
    assertThat(ladders.get(maya, with).currentRung()).hasValueSatisfying(rung -> assertThat(rung.id()).isEqualTo(low));
    step(maya, with, low, Step.Kind.BACK);
    assertThat(ladders.get(maya, with).currentRung()).isEmpty();
    assertThat(spaces.entries(maya)).extracting(SpaceEntry::sentence)
        .containsExactlyInAnyOrder("ladder.path.begun-with", "ladder.path.tried-with", "ladder.path.back-with", "ladder.path.back-with");
  }

  @Test
  void whatWasTriedStaysAsItWasSaidWhenTheRungChangesOrGoes() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LadderId with = begun(maya, null, "");
    RungId rung = written(maya, with, "I say “tired”.");
    UUID step = UUID.randomUUID();
    clock.advance(Duration.ofMinutes(1));
    var felt = new Step.Experience(2, "shaky", "He nodded.", 5, "warm");
    ladders.recordStep(maya, step, with, rung, Step.Kind.TRIED, felt);
    ladders.recordStep(maya, step, with, rung, Step.Kind.BACK, Step.Experience.BLANK);
    ladders.changeRung(maya, with, rung, 1, "I say “sad”.");
    ladders.removeRung(maya, with, rung);
    assertThat(ladders.get(maya, with).steps()).singleElement()
        .satisfies(kept -> assertThat(kept.said()).isEqualTo("I say “tired”."))
        .satisfies(kept -> assertThat(kept.rung()).isNull())
        .satisfies(kept -> assertThat(kept.felt()).isEqualTo(felt));
    assertThat(spaces.entries(maya).getFirst().texts()).containsExactly(new SpaceEntry.LabelledText("ladder.before",
        "at ease: 2 of 7.\nshaky"),
        new SpaceEntry.LabelledText("ladder.happened", "He nodded."),
            new SpaceEntry.LabelledText("ladder.after", "at ease: 5 of 7.\nwarm"));
    ladders.deleteStep(maya, with, step);
    assertThat(ladders.get(maya, with).steps()).isEmpty();
  }

  @Test
  void nobodyElseFindsOrChangesIt() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    Viewer.Oneself maya = pair.client();
    LadderId with = begun(maya, null, "Ben");
    RungId rung = written(maya, with, "tired");
    UUID step = step(maya, with, rung, Step.Kind.TRIED);
    Viewer.Oneself ana = pair.therapist().asOneself();
    assertThat(ladders.all(ana)).isEmpty();
    assertThatThrownBy(() -> ladders.get(ana, with)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> ladders.addRung(ana, RungId.random(), with, "x")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> ladders.changeRung(ana, with, rung, 1, "x")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> ladders.moveRung(ana, with, rung, 2)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> ladders.removeRung(ana, with, rung)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> ladders.deleteStep(ana, with, step)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> ladders.delete(ana, with)).isInstanceOf(NotFound.class);
    ConnectionId ben = noted(maya, "Ben");
    assertThatThrownBy(() -> begun(ana, ben, "")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> ladders.removeRung(maya, begun(maya, null, ""), rung)).isInstanceOf(NotFound.class);
    assertThat(ladders.get(maya, with).steps()).hasSize(1);
    SpaceId space = spaces.of(maya);
    assertThat(SpaceRows.of(space, database)).contains("ladder", "rung", "words_key");
    spaces.erase(maya);
    assertThat(SpaceRows.of(space, database)).isEmpty();
    assertThat(ladders.all(maya)).isEmpty();
  }

  @Test
  void withSomebodySetApartItRestsUntilTheyAreTakenBackIn() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam");
    LadderId with = begun(maya, sam, "");
    RungId rung = written(maya, with, "tired");
    circle.rename(maya, sam, 1, "Samuel", "");
    assertThat(ladders.get(maya, with).name()).isEqualTo("Samuel");
    circle.setApart(maya, sam);
    assertThat(ladders.get(maya, with).resting()).isTrue();
    assertThatThrownBy(() -> step(maya, with, rung, Step.Kind.TRIED)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> written(maya, with, "more")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> begun(maya, sam, "")).isInstanceOf(InvalidInput.class);
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/13/" + with);
      assertThat(phone.says()).contains("You set Samuel apart, so this ladder is resting", "tired").doesNotContain("I tried this");
      phone.isFineToLookAt("ladder", "resting-light");
      phone.open("/notes/13");
      assertThat(phone.says()).contains("Resting", "With Samuel");
      phone.open("/notes/13/new");
      assertThat(phone.says()).doesNotContain("Samuel");
      page.navigate(page.url().replace("/new", "/" + with + "/lines"));
      assertThat(phone.says()).contains("This ladder is resting");
    }
    circle.undoSetApart(maya, sam);
    step(maya, with, rung, Step.Kind.TRIED);
    circle.setApart(maya, sam);
    ladders.delete(maya, with);
    assertThat(ladders.all(maya)).isEmpty();
  }

  @Test
  void theTypedNameOfSomebodySetApartBeginsNoLadderAndOneOfThemRests() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LadderId before = begun(maya, null, "zoe  martin");
    ConnectionId zoe = noted(maya, "Zoë Martin");
    assertThat(ladders.get(maya, before).resting()).isFalse();
    circle.setApart(maya, zoe);
    assertThat(ladders.get(maya, before).resting()).isTrue();
    for (String same : List.of("Zoë Martin", "ZOE MARTIN", " zoë\u00a0martin ", "Zoe\u0308 Martin")) {
      assertThatThrownBy(() -> begun(maya, null, same)).as(same).isInstanceOf(InvalidInput.class).hasMessageContaining("set-apart.certain");
    }
    for (String perhaps : List.of("Zoe", "Martin", "Zoe Martin Smith")) {
      assertThatThrownBy(() -> begun(maya, null, perhaps)).as(perhaps).isInstanceOf(InvalidInput.class).hasMessageContaining("set-apart.possible");
    }
    for (String other : List.of("Ben", "Zo", "", "Zoeline")) {
      begun(maya, null, other);
    }
    noted(maya, "Zoe Martin");
    assertThatThrownBy(() -> begun(maya, null, "Zoe Martin")).hasMessageContaining("set-apart.possible");
  }

  @Test
  void whereItIsUnsureWhetherSomebodyWasSetApartTheyAreAsked() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    circle.setApart(maya, noted(maya, "Zoë Martin"));
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/13/new");
      page.fill("#name", "Zoe");
      page.click("main button:has-text('Go on')");
      assertThat(phone.says()).contains("This may be someone you set apart");
      assertThat(page.inputValue("#name")).isEqualTo("Zoe");
      phone.isFineToLookAt("ladder", "may-be-set-apart");
      page.check("#somebodyElse");
      page.click("main button:has-text('Go on')");
    }
    assertThat(ladders.all(maya)).extracting(Ladder::name).containsExactly("Zoe");
  }

  @Test
  void withAPersonGoesTheirLadder() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam");
    LadderId with = begun(maya, sam, "");
    step(maya, with, written(maya, with, "tired"), Step.Kind.TRIED);
    circle.delete(maya, sam);
    assertThat(ladders.all(maya)).isEmpty();
    assertThat(spaces.entries(maya)).isEmpty();
  }

  @Test
  void whoChangesARungThatWasChangedElsewhereIsToldAndKeepsWhatWasTyped() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LadderId with = begun(maya, null, "Ben");
    RungId rung = written(maya, with, "tired");
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/13/" + with + "/lines/" + rung);
      ladders.changeRung(maya, with, rung, 1, "from the desk");
      assertThatThrownBy(() -> ladders.changeRung(maya, with, rung, 1, "x")).isInstanceOf(Conflict.class);
      page.getByLabel("What it says").fill("from the phone");
      press(page, "Keep it");
      assertThat(phone.says()).contains("It now says “from the desk”");
      assertThat(page.getByLabel("What it says").inputValue()).isEqualTo("from the phone");
      press(page, "Keep it");
      assertThat(said(maya, with)).containsExactly("from the phone");
      phone.open("/notes/13/" + with + "/name");
      ladders.changePerson(maya, with, 1, null, "Benjamin", false);
      page.getByLabel("What do you call them?").fill("Benny");
      press(page, "Go on");
      assertThat(phone.says()).contains("It now says “With Benjamin”");
      press(page, "Go on");
      assertThat(ladders.get(maya, with).name()).isEqualTo("Benny");
    }
  }

  @Test
  void withoutScriptsALadderIsWrittenOrderedTriedAndGoneBackOn() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    noted(maya, "Ruth");
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes");
      page.getByText("Other small steps").click();
      page.locator("main a[href='/notes/13/new']").click();
      page.getByLabel("Ruth").check();
      press(page, "Go on");
      rung(page, " ");
      assertThat(phone.says()).contains("Write what this rung is.");
      rung(page, "x".repeat(Ladders.MAX_RUNG_LENGTH + 1));
      assertThat(phone.says()).contains("There’s room for 1,000 characters, and this has 1,001. All of it is still here.");
      rung(page, "I tell her that I was glad she called.");
      rung(page, "I say “tired” instead of “fine”.");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Down: I say “tired” instead of “fine”.")).click();
      assertThat(page.locator(".rungs .lead").allTextContents())
          .containsExactly("I tell her that I was glad she called.", "I say “tired” instead of “fine”.");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Up: I say “tired” instead of “fine”.")).click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Down: I say “tired” instead of “fine”.")).click();
      link(page, "Look at the ladder");
      page.getByText("I tried this").last().click();
      assertThat(phone.says()).contains("You tried it", "I say “tired” instead of “fine”.", "Trying is enough.");
      page.locator("input[name=before][value='2']").check();
      page.getByLabel("Before, in your own words").fill("My heart was loud.");
      page.getByLabel("What happened?").fill("y".repeat(Ladders.MAX_LENGTH + 1));
      press(page, "Keep it");
      assertThat(page.locator("input[name=before][value='2']").isChecked()).isTrue();
      page.getByLabel("What happened?").fill("She said: me too.");
      page.locator("input[name=after][value='5']").check();
      press(page, "Keep it");
      assertThat(phone.says()).contains("Kept. That was a step.", "Where you were last:", "at ease: 2 of 7.", "My heart was loud.",
          "She said: me too.", "at ease: 5 of 7.");
      assertThat(page.locator(".rungs .here .lead").textContent()).isEqualTo("I say “tired” instead of “fine”.");
      clock.advance(Duration.ofMinutes(1));
      link(page, "I went back a rung");
      assertThat(phone.says()).contains("Going back is a step too");
      press(page, "Keep it");
      assertThat(phone.says()).contains("Kept. That was a step.", "Went back a rung, from:");
      assertThat(page.locator(".ground").textContent()).contains("Where you were last:");
      page.getByText("It doesn’t feel safe yet").first().click();
      assertThat(phone.says()).contains("You don’t have to let anyone in today.", "What do you feel?");
      press(page, "Keep this moment");
      assertThat(phone.says()).contains("Choose or write one thing", "You don’t have to let anyone in today.");
      page.getByLabel("lonely").check();
      press(page, "Keep this moment");
      link(page, "Back to the ladder");
      assertThat(phone.says()).contains("With Ruth", "What you tried");
      phone.open("/notes/path");
      assertThat(phone.says()).contains("Started a ladder with Ruth", "Tried a rung with Ruth: I say “tired” instead of “fine”.",
          "Went back a rung with Ruth, from: I say “tired” instead of “fine”.");
      page.getByText("Went back a rung with Ruth").click();
      page.locator("summary[aria-label^='Delete: ']").first().click();
      press(page, "Yes, delete it");
      assertThat(ladders.all(maya).getFirst().steps()).hasSize(1);
      page.getByText("Delete this ladder").click();
      press(page, "Delete");
      assertThat(ladders.all(maya)).isEmpty();
    }
  }

  @Test
  void anExampleThatIsTappedStandsInTheFieldAndNothingTypedIsLost() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LadderId ladder = begun(maya, null, "");
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (PhoneBrowser phone = scheme == ColorScheme.LIGHT ? PhoneBrowser.withoutScripts(maya, chromium, signIns, port)
          : PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/13/" + ladder + "/lines");
        String first = "When they ask how my week was, I name one thing that was hard.";
        String third = "I tell them I was glad they called.";
        press(page, first);
        assertThat(page.getByLabel("A new rung").inputValue()).isEqualTo(first);
        press(page, third);
        assertThat(page.getByLabel("A new rung").inputValue()).as("in the place of the other").isEqualTo(third);
        page.getByLabel("A new rung").fill("Ruth, first. 🌧");
        press(page, third);
        assertThat(page.getByLabel("A new rung").inputValue()).isEqualTo("Ruth, first. 🌧\n" + third);
        assertThat(page.url()).doesNotContain("Ruth");
        if (scheme == ColorScheme.DARK) {
          phone.isFineToLookAt("ladder", "ladder-example-dark");
        }
      }
    }
    assertThat(ladders.get(maya, ladder).rungs()).as("nothing is kept by tapping").isEmpty();
  }

  @Test
  void itIsFineToLookAtOnAPhone() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ben = noted(maya, "Ben");
    circle.recordEase(maya, UUID.randomUUID(), noted(maya, "Ruth"), 6, "");
    LadderId with = begun(maya, ben, "");
    RungId low = written(maya, with, "If he asks how I am, I say “tired” instead of “fine”.");
    RungId high = written(maya, with, "I tell him one thing that was hard this week.");
    written(maya, with, "I ask whether he would just listen for five minutes.");
    ladders.recordStep(maya, UUID.randomUUID(), with, low, Step.Kind.TRIED,
        new Step.Experience(3, "Shaky. I nearly said “fine” again.", "He put the kettle on.", 5, "Lighter."));
    step(maya, with, high, Step.Kind.BACK);
    begun(maya, null, "");
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      String how = scheme == ColorScheme.LIGHT ? "-light" : "-dark";
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        for (String path : List.of("", "/new", "/" + with, "/" + with + "/lines", "/" + with + "/lines/" + low,
            "/" + with + "/lines/" + low + "/tries", "/" + with + "/lines/" + low + "/tries?kind=back")) {
          phone.open("/notes/13" + path);
          phone.isFineToLookAt("ladder", "ladder"
              + path.replace("/" + with, "-one").replace("/" + low, "-one").replaceAll("[/?=]", "-") + how);
        }
      }
    }
  }

  private static void rung(Page page, String said) {
    page.getByLabel("A new rung").fill(said);
    press(page, "Put it on the ladder");
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private List<String> said(Viewer.Oneself person, LadderId id) {
    return ladders.get(person, id).rungs().stream().map(Rung::words).toList();
  }

  private UUID step(Viewer.Oneself person, LadderId on, RungId rung, Step.Kind kind) {
    UUID id = UUID.randomUUID();
    clock.advance(Duration.ofMinutes(1));
    ladders.recordStep(person, id, on, rung, kind, Step.Experience.BLANK);
    return id;
  }

  private ConnectionId noted(Viewer.Oneself person, String name) {
    ConnectionId id = ConnectionId.random();
    circle.add(person, id, name, "");
    return id;
  }

  private LadderId begun(Viewer.Oneself person, @Nullable ConnectionId with, String name) {
    LadderId id = LadderId.random();
    ladders.begin(person, id, with, name, false);
    return id;
  }

  private RungId written(Viewer.Oneself person, LadderId on, String said) {
    RungId id = RungId.random();
    ladders.addRung(person, id, on, said);
    return id;
  }
}
