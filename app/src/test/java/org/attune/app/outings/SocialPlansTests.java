package org.attune.app.outings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.model.Component;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.StrictCalendar;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.space.PhoneBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.json.JsonMapper;

/** Maya asks somebody for half an hour. */
@AttuneTest
class SocialPlansTests {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired SocialPlans outings;
  @Autowired Circle circle;
  @Autowired ContactFrequencies rhythms;
  @Autowired MovableClock clock;
  @Autowired SignIns signIns;
  @Autowired JsonMapper json;

  @Value("${local.server.port}") int port;

  @Test
  void theCalendarFileSaysWhatWhenAndWhereAndNoNames() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    SocialPlanId id = kept(maya, new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.WALK, "", "by the lake; the gate, ‏שער‏", LocalDateTime.of(2026, 7, 1, 15, 0), LONDON));
    String file = outings.get(maya, id).calendar("A walk");
    ICalendar calendar = Biweekly.parse(file).first();
    assertThat(calendar.getEvents()).singleElement().satisfies(event -> {
      assertThat(event.getSummary().getValue()).isEqualTo("A walk");
      assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2026-07-01T14:00:00Z");
      assertThat(event.getLocation().getValue()).isEqualTo("by the lake; the gate, ‏שער‏");
      assertThat(event.getAttendees()).isEmpty();
      assertThat(event.getOrganizer()).isNull();
    });
    assertThat(file).doesNotContain("Ruth", "Maya");
  }

  @Test
  void aLongPlaceInAnyScriptIsFoldedByOctets() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    String place = "a;b,c\\d " + "ü".repeat(150) + " 🌳".repeat(20) + " Ende";
    SocialPlanId id = kept(maya, new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.WALK, "", place, LocalDateTime.of(2026, 12, 5, 10, 30), LONDON));
    Component event = StrictCalendar.read(outings.get(maya, id).calendar("A walk")).getComponents().getFirst();
    assertThat(event.getRequiredProperty("LOCATION").getValue()).isEqualTo(place);
  }

  @Test
  void whatIsTypedStartsNoLineOfItsOwnInTheFile() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    SocialPlanId id = kept(maya, new SocialPlanDetails("", SocialPlanDetails.Kind.OTHER, "tea\r\nATTENDEE:mailto:x@example.org", "x\r\nEND:VEVENT",
        LocalDateTime.of(2026, 7, 1, 15, 0), LONDON));
    SocialPlan outing = outings.get(maya, id);
    ICalendar calendar = Biweekly.parse(outing.calendar(outing.details().other())).first();
    assertThat(calendar.getEvents()).singleElement().satisfies(event -> assertThat(event.getAttendees()).isEmpty());
  }

  @Test
  void nobodyElseFindsIt() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    SocialPlanId id = kept(pair.client(), new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.COFFEE, "", "", LocalDateTime.of(2026, 7, 1, 15, 0), LONDON));
    Viewer.Oneself ana = pair.therapist().asOneself();
    assertThat(outings.all(ana)).isEmpty();
    assertThatThrownBy(() -> outings.get(ana, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> outings.delete(ana, id)).isInstanceOf(NotFound.class);
  }

  @Test
  void withoutScriptsSheGetsTheFileAndWordsInSeveralTones() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/15/new");
      page.getByLabel("Who with?").fill("Ruth");
      page.getByLabel("Which day?").fill("2026-12-05");
      page.getByLabel("At what time?").fill("15:00");
      keep(page);
      assertThat(phone.says()).contains("Choose what you would like.");
      assertThat(page.getByLabel("Which day?").inputValue()).isEqualTo("2026-12-05");
      page.getByLabel("A coffee, or a tea").check();
      keep(page);
      assertThat(phone.says()).contains("A coffee with Ruth", "Nothing has been sent", "Another time is fine too");
      assertThat(page.locator("a[href^='mailto:']").count()).isEqualTo(4);
      var download = page.waitForDownload(() ->
          page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Get the calendar file")).click());
      assertThat(download.suggestedFilename()).isEqualTo("invitation.ics");
    }
  }

  @Test
  void noOutingBeginsWithSomebodySetApartAndWhereTheNameMayBeTheirsThePageAsks() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = ConnectionId.random();
    circle.add(maya, sam, "Sam Roe", "");
    circle.setApart(maya, sam);
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.DARK)) {
      Page page = phone.open("/notes/15/new");
      page.getByLabel("A walk").check();
      page.getByLabel("Where?").fill("the canal");
      page.getByLabel("Who with?").fill("SAM ROE");
      keep(page);
      assertThat(phone.says()).contains("You set apart someone with this name");
      page.getByLabel("Who with?").fill("Sam");
      keep(page);
      assertThat(phone.says()).contains("This may be someone you set apart.");
      assertThat(page.getByLabel("Where?").inputValue()).isEqualTo("the canal");
      assertThat(outings.all(maya)).isEmpty();
      phone.isFineToLookAt("outings", "may-be-set-apart-dark");
      page.getByLabel("I mean someone else").check();
      keep(page);
      assertThat(outings.all(maya)).singleElement().satisfies(kept -> assertThat(kept.details().with()).isEqualTo("Sam"));
    }
  }

  @Test
  void withoutAnHourItIsAWholeDayAndWithoutADayThereIsNothingForACalendar() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    SocialPlanDetails day = new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.WALK, "", "", null, LocalDate.of(2026, 7, 1), LONDON);
    String file = outings.get(maya, kept(maya, day)).calendar("A walk");
    assertThat(file).contains("DTSTART;VALUE=DATE:20260701\r\n").doesNotContain("DURATION", "DTEND");
    SocialPlanDetails none = new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.WALK, "", "", null, null, LONDON);
    SocialPlan someTime = outings.get(maya, kept(maya, none));
    assertThat(someTime.details()).isEqualTo(none);
    assertThatThrownBy(() -> someTime.calendar("A walk")).isInstanceOf(NotFound.class);
  }

  @Test
  void whatWasKeptBeforeADayCouldStandAloneIsStillRead() {
    assertThat(json.readValue("""
        {"with":"Ruth","kind":"WALK","other":"","place":"","at":"2026-07-01T15:00:00","zone":"Europe/London"}""", SocialPlanDetails.class))
        .isEqualTo(new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.WALK, "", "", LocalDateTime.of(2026, 7, 1, 15, 0), LONDON));
  }

  @Test
  void withoutScriptsADayAloneOrNoneIsEnoughAndTheWordsCanBeMarked() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/15/new");
      page.getByLabel("A walk").check();
      page.getByLabel("At what time?").fill("15:00");
      keep(page);
      assertThat(phone.says()).contains("Choose a day too, or take the time out.");
      page.getByLabel("At what time?").fill("");
      keep(page);
      assertThat(phone.says()).contains("No day yet").doesNotContain("For a calendar");
      assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("The words: Light")).inputValue()).isEqualTo("A walk, some time this week? No special reason.");
      assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("The words: Light")).isEditable()).isFalse();
      assertThat(page.getByText("Copy the words").first().isVisible()).as("there is no script to copy with").isFalse();
      page.navigate("http://localhost:" + port + "/notes/15/new");
      page.getByLabel("A walk").check();
      page.getByLabel("Which day?").fill("2026-12-05");
      keep(page);
      assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("The words: Light")).inputValue()).isEqualTo("A walk, on Saturday, 5 December 2026? No special reason.");
      assertThat(phone.says()).contains("For a calendar");
    }
  }

  @Test
  void onAPhoneTheWordsAreCopiedOrGivenToItsOwnSheetForSharing() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    SocialPlanId id = kept(maya, new SocialPlanDetails("", SocialPlanDetails.Kind.COFFEE, "", "the <bakery>", null, null, LONDON));
    String words = "A coffee, some time this week (the <bakery>)? No special reason.";
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      phone.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      phone.page.addInitScript("navigator.share = async ({ text }) => { document.documentElement.dataset.shared = text; };");
      Page page = phone.open("/notes/15/" + id);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy the words: Light")).click();
      page.getByText("Copied. The words stay on this device’s clipboard").waitFor();
      assertThat((String) page.evaluate("navigator.clipboard.readText()")).isEqualTo(words);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Share: Light")).click();
      page.locator("html[data-shared]").waitFor();
      assertThat(page.locator("html").getAttribute("data-shared")).isEqualTo(words);
      phone.isFineToLookAt("outings", "copied-light");
    }
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.DARK)) {
      phone.page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined });");
      Page page = phone.open("/notes/15/" + id);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy the words: Light")).click();
      page.getByText("The words are selected").waitFor();
      assertThat((String) page.evaluate("getSelection().toString()")).isEqualTo(words);
      phone.isFineToLookAt("outings", "marked-dark");
    }
  }

  @Test
  void onceItsDayIsPastItAsksQuietlyAndAYesCountsAsBeingInTouch() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = ConnectionId.random();
    circle.add(maya, ruth, "Ruth", "");
    LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
    SocialPlanId past = kept(maya, new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.WALK, "", "", null, today.minusDays(1), LONDON));
    SocialPlanId left = kept(maya, new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.COFFEE, "", "", today.minusDays(3).atTime(9, 0), LONDON));
    SocialPlanId ahead = kept(maya, new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.COFFEE, "", "", null, today, LONDON));
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/15/" + ahead);
      assertThat(phone.says()).doesNotContain("Did it happen?");
      phone.open("/notes/15/" + left);
      press(page, "Leave it open");
      assertThat(phone.says()).as("asked once").doesNotContain("Did it happen?");
      phone.open("/notes/15/" + past);
      press(page, "No");
      assertThat(phone.says()).contains("It didn’t happen.");
      press(page, "Undo");
    }
    assertThat(rhythms.get(maya, ruth, LONDON).lastContactOn()).isEmpty();
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/15/" + past);
        phone.isFineToLookAt("outings", "asked-" + scheme);
        press(page, "Yes");
        assertThat(phone.says()).contains("It happened.");
        assertThat(rhythms.get(maya, ruth, LONDON).lastContactOn()).contains(today.minusDays(1));
        phone.open("/notes/16/" + ruth);
        assertThat(phone.says()).contains("A coffee or a walk that happened");
        phone.open("/notes/15/" + past);
        press(page, "Undo");
        page.getByText("Did it happen?").waitFor();
      }
    }
    assertThatThrownBy(() -> outings.recordOutcome(pairs.mayaAndAna().client(), past,
        SocialPlanDetails.Outcome.YES)).isInstanceOf(NotFound.class);
  }

  @Test
  void itsPagesAreFineToLookAt() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    SocialPlanId id = kept(maya, new SocialPlanDetails("Ruth", SocialPlanDetails.Kind.COFFEE, "", "the bakery on the corner", LocalDateTime.of(2026, 12, 5, 15, 0), LONDON));
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        phone.open("/notes/15");
        phone.isFineToLookAt("outings", "outings-" + scheme);
        phone.open("/notes/15/new");
        phone.isFineToLookAt("outings", "sheet-" + scheme);
        phone.open("/notes/15/" + id);
        phone.isFineToLookAt("outings", "outing-" + scheme);
        phone.open("/notes/12");
        phone.isFineToLookAt("letters", "openings-" + scheme);
      }
    }
  }

  private SocialPlanId kept(Viewer.Oneself person, SocialPlanDetails plan) {
    SocialPlanId id = SocialPlanId.random();
    outings.add(person, id, plan);
    return id;
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
  }

  private static void keep(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
  }
}
