package org.attune.app.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.ExecutedStatements;
import org.attune.app.MovableClock;
import org.attune.app.RoundTrips;
import org.attune.app.TestHttpClient;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.Signals;
import org.attune.app.authentication.SignIns;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.Ratings;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.measures.ImportedScore;
import org.attune.app.measures.MeasureId;
import org.attune.app.measures.MeasureScores;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The pages of two people before they meet, in a browser. */
@AttuneTest
class PreparationPagesTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired
  private People people;

  @Autowired
  private AllianceFixtures pairs;

  @Autowired
  private Repairs repairs;

  @Autowired
  private Signals signals;

  @Autowired
  private MeasureScores scores;

  @Autowired
  private ClientCards cards;

  @Autowired
  private AgendaItems agenda;

  @Autowired
  private SignIns signIns;

  @Autowired
  private MovableClock clock;

  @Value("${local.server.port}")
  private int port;

  private @Nullable BrowserContext context;

  /** Other tests may have left the clock near midnight. From noon, a meeting in an hour and a half is today. */
  @BeforeEach
  void noon() {
    ZoneId london = ZoneId.of("Europe/London");
    clock.set(clock.instant().atZone(london).toLocalDate().plusDays(1).atTime(12, 0).atZone(london).toInstant());
  }

  @AfterEach
  void leave() {
    if (context != null) {
      context.close();
    }
  }

  @Test
  void beforeTheSessionTheMostTellingLineComesFirst() {
    Pair pair = mayaAfterASessionThatFeltDifferent();
    Page page = as(pair.therapist().person(), 1280, 1000, ColorScheme.LIGHT);
    page.navigate(at("/courses/" + pair.course()));
    assertThat(page.locator(".look h2").first().textContent()).isEqualTo("Last time felt different for Maya");
    assertThat(page.locator("main").textContent()).contains("It felt lower than usual",
        "(4.2; usually 6)", "When you looked at the clock I stopped.", "Ways to respond",
        "give me a moment, then ask again", "the letter from my sister", "If nothing had changed, about 1 session in");
    assertThat(page.locator("main").textContent()).doesNotContain("for me alone");
    seen(page, "before-desk-light");

    page.getByText("How this was noticed").click();
    assertThat(page.locator("details").first().textContent())
        .contains("isn’t the probability of a rupture", "provisional", "XmR chart",
            "A fall of 2 or more from one check-in to the next is noted; 3 or more counts as strong. Here: heard and safe.");
    assertThat(page.locator("details").first().textContent()).contains("The stricter of the two is 0.75");
    seen(page, "before-desk-light-how");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("We talked about it")).click();
    assertThat(page.locator("#notice").textContent()).contains("you talked about it");
    assertThat(page.locator("main").textContent()).contains("We came through this");
    seen(page, "before-desk-light-talked");
  }

  @Test
  void theCardIsThereWhenTheNextSessionEndsAndEachTapOnItCanBeTakenBack() {
    Pair pair = mayaAfterASessionThatFeltDifferent();
    pairs.meet(pair);
    Page page = as(pair.therapist().person(), 360, 740, ColorScheme.LIGHT);
    page.navigate(at("/courses/" + pair.course()));
    button(page, "We talked about it").click();
    button(page, "We haven’t talked about it yet").click();
    assertThat(page.locator("#notice").textContent()).contains("Undone");
    button(page, "It wasn’t a rupture").click();
    assertThat(button(page, "We talked about it").count()).isZero();
    button(page, "It may have been one after all").click();
    page.navigate(at("/courses/" + pair.course()));
    assertThat(button(page, "We talked about it").count()).isOne();
    button(page, "We came through this").click();
    button(page, "Reopen this").click();
    seen(page, "before-phone-taken-back");
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void theTherapistsPagesReadWellOnAPhoneAndInTheDark() {
    Pair pair = mayaAfterASessionThatFeltDifferent();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      String light = scheme == ColorScheme.LIGHT ? "light" : "dark";
      Page phone = as(pair.therapist().person(), 360, 740, scheme);
      phone.navigate(at("/courses/" + pair.course()));
      seen(phone, "before-phone-" + light);
      phone.navigate(at("/courses/" + pair.course() + "/bond"));
      assertThat(phone.locator("main").textContent()).contains("A quiet chart doesn’t mean nothing happened");
      seen(phone, "bond-phone-" + light);
      phone.navigate(at("/today"));
      assertThat(phone.locator("main").textContent()).contains("Maya", "felt different");
      seen(phone, "today-phone-" + light);
      Page desk = as(pair.therapist().person(), 1280, 900, scheme);
      desk.navigate(at("/courses/" + pair.course()));
      seen(desk, "before-desk-" + light);
      desk.navigate(at("/courses/" + pair.course() + "/bond"));
      seen(desk, "bond-desk-" + light);
      desk.navigate(at("/today"));
      seen(desk, "today-desk-" + light);
      desk.navigate(at("/courses/" + pair.course() + "/repairs/new?signal="
          + signals.of(pair.therapist(), pair.course()).getFirst().id()));
      seen(desk, "repair-desk-" + light);
    }
  }

  @Test
  void theClientIsAskedAndBothSeeThatTheyCameThrough() {
    Pair pair = mayaAfterASessionThatFeltDifferent();
    var signal = signals.of(pair.therapist(), pair.course()).getFirst();
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    repairs.close(pair.therapist(), repair.id(), repair.version());

    Page page = as(pair.client().person(), 360, 740, ColorScheme.LIGHT);
    page.navigate(at("/course"));
    assertThat(page.locator("main").textContent()).contains("Ana feels you’ve come through")
        .doesNotContainIgnoringCase("rupture");
    seen(page, "course-phone-light-asked");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes").setExact(true)).click();
    assertThat(page.url()).as("the page of this very course").matches(".*/course\\?of=" + pair.course() + "&done=[0-9a-f]+");
    assertThat(page.locator("main").textContent()).contains("You came through this", "you both said so on");
    seen(page, "course-phone-light");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take my answer back")).click();
    assertThat(page.url()).matches(".*/course\\?of=" + pair.course() + "&done=[0-9a-f]+");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes").setExact(true)).click();
    Page dark = as(pair.client().person(), 1280, 900, ColorScheme.DARK);
    dark.navigate(at("/course"));
    seen(dark, "course-desk-dark");
    Page therapist = as(pair.therapist().person(), 1280, 900, ColorScheme.LIGHT);
    therapist.navigate(at("/courses/" + pair.course() + "/bond"));
    assertThat(therapist.locator("main").textContent()).contains("You came through this.");
    seen(therapist, "bond-desk-light-through");
  }

  @Test
  void aClientWritesTheirCardAndWhatTheyBringWithoutJavaScript() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6);
    Page page = without(pair.client().person());
    page.navigate(at("/course"));
    page.getByLabel("Something for next time").fill("my brother’s visit");
    page.getByLabel("may read it before we meet").check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
    page.locator("#my-card summary").click();
    page.getByLabel("When I go quiet, please …").fill("wait with me.");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep my card")).click();
    assertThat(page.locator("main").textContent()).contains("wait with me.", "my brother’s visit");

    Page therapist = as(pair.therapist().person(), 360, 740, ColorScheme.LIGHT);
    therapist.navigate(at("/courses/" + pair.course()));
    assertThat(therapist.locator("main").textContent()).contains("wait with me.", "my brother’s visit");
  }

  @Test
  void nothingThatIsBroughtIsSharedUnlessTheClientChoosesSoAndThatCanBeTakenBack() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6);
    Page page = without(pair.client().person());
    page.navigate(at("/course"));
    assertThat(page.locator("main input[type=checkbox]:checked").count()).isZero();
    page.getByLabel("Something for next time").fill("my brother’s visit");
    press(page, "Keep it");
    assertThat(agenda.of(pair.client(), pair.course(), pair.client().person())).singleElement()
        .satisfies(wish -> assertThat(wish.shared()).isFalse());
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).isEmpty();
    press(page, "Let Ana read it: my brother’s visit");
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).hasSize(1);
    press(page, "Keep it for me: my brother’s visit");
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).isEmpty();
  }

  @Test
  void whatWasPutAwayIsFoundAgainAndTakenUp() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6);
    agenda.add(pair.client(), UUID.randomUUID(), pair.course(), "my brother’s visit", false);
    Page page = as(pair.client().person(), 360, 740, ColorScheme.LIGHT);
    page.navigate(at("/course"));
    press(page, "We talked about it: my brother’s visit");
    assertThat(agenda.of(pair.client(), pair.course(), pair.client().person())).isEmpty();
    page.getByText("What you put away").click();
    seen(page, "course-phone-put-away");
    press(page, "Take it up again: my brother’s visit");
    assertThat(agenda.of(pair.client(), pair.course(), pair.client().person())).hasSize(1);
    assertThat(page.getByText("What you put away").count()).isZero();
  }

  @Test
  void theClientsPageOpensWithWhenTheyMeetNext() {
    Pair pair = mayaAfterASessionThatFeltDifferent();
    var zone = java.time.ZoneId.of("Europe/London");
    Instant noon = clock.instant().atZone(zone).toLocalDate().atTime(12, 0).atZone(zone).toInstant();
    Instant before = clock.instant();
    try {
      clock.set(noon);
      for (String[] at : new String[][] {{"PT1H", "today, 13:00"}, {"PT24H", "tomorrow, 12:00"}}) {
        Pair next = pairs.mayaAndAna();
        pairs.meetAt(next, noon.plus(Duration.parse(at[0])));
        Page page = as(next.client().person(), 360, 740, ColorScheme.LIGHT);
        page.navigate(at("/course"));
        assertThat(page.locator("main header .lead").textContent()).isEqualTo("You meet " + at[1] + ".");
      }
    } finally {
      clock.set(before);
    }
    Page phone = as(pair.client().person(), 360, 740, ColorScheme.DARK);
    phone.navigate(at("/course"));
    seen(phone, "course-phone-dark");
    assertThat(phone.locator("main h2").allTextContents()).startsWith("You and Ana: the right pair?", "What do you want to bring?", "Last time")
        .endsWith("How it felt for you");
    assertThat(phone.locator("main .lead").first().textContent()).startsWith("You meet ");
  }

  @Test
  void onADeskTheRightColumnHasNoHole() {
    Pair pair = mayaAfterASessionThatFeltDifferent();
    Page page = as(pair.therapist().person(), 1280, 900, ColorScheme.LIGHT);
    page.navigate(at("/courses/" + pair.course()));
    assertThat(page.locator(".before > .brings").boundingBox().y - below(page, ".hear")).isBetween(20.0, 40.0);
    assertThat(page.locator(".before > .second").boundingBox().y - below(page, ".first")).isBetween(20.0, 40.0);
    assertThat(page.locator(".before > .first").boundingBox().y - below(page, ".heading")).isBetween(20.0, 40.0);
  }

  private static double below(Page page, String part) {
    var box = page.locator(".before > " + part).boundingBox();
    return box.y + box.height;
  }

  @Test
  void aWayToSomeoneElseIsOnEachPageOfAClientOnce() {
    Pair pair = mayaAfterASessionThatFeltDifferent();
    SessionId open = pairs.meet(pair);
    Page page = as(pair.client().person(), 360, 740, ColorScheme.LIGHT);
    for (String path : List.of("/course", "/sessions/" + open + "/check-in", "/course/sessions")) {
      page.navigate(at(path));
      assertThat(page.locator("body").innerText().split("Write to someone else", -1)).as(path).hasSize(2);
    }
  }

  @Test
  void onPaperAClientsPageNamesThatClientThePracticeAndTheDayAndNobodyElse() {
    Pair maya = mayaAfterASessionThatFeltDifferent();
    Pair jonas = pairs.join(maya.therapist(), "Jonas Weber");
    pairs.meetAt(jonas, clock.instant().plus(Duration.ofMinutes(90)));
    String course = "/courses/" + maya.course();
    Page page = as(maya.therapist().person(), 1280, 900, ColorScheme.LIGHT);
    page.navigate(at(course));
    assertThat(page.locator("main").innerText()).contains("Jonas");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String path : List.of("", "/bond", "/sessions", "/sessions/new", "/cadence", "/ending", "/handover", "/brought",
        "/repairs/new")) {
      page.navigate(at(course + path));
      assertThat(page.locator("body").innerText()).as(path).doesNotContain("Jonas");
      assertThat(page.locator(".on-paper").isVisible()).as(path).isTrue();
      assertThat(page.locator(".on-paper").innerText()).as(path).matches(".+ · Maya · Corner House · \\d{1,2} \\p{L}+ \\d{4}");
      assertThat(page.locator(".sections [aria-current]").allTextContents()).as(path).containsExactly("Clients");
      assertThat(page.locator("h1").isVisible()).as(path).isTrue();
    }
    page.navigate(at(course));
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
        .setPath(Path.of("target", "gallery", "preparation", "before-paper.png")));
  }

  @Test
  void onPaperAClientsOwnPageNamesThemAndTheirSpaceNamesNobody() {
    Pair maya = mayaAfterASessionThatFeltDifferent();
    Page page = as(maya.client().person(), 360, 740, ColorScheme.LIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.navigate(at("/course"));
    assertThat(page.locator(".on-paper").innerText()).matches(".+ · Maya · \\d{1,2} \\p{L}+ \\d{4}");
    page.navigate(at("/notes"));
    assertThat(page.locator(".on-paper").innerText()).contains(" · ").doesNotContain("Maya").doesNotContain("Corner House");
  }

  @Test
  void aPageCallsAClientByTheirShortNameAndSaysTheWholeNameOnce() {
    Pair maya = mayaAfterASessionThatFeltDifferent();
    people.rename(maya.client(), PersonName.of("Dr Maya Lindqvist"));
    Page page = as(maya.therapist().person(), 1280, 900, ColorScheme.LIGHT);
    String course = "/courses/" + maya.course();
    for (String path : List.of("", "/bond", "/sessions", "/sessions/new", "/cadence", "/ending", "/handover", "/brought", "/repairs/new", "/closing")) {
      page.navigate(at(course + path));
      assertThat(page.locator("main").innerText().split("Dr Maya Lindqvist", -1)).as(path).hasSize(2);
      assertThat(page.locator("h1").innerText()).as(path).doesNotContain("Lindqvist");
    }
  }

  @Test
  void aClientsPageSaysTheWholeNameOfTheirTherapistOnceAlsoWhereTheyHaveRead() {
    Pair maya = mayaAfterASessionThatFeltDifferent();
    people.rename(maya.therapist().asOneself(), PersonName.of("Ana Maria Costa"));
    as(maya.therapist().person(), 1280, 900, ColorScheme.LIGHT).navigate(at("/courses/" + maya.course()));
    Page page = as(maya.client().person(), 360, 740, ColorScheme.LIGHT);
    page.navigate(at("/course"));
    assertThat(page.locator("main").innerText()).contains("Ana read your answers today.");
    assertThat(page.locator("main").innerText().split("Ana Maria Costa", -1)).hasSize(2);
  }

  @Test
  void theRightSectionIsMarkedOnThePagesBelowItToo() {
    Pair maya = mayaAfterASessionThatFeltDifferent();
    Page therapist = as(maya.therapist().person(), 1280, 900, ColorScheme.LIGHT);
    for (var section : Map.of("/today", "Today", "/clients", "Clients", "/absences", "Clients", "/courses/" + maya.course() + "/bond", "Clients",
        "/practice/daily-email", "Practice", "/account/sign-in", "You").entrySet()) {
      therapist.navigate(at(section.getKey()));
      assertThat(therapist.locator(".sections [aria-current]").allTextContents()).as(section.getKey()).containsExactly(section.getValue());
    }
    Page client = as(maya.client().person(), 360, 740, ColorScheme.LIGHT);
    for (var section : Map.of("/course", "Your page", "/course/sessions", "Your page", "/pages/3", "Your page", "/notes/12", "Small steps",
        "/looks", "Who has looked", "/account/erasing", "You").entrySet()) {
      client.navigate(at(section.getKey()));
      assertThat(client.locator(".sections [aria-current]").allTextContents()).as(section.getKey()).containsExactly(section.getValue());
    }
    client.navigate(at("/pages/1"));
    assertThat(client.locator(".sections [aria-current]").count()).isZero();
  }

  @Test
  void theListOfTheDayIsHiddenWhileAClientSitsBesideTheScreen() {
    Pair maya = mayaAfterASessionThatFeltDifferent();
    Pair jonas = pairs.join(maya.therapist(), "Jonas Weber");
    pairs.meetAt(jonas, clock.instant().plus(Duration.ofMinutes(90)));
    Page page = as(maya.therapist().person(),
        new Browser.NewContextOptions().setViewportSize(1280, 900).setJavaScriptEnabled(false));
    page.navigate(at("/courses/" + maya.course()));
    press(page, "Hide this list");
    button(page, "Show today’s list").waitFor();
    assertThat(page.url()).contains("/courses/" + maya.course());
    page.navigate(at("/courses/" + maya.course()));
    assertThat(page.content()).doesNotContain("Jonas");
    press(page, "Show today’s list");
    button(page, "Hide this list").waitFor();
    assertThat(page.locator("main").innerText()).contains("Jonas");
    Page desk = as(maya.therapist().person(), 1280, 900, ColorScheme.DARK);
    desk.navigate(at("/courses/" + maya.course()));
    seen(desk, "before-desk-dark-list");
    press(desk, "Hide this list");
    button(desk, "Show today’s list").waitFor();
    seen(desk, "before-desk-dark-list-hidden");
  }

  private static void press(Page page, String button) {
    button(page, button).click();
  }

  @Test
  void theTherapistsOwnChairComesFirstAndThenBothAreShown() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6, 6, 6);
    SessionId last = pairs.meet(pair);
    pairs.checkIn(pair, last, new Ratings(5, 6, 6, 6, 6));
    Page page = as(pair.therapist().person(), 360, 740, ColorScheme.LIGHT);
    page.navigate(at("/courses/" + pair.course()));
    assertThat(page.locator("main").textContent()).contains("First, how was it for you?");
    assertThat(page.locator(".chart-narrow svg").first().textContent()).doesNotContain("5.8");
    seen(page, "before-phone-light-rate");
    pairs.rate(pair, last, new Ratings(7, 7, 7, 7, 4));
    page.reload();
    assertThat(page.locator("main").textContent()).contains("You rated this session 6.4; Maya rated it 5.8.", "Furthest apart: ")
        .contains("A quiet chart doesn’t mean nothing happened");
  }

  @Test
  void aScoreThatWasBroughtInSaysWhatChangedAndWhichWayIsBetter() {
    Pair pair = pairs.mayaAndAna();
    bring(pair, scores.measure(pair.therapist(), pair.therapist().practice(), "BDI-II", 0, 63, false, 7.0),
        34, 35, 33, 20, 18, 19, 17, 22);
    Page page = as(pair.therapist().person(), 360, 740, ColorScheme.LIGHT);
    page.navigate(at("/courses/" + pair.course()));
    assertThat(page.locator("main").textContent()).contains("8 scores: 34 at first, 22 now. That’s 12 lower, so better.",
        "5 higher than at session 7, the last time it was taken, so worse.", "Reliable improvement: 12 points",
        "Sudden gain between sessions 3 and 4: from 33 to 20.", "XmR chart: the latest is 22");
    assertThat(page.locator("table").first().textContent()).contains("34", "22");
    page.getByText("How change is judged").first().click();
    seen(page, "before-phone-light-score");
    Page desk = as(pair.therapist().person(), 1280, 900, ColorScheme.DARK);
    desk.navigate(at("/courses/" + pair.course()));
    seen(desk, "before-desk-dark-score");
  }

  @Test
  void whereHigherIsBetterARiseIsAndNothingIsSaidOfChanceWithoutAFigure() {
    Pair pair = pairs.mayaAndAna();
    bring(pair, scores.measure(pair.therapist(), pair.therapist().practice(), "Wellbeing", 0, 25, true, null), 9, 12, 11);
    Page page = as(pair.therapist().person(), 360, 740, ColorScheme.LIGHT);
    page.navigate(at("/courses/" + pair.course()));
    assertThat(page.locator("main").textContent()).contains("3 scores: 9 at first, 11 now. That’s 2 higher, so better. Higher is better.",
        "1 lower than at session 2, the last time it was taken, so worse.", "nobody has given the number of points",
        "too early to tell. It takes 7 scores, and there are 3 so far").doesNotContain("Reliable improvement", "Sudden gain between");

    Pair once = pairs.mayaAndAna();
    bring(once, scores.measure(once.therapist(), once.therapist().practice(), "Wellbeing", 0, 25, true, null), 9);
    Page first = as(once.therapist().person(), 360, 740, ColorScheme.LIGHT);
    first.navigate(at("/courses/" + once.course()));
    assertThat(first.locator("main").textContent()).contains("One score so far: 9 at session 1. Too early to tell whether it changes.");
  }

  private void bring(Pair pair, MeasureId measure, double... values) {
    List<ImportedScore> past = Arrays.stream(values)
        .mapToObj(value -> new ImportedScore(pair.course(), pairs.meet(pair), measure, value)).toList();
    scores.importAll(pair.therapist(), pair.therapist().practice(), UUID.randomUUID(), past);
  }

  @Test
  void aPageMakesTheSameNumberOfStatementsWhateverTheLengthOfTheCourse() {
    Pair four = pairs.mayaAndAna();
    Pair forty = pairs.mayaAndAna();
    for (int i = 0; i < 40; i++) {
      for (Pair pair : i < 4 ? List.of(four, forty) : List.of(forty)) {
        SessionId session = pairs.meet(pair);
        pairs.checkIn(pair, session, new Ratings(6, 6, 6, 6, i % 3 == 1 ? 3 : 6),
            new UnsaidForm("line " + i, Audience.THERAPIST, false));
        agenda.add(pair.client(), UUID.randomUUID(), pair.course(), "wish " + i, true);
      }
    }
    bring(four, scores.measure(four.therapist(), four.therapist().practice(), "Mood", 0, 63, false, 7.0), 20, 19, 18);
    for (String name : List.of("Mood", "Sleep", "Worry")) {
      bring(forty, scores.measure(forty.therapist(), forty.therapist().practice(), name, 0, 63, false, 7.0), 20, 19, 18, 9, 8);
    }
    for (String path : List.of("/courses/%s", "/courses/%s/bond", "/today")) {
      statements(four.therapist().person(), path.formatted(four.course()));
      statements(forty.therapist().person(), path.formatted(forty.course()));
      assertThat(statements(forty.therapist().person(), path.formatted(forty.course()))).as(path)
          .isEqualTo(statements(four.therapist().person(), path.formatted(four.course()))).isLessThan(40);
    }
    statements(forty.client().person(), "/course");
    statements(four.client().person(), "/course");
    assertThat(statements(forty.client().person(), "/course")).isEqualTo(statements(four.client().person(), "/course"))
        .isLessThan(40);
  }

  @Test
  void thePageBeforeASessionMakesAtMostTwentyFiveStatementsInSixRoundTrips() throws Exception {
    Pair pair = mayaAfterASessionThatFeltDifferent();
    String path = "/courses/" + pair.course();
    for (int i = 0; i < 12; i++) { // what is read for the first time is written down; and the driver prepares what it meets often
      statements(pair.therapist().person(), path);
    }

    assertThat(statements(pair.therapist().person(), path)).isLessThanOrEqualTo(25);
    String cookie = "sign_in=" + signIns.begin(new Viewer.Oneself(pair.therapist().person())).text();
    var caller = new TestHttpClient(port); // it opens a page of its own first
    assertThat(RoundTrips.of(() -> caller.get(path, cookie))).isBetween(1, 6);
  }

  @Test
  void whatAPageShowsForTheFirstTimeIsNotMarkedAsNewBesideIt() throws Exception {
    Pair pair = pairs.mayaAndAna();
    SessionId session = pairs.meet(pair);
    pairs.rate(pair, session, new Ratings(6, 6, 6, 6, 6));
    pairs.checkIn(pair, session, new Ratings(6, 6, 6, 6, 6));
    pairs.meetAt(pair, clock.instant().plus(Duration.ofMinutes(30)));
    String cookie = "sign_in=" + signIns.begin(new Viewer.Oneself(pair.therapist().person())).text();
    String mark = "<strong class=\"small\">new</strong>";

    assertThat(new TestHttpClient(port).get("/today", cookie).body()).contains(mark);
    assertThat(new TestHttpClient(port).get("/courses/" + pair.course(),
        cookie).body()).contains("aria-current=\"page\"").doesNotContain(mark);
  }

  private Pair mayaAfterASessionThatFeltDifferent() {
    Pair pair = pairs.mayaAndAna();
    int[][] felt = {{5, 5, 6, 6, 5}, {6, 5, 6, 6, 6}, {6, 6, 6, 6, 6}, {6, 6, 5, 6, 6}, {6, 6, 6, 7, 6}, {7, 6, 6, 7, 6},
        {6, 6, 6, 6, 6}, {6, 7, 6, 6, 6}};
    for (int i = 0; i < felt.length; i++) {
      if (i == 4) {
        pairs.miss(pair);
      }
      SessionId session = pairs.meet(pair);
      pairs.checkIn(pair, session, new Ratings(felt[i][0], felt[i][1], felt[i][2], felt[i][3], felt[i][4]));
      pairs.rate(pair, session, new Ratings(6, 6, 5, 6, 6));
    }
    SessionId last = pairs.meet(pair);
    pairs.rate(pair, last, new Ratings(6, 6, 6, 6, 5));
    pairs.checkIn(pair, last, new Ratings(5, 3, 5, 3, 5),
        new UnsaidForm("When you looked at the clock I stopped.", Audience.THERAPIST, false));
    cards.write(pair.client(), pair.course(), 0, "give me a moment, then ask again.");
    agenda.add(pair.client(), UUID.randomUUID(), pair.course(), "the letter from my sister", true);
    agenda.add(pair.client(), UUID.randomUUID(), pair.course(), "for me alone", false);
    pairs.meetAt(pair, clock.instant().plus(Duration.ofMinutes(30)));
    return pair;
  }

  private Page as(PersonId person, int width, int height, ColorScheme scheme) {
    return as(person, new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
  }

  /** On a phone, without JavaScript. */
  private Page without(PersonId person) {
    return as(person, new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
  }

  private Page as(PersonId person, Browser.NewContextOptions how) {
    leave();
    BrowserContext opened = chromium.newContext(how.setLocale("en-GB"));
    context = opened;
    opened.addCookies(List.of(new Cookie("sign_in", signIns.begin(new Viewer.Oneself(person)).text())
        .setUrl("http://localhost:" + port)));
    return opened.newPage();
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  /** Kept as a picture; nobody is shut out, and nothing is wider than the screen. */
  private static void seen(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
        .setPath(Path.of("target", "gallery", "preparation", name + ".png")));
    assertThat(AxeRules.violations(page)).as(name).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name)
        .isLessThanOrEqualTo(page.viewportSize().width);
  }

  /** How many statements a page makes, with the beginning and the end of its transactions. */
  private int statements(PersonId person, String path) {
    try {
      var caller = new TestHttpClient(port);
      String cookie = "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text();
      return ExecutedStatements.of(() -> assertThat(caller.get(path, cookie).statusCode()).isEqualTo(200)).size();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
