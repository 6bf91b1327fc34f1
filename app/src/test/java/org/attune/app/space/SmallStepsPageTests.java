package org.attune.app.space;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.HardTime;
import org.attune.app.directory.TestProfiles;
import org.attune.app.discomfort.HarmSign;
import org.attune.app.discomfort.Narrative;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.LadderId;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.RungId;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.moments.Feeling;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentId;
import org.attune.app.moments.Moments;
import org.attune.app.outings.SocialPlanDetails;
import org.attune.app.outings.SocialPlanId;
import org.attune.app.outings.SocialPlans;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.rhythm.ContactReminderSettings;
import org.attune.app.rhythm.Interval;
import org.attune.app.safety.SafetyPlan;
import org.attune.app.safety.SafetyPlans;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.attune.app.trusted.ReadyMessage;
import org.attune.app.trusted.ReadyMessages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/** The first page of a space: help, one thing that is offered, what is ahead, the circle. */
@AttuneTest
class SmallStepsPageTests {

  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired AllianceFixtures pairs;
  @Autowired People people;
  @Autowired Circle circle;
  @Autowired ContactFrequencies rhythms;
  @Autowired SocialPlans outings;
  @Autowired Letters letters;
  @Autowired Ladders ladders;
  @Autowired Moments moments;
  @Autowired ScaryMoments scaryMoments;
  @Autowired SafetyPlans plans;
  @Autowired ReadyMessages readyMessages;
  @Autowired SeenMoments seenMoments;
  @Autowired Sessions sessions;
  @Autowired SignIns signIns;
  @Autowired MovableClock clock;

  @Value("${local.server.port}") int port;

  @BeforeEach
  void summerNight() {
    clock.set(MovableClock.START);
  }

  @Test
  void whoItMayBeTimeForIsOfferedFirstAndCanBePutOffFromThere() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    for (String name : List.of("Ben", "Ruth")) {
      rhythms.choose(maya, noted(maya, name, 5), Interval.WEEK, today());
      clock.advance(Duration.ofDays(1));
    }
    clock.advance(Duration.ofDays(4));
    assertThat(says(maya)).doesNotContain("You wanted to keep in touch");
    clock.advance(Duration.ofDays(2));
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes");
      assertThat(page.locator(".offered h2").textContent()).isEqualTo("You wanted to keep in touch with Ben");
      assertThat(page.locator(".rows").first().textContent()).contains("You wanted to keep in touch with Ruth");
      press(page, "Not now");
      assertThat(page.url()).contains("/notes?done=");
      assertThat(phone.says()).contains("Later, then.", "You wanted to keep in touch with Ruth").doesNotContain("touch with Ben");
      link(page, "Write to Ruth");
      assertThat(page.getByLabel("Who is it to?").inputValue()).isEqualTo("Ruth");
    }
    rhythms.choose(maya, new ContactReminderSettings(true, null), ZONE);
    assertThat(says(maya)).as("all of it rests").doesNotContain("You wanted to keep in touch");
  }

  @Test
  void somebodySetApartIsNeverOffered() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam", 3);
    rhythms.choose(maya, sam, Interval.WEEK, today());
    clock.advance(Duration.ofDays(8));
    assertThat(says(maya)).contains("touch with Sam");
    circle.setApart(maya, sam);
    assertThat(says(maya)).doesNotContain("touch with Sam", "Write to Sam");
  }

  @Test
  void theFirstPersonIsAddedAndPlacedInFourTaps() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes");
      assertThat(phone.says()).contains("Who do you feel a little more at ease with?").doesNotContain("Your circle is");
      link(page, "Add someone");
      page.getByLabel("What do you call them?").fill("Ruth");
      page.locator("input[name=level][value='6']").check();
      press(page, "Keep it");
      assertThat(circle.all(maya).getFirst().currentEase().orElseThrow().level()).isEqualTo(6);
      phone.open("/notes");
      assertThat(phone.says()).contains("Ruth is nearest.").doesNotContain("Who do you feel a little more at ease with?");
    }
  }

  @Test
  void theCircleIsSaidInWordsBesideItsPictureAndInFullForWhoDoesNotSeeIt() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    noted(maya, "Lu", 4);
    ConnectionId ruth = noted(maya, "Ruth", 6);
    noted(maya, "Ben", 7);
    ConnectionId sam = noted(maya, "Sam", 5);
    ConnectionId tom = noted(maya, "Tom", 2);
    clock.advance(Duration.ofDays(1));
    feel(maya, ruth, 7);
    feel(maya, sam, 2);
    circle.setApart(maya, tom);
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes");
        assertThat(phone.says()).contains("Ruth and Ben are nearest. Sam has moved further away.");
        String whole = "You are in the middle. From the nearest outward: Ruth, Ben, Lu, Sam. Ruth has come nearer. Sam has moved further away. Set apart, outside the circle: Tom.";
        assertThat(page.locator(".ring-mini svg").getAttribute("aria-label")).isEqualTo(whole);
        assertThat(page.locator(".ring-mini .other").count()).isEqualTo(4);
        assertThat(page.locator(".ring-mini .apart").count()).isEqualTo(1);
        for (var fold : page.locator(".fold > summary").all()) {
          fold.click();
        }
        phone.isFineToLookAt("space", "small-steps-" + scheme);
        phone.open("/notes/11");
        assertThat(page.locator(".circle svg").getAttribute("aria-label")).isEqualTo(whole);
      }
    }
  }

  @Test
  void whatHasADayIsAheadUntilThatDayIsOver() {
    Pair pair = pairs.mayaAndAna();
    Viewer.Oneself maya = pair.client();
    sessions.plan(pair.therapist(), SessionId.random(), pair.course(), clock.instant().plus(Duration.ofDays(1)), Duration.ofMinutes(50));
    plan(maya, "Ruth", today().plusDays(2));
    plan(maya, "Ben", today().minusDays(1));
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes");
      assertThat(page.locator(".rows").first().locator("li").allTextContents().stream().map(line -> line.strip().replaceAll("\\s+", " ")).toList())
          .satisfiesExactly(line -> assertThat(line).matches("Session with Ana.* tomorrow, 23:30"), line -> assertThat(line).isEqualTo("A coffee with Ruth Friday, 16:00"));
    }
    clock.advance(Duration.ofDays(2));
    assertThat(says(maya)).contains("<bdi>A coffee with Ruth</bdi>");
    clock.advance(Duration.ofDays(1));
    assertThat(says(maya)).doesNotContain("<bdi>A coffee with Ruth</bdi>");
  }

  @Test
  void whatIsOlderThanAWeekIsSaidWithItsDayAndMonth() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    seenMoments.add(maya, UUID.randomUUID(), "The driver waited.");
    clock.advance(Duration.ofDays(8));
    assertThat(says(maya)).contains("Was seen: The driver waited.", ">17 June<");
  }

  @Test
  void theGreetingGoesByTheHourWhereTheyAre() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    for (String[] hour : new String[][] {{"03:59", "Hello, Maya"}, {"04:00", "Good morning, Maya"}, {"10:59", "Good morning, Maya"},
        {"11:00", "Good afternoon, Maya"}, {"16:59", "Good afternoon, Maya"}, {"17:00", "Good evening, Maya"}}) {
      clock.set(Instant.parse("2026-06-18T" + hour[0] + ":00Z"));
      assertThat(says(maya)).as(hour[0]).contains(hour[1]);
    }
  }

  @Test
  void whoIsAloneHereReadsNothingOfTherapyOnAnyPageThatTheyReach() throws Exception {
    var robin = new Viewer.Oneself(PersonId.random());
    people.create(robin, "Robin", ContactDetails.none());
    assertThat(pagesReached(robin)).as("with nothing in it").hasSizeGreaterThan(20);
    fill(robin);
    assertThat(pagesReached(robin)).contains("/notes/11", "/notes/12", "/notes/13", "/notes/14", "/notes/15", "/notes/16", "/notes/17", "/notes/18", "/notes/18/new", "/notes/19", "/notes/21", "/notes/22",
        "/notes/23", "/notes/24", "/notes/path", "/notes/search", "/account", "/account/erasing", "/account/sign-in", "/pages/1", "/pages/2").hasSizeGreaterThan(40);
  }

  /** Where therapists can be found, small steps and help lead there, and say no more of it than that. */
  @Test
  void whoIsAloneHereIsLedToWhereSomebodyCanBeFoundAndReadsNothingElseOfTherapy() throws Exception {
    TestPractice ana = TestPractice.named(application, "Ondine");
    TestProfiles.published(application, ana, ana.therapist(), TestProfiles.content("Ondine Hart"));
    var robin = new Viewer.Oneself(PersonId.random());
    people.create(robin, "Robin", ContactDetails.none());
    assertThat(pagesReached(robin)).contains("/find", "/pages/1", "/notes/18").hasSizeGreaterThan(20);
  }

  /** Everywhere that links lead them from the first page; no page on the way speaks of therapy. */
  private Set<String> pagesReached(Viewer.Oneself robin) throws Exception {
    String cookie = "sign_in=" + signIns.begin(robin).text();
    var caller = new TestHttpClient(port);
    Queue<String> ahead = new ArrayDeque<>(List.of("/notes", "/notes/22/writer"));
    Set<String> reached = new LinkedHashSet<>();
    while (!ahead.isEmpty()) {
      String address = ahead.remove();
      if (!reached.add(address) || address.matches("/find(/.*)?|/(assets|static)/.*|.*\\.(css|js|svg|woff2|png|webmanifest|ics|csv|json)(\\?.*)?")) {
        continue;
      }
      HttpResponse<String> page = caller.get(address, cookie);
      assertThat(page.statusCode()).as(address).isIn(200, 302, 303);
      assertThat(page.body().replaceAll("(?s)<(head|script|style).*?</\\1>|class=\"[^\"]*\"", " ")).as(address)
          .doesNotContainPattern("(?i)therap|\\bsessions?\\b|check-ins?\\b|\\bcourses?\\b|\\bappointments?\\b|/notes/20\\b|\\bclients?\\b|clinician");
      LINK.matcher(page.body()).results().map((MatchResult found) -> found.group(1).replace("&amp;", "&")).forEach(ahead::add);
    }
    return reached;
  }

  /** One thing of each kind. */
  private void fill(Viewer.Oneself robin) {
    ConnectionId ruth = noted(robin, "Ruth", 6);
    ConnectionId sam = noted(robin, "Sam", 3);
    circle.recordHardTime(robin, UUID.randomUUID(), sam, HardTime.Kind.UNSAFE, "He shouted.");
    rhythms.choose(robin, ruth, Interval.WEEK, today());
    rhythms.recordContact(robin, UUID.randomUUID(), ruth, today(), "");
    plan(robin, "Ruth", today().plusDays(1));
    letters.add(robin, LetterId.random(), "Ruth", "Thinking of you.");
    var ladder = LadderId.random();
    ladders.begin(robin, ladder, ruth, "", false);
    ladders.addRung(robin, RungId.random(), ladder, "I say “tired”.");
    moments.keep(robin, MomentId.random(), new Moment.Content(List.of(Feeling.TIRED), "", List.of(), "", List.of(), "", ""));
    var calm = ScaryMomentId.random();
    scaryMoments.begin(robin, calm, null, Set.of());
    scaryMoments.writeNarrative(robin, calm, 1, new Narrative("She asked how I was.", "", "", ""));
    scaryMoments.begin(robin, ScaryMomentId.random(), sam, Set.of(HarmSign.FEAR));
    plans.save(robin, 0, new SafetyPlan.Content("No sleep", "A walk", "Ruth", "The doctor", "The kitchen"));
    readyMessages.add(robin, UUID.randomUUID(), new ReadyMessage.Content("Ruth", "", "Can I ring?"));
    seenMoments.add(robin, UUID.randomUUID(), "The driver waited.");
  }

  private ConnectionId noted(Viewer.Oneself person, String name, int level) {
    var id = ConnectionId.random();
    clock.advance(Duration.ofMinutes(1));
    circle.add(person, id, name, "");
    feel(person, id, level);
    return id;
  }

  private void feel(Viewer.Oneself person, ConnectionId with, int level) {
    circle.recordEase(person, UUID.randomUUID(), with, level, "");
  }

  private void plan(Viewer.Oneself person, String with, LocalDate on) {
    outings.add(person, SocialPlanId.random(), new SocialPlanDetails(with, SocialPlanDetails.Kind.COFFEE, "", "", on.atTime(16, 0), ZONE));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private String says(Viewer.Oneself person) {
    try {
      return new TestHttpClient(port).get("/notes", "sign_in=" + signIns.begin(person).text()).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
  }
}
