package org.attune.app.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.attune.app.ladder.LadderId;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.RungId;
import org.attune.app.ladder.Step;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceRows;
import org.attune.app.space.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya keeps in touch. */
@AttuneTest
class RhythmsTests {

  private static final ZoneId ZONE = ZoneId.of("Europe/London");

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired ContactFrequencies rhythms;
  @Autowired Circle circle;
  @Autowired Letters letters;
  @Autowired Ladders ladders;
  @Autowired Spaces spaces;
  @Autowired SignIns signIns;
  @Autowired MovableClock clock;
  @Autowired TestDatabase database;

  @Value("${local.server.port}") int port;

  @Test
  void aRhythmIsCountedFromTheLastContactOfWhicheverKind() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = noted(maya, "Ruth");
    rhythms.choose(maya, ruth, Interval.FORTNIGHT, today());
    assertThat(rhythms.get(maya, ruth, ZONE).dueOn()).as("counted from the wish").contains(today().plusDays(14));
    rhythms.recordContact(maya, UUID.randomUUID(), ruth, today().minusDays(20), "she called 🌻");
    assertThat(rhythms.get(maya, ruth, ZONE).isDue(today())).isTrue();
    rhythms.recordContact(maya, UUID.randomUUID(), ruth, today().minusDays(3), "");
    assertThat(rhythms.get(maya, ruth, ZONE).dueOn()).contains(today().plusDays(11));
    assertThat(rhythms.get(maya, ruth, ZONE).contacts()).extracting(Contact::words).containsExactly("", "she called 🌻");
  }

  @Test
  void aLetterGivenAndARungTriedCountWhereItIsClearWhoTheyWereWith() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = noted(maya, "Ruth");
    rhythms.choose(maya, ruth, Interval.WEEK, today().minusDays(30));
    var letter = LetterId.random();
    letters.add(maya, letter, "Ruth", "Dear Ruth, …");
    assertThat(rhythms.get(maya, ruth, ZONE).isDue(today())).as("kept to oneself").isTrue();
    letters.markGiven(maya, letter);
    assertThat(rhythms.get(maya, ruth, ZONE).dueOn()).contains(today().plusDays(7));
    ConnectionId other = noted(maya, "Ruth");
    assertThat(rhythms.get(maya, ruth, ZONE).isDue(today())).as("which Ruth").isTrue();
    var ladder = LadderId.random();
    var rung = RungId.random();
    ladders.begin(maya, ladder, other, "", false);
    ladders.addRung(maya, rung, ladder, "say good morning");
    ladders.recordStep(maya, UUID.randomUUID(), ladder, rung, Step.Kind.BACK, Step.Experience.BLANK);
    assertThat(rhythms.get(maya, other, ZONE).lastContactOn()).isEmpty();
    ladders.recordStep(maya, UUID.randomUUID(), ladder, rung, Step.Kind.TRIED, Step.Experience.BLANK);
    assertThat(rhythms.get(maya, other, ZONE).lastContactOn()).contains(today());
    letters.unmarkGiven(maya, letter);
    ladders.delete(maya, ladder);
    assertThat(rhythms.all(maya, ZONE)).allMatch(status -> status.lastContactOn().isEmpty());
  }

  @Test
  void whoIsPutOffIsNotSuggestedBeforeAndAContactEndsThat() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = noted(maya, "Ruth");
    rhythms.choose(maya, ruth, Interval.WEEK, today());
    rhythms.postpone(maya, ruth, today().plusDays(40));
    assertThat(rhythms.get(maya, ruth, ZONE).dueOn()).contains(today().plusDays(40));
    rhythms.recordContact(maya, UUID.randomUUID(), ruth, today(), "");
    assertThat(rhythms.get(maya, ruth, ZONE).dueOn()).contains(today().plusDays(7));
  }

  @Test
  void whoIsSetApartLeavesTheRhythmUntilTakenBack() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam");
    rhythms.choose(maya, sam, Interval.WEEK, today());
    circle.setApart(maya, sam);
    assertThat(rhythms.get(maya, sam, ZONE).dueOn()).isEmpty();
    assertThatThrownBy(() -> rhythms.choose(maya, sam, Interval.MONTH, today())).isInstanceOf(Conflict.class);
    circle.undoSetApart(maya, sam);
    assertThat(rhythms.get(maya, sam, ZONE).dueOn()).isPresent();
  }

  @Test
  void nobodyElseSeesOrChangesWhoSheIsInTouchWith() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    ConnectionId ruth = noted(pair.client(), "Ruth");
    UUID contact = UUID.randomUUID();
    rhythms.recordContact(pair.client(), contact, ruth, today(), "");
    Viewer.Oneself ana = pair.therapist().asOneself();
    assertThat(rhythms.all(ana, ZONE)).isEmpty();
    assertThatThrownBy(() -> rhythms.recordContact(ana, UUID.randomUUID(), ruth, today(), "")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> rhythms.choose(ana, ruth, Interval.WEEK, today())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> rhythms.postpone(ana, ruth, today())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> rhythms.delete(ana, ruth, contact)).isInstanceOf(NotFound.class);
    SpaceId space = spaces.of(pair.client());
    assertThat(SpaceRows.of(space, database)).contains("contact_made", "words_key");
    spaces.erase(pair.client());
    assertThat(SpaceRows.of(space, database)).isEmpty();
    assertThat(rhythms.all(pair.client(), ZONE)).isEmpty();
  }

  @Test
  void withoutScriptsAContactIsNotedARhythmChosenAndAllOfItRests() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = noted(maya, "Ruth");
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/11/" + ruth);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Keeping in touch")).click();
      page.getByLabel("When?").fill(today().plusDays(1).toString());
      page.getByLabel("How was it?").fill("on the stairs");
      keep(page, 0);
      assertThat(phone.says()).contains("That day is still to come.");
      assertThat(page.getByLabel("How was it?").inputValue()).isEqualTo("on the stairs");
      page.getByLabel("When?").fill(today().minusDays(30).toString());
      keep(page, 0);
      page.getByLabel("About every two weeks").check();
      keep(page, 1);
      phone.open("/notes/16");
      assertThat(phone.says()).contains("Someone to think of, perhaps", "Ruth", "Last in touch on");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("In a week: Ruth")).click();
      assertThat(phone.says()).contains("Later, then.", "Not yet").doesNotContain("Someone to think of");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause all reminders")).click();
      assertThat(phone.says()).contains("All reminders are paused.");
    }
  }

  @Test
  void itsPagesAreFineToLookAt() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = noted(maya, "Ruth");
    rhythms.choose(maya, ruth, Interval.FORTNIGHT, today());
    rhythms.recordContact(maya, UUID.randomUUID(), ruth, today().minusDays(20), "A walk round the lake.");
    var letter = LetterId.random();
    letters.add(maya, letter, "Ruth", "Dear Ruth, …");
    letters.markGiven(maya, letter);
    ConnectionId ben = noted(maya, "Ben");
    rhythms.choose(maya, ben, Interval.MONTH, today());
    noted(maya, "Aunt Lu");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        phone.open("/notes/16");
        phone.isFineToLookAt("rhythm", "rhythm-" + scheme);
        phone.open("/notes/16/" + ruth);
        phone.isFineToLookAt("rhythm", "touch-" + scheme);
      }
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private ConnectionId noted(Viewer.Oneself person, String name) {
    ConnectionId id = ConnectionId.random();
    circle.add(person, id, name, "");
    return id;
  }

  private static void keep(Page page, int which) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).nth(which).click();
  }
}
