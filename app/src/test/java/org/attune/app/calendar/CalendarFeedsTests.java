package org.attune.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.StrictCalendar;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.calendar.internal.CalendarFeedWriter;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.ClosedCourses;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.sessions.ImportedSession;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a calendar gets to read, read by another parser than the one that wrote it. */
@AttuneTest
class CalendarFeedsTests {

  @Autowired
  private AllianceFixtures pairs;

  @Autowired
  private CalendarFeeds feeds;

  @Autowired
  private CalendarFeedWriter writer;

  @Autowired
  private AccessLinks links;

  @Autowired
  private CalendarInitialsSetting initials;

  @Autowired
  private Sessions sessions;

  @Autowired
  private MovableClock clock;

  @Autowired
  private ApplicationContext application;

  @LocalServerPort
  private int port;

  @Test
  void somebodyWithoutAppointmentsGetsAValidCalendarWithANameThatGivesNothingAway() {
    String file = feed(pairs.mayaAndAna().client());
    Calendar calendar = StrictCalendar.read(file);
    assertThat(calendar.getComponents(Component.VEVENT)).isEmpty();
    assertThat(file).contains("\r\nNAME:Appointments\r\n", "\r\nX-WR-CALNAME:Appointments\r\n",
        "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n", "\r\nX-PUBLISHED-TTL:PT6H\r\n");
  }

  @Test
  void whatWasBroughtInFromElsewhereIsNobodysAppointment() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAt(pair, clock.instant().plus(Duration.ofDays(3)));
    sessions.importPast(pair.therapist(), Map.of(pair.course(),
        List.of(new ImportedSession(SessionId.random(), clock.instant().minus(Duration.ofDays(3))))));
    assertThat(events(pair.client())).hasSize(1);
  }

  @Test
  void anAppointmentIsStampedWithItsLastChangeAndNotWithWhenItWasRead() {
    Pair pair = pairs.mayaAndAna();
    Instant planned = clock.instant();
    SessionId id = pairs.meetAt(pair, planned.plus(Duration.ofDays(9)));
    clock.advance(Duration.ofHours(5));
    assertThat(stamp(pair.client())).isEqualTo(written(planned));
    Instant moved = clock.instant();
    Session session = sessions.find(pair.therapist(), id).orElseThrow();
    sessions.cancel(pair.therapist(), id, session.version());
    clock.advance(Duration.ofHours(5));
    assertThat(stamp(pair.client())).isEqualTo(written(moved));
    assertThat(events(pair.client()).getFirst().getRequiredProperty("SEQUENCE").getValue()).as("so that calendars take it")
        .isEqualTo("2");
  }

  @Test
  void aCalendarGoesFromNinetyDaysAgoToAYearAhead() {
    Pair pair = pairs.mayaAndAna();
    for (int days : List.of(-91, -89, 365, 367)) {
      pairs.meetAt(pair, clock.instant().plus(Duration.ofDays(days)));
    }
    assertThat(events(pair.client())).extracting(event -> event.getRequiredProperty("DTSTART").getValue()).containsExactlyInAnyOrder(
        written(clock.instant().minus(Duration.ofDays(89))), written(clock.instant().plus(Duration.ofDays(365))));
  }

  @Test
  void onlyTheLatestLinkForACalendarOpensOne() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    SecretToken first = feeds.renew(maya);
    SecretToken second = feeds.renew(maya);
    SecretToken another = links.issueSecret(maya, links.createForPerson(maya, AccessLink.Purpose.RESET, null));
    assertThat(List.of(opens(first), opens(second), opens(another))).containsExactly(false, true, false);
    feeds.end(maya);
    assertThat(opens(second)).isFalse();
  }

  @Test
  void whoLeftAPracticeHasItsAppointmentsInNoCalendar() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAt(pair, clock.instant().minus(Duration.ofDays(3)));
    SecretToken own = feeds.renew(pair.therapist().asOneself());
    assertThat(StrictCalendar.read(read(own)).getComponents(Component.VEVENT)).hasSize(1);
    ClosedCourses.close(application.getBean(CourseClosures.class), pair.therapist(), pair.course(), CourseClosure.Reason.THERAPIST_LEAVES);
    for (Role role : List.of(Role.THERAPIST, Role.MANAGER)) {
      application.getBean(People.class).revokeRole(pair.therapist(), pair.therapist().person(), role);
    }
    assertThat(StrictCalendar.read(read(own)).getComponents(Component.VEVENT)).isEmpty();
  }

  @Test
  void whoMeetsNobodyHereHasNoCalendarButEndsALinkOfBefore() throws Exception {
    var robin = new Viewer.Oneself(PersonId.random());
    application.getBean(People.class).create(robin, "Robin", ContactDetails.none());
    var caller = new TestHttpClient(port);
    String cookie = "sign_in=" + TestPractice.signIn(application, robin.person()).text();
    assertThat(caller.get("/course/calendar", cookie).statusCode()).isEqualTo(404);
    assertThat(caller.post("/course/calendar", cookie, Map.of("current", "anything")).statusCode()).isEqualTo(404);
    feeds.renew(robin);
    assertThat(caller.get("/course/calendar", cookie).statusCode()).isEqualTo(200);
    assertThat(caller.post("/course/calendar/end", cookie, Map.of()).headers().firstValue("Location")).get().asString().startsWith("/account?");
    assertThat(feeds.createdAt(robin)).isEmpty();
  }

  @Test
  void aTherapistMayHaveInitialsAndNobodyElseHasThem() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAt(pair, clock.instant().plus(Duration.ofDays(3)));
    Viewer.Oneself ana = pair.therapist().asOneself();
    SecretToken own = feeds.renew(ana);
    assertThat(summary(own)).as("not unless they ask for it").isEqualTo("your appointment");
    initials.show(ana, true);
    assertThat(summary(own)).isEqualTo("your appointment M.");
    initials.show(ana, false);
    assertThat(summary(own)).isEqualTo("your appointment");

    SecretToken clients = feeds.renew(pair.client());
    initials.show(pair.client(), true);
    assertThat(summary(clients)).as("a client's calendar never names the therapist").isEqualTo("your appointment");
  }

  @Test
  void aWrongPasswordLeavesTheInitialsInAndThePageSaysSo() throws Exception {
    Viewer.Oneself ana = pairs.mayaAndAna().therapist().asOneself();
    feeds.renew(ana);
    initials.show(ana, true);
    var refused = new TestHttpClient(port).post("/course/calendar", "sign_in=" + TestPractice.signIn(application, ana.person()).text(),
        Map.of("current", "wrong"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Take the initials out").doesNotContain("Add the initials");
  }

  private String feed(Viewer.Oneself viewer) {
    return read(feeds.renew(viewer));
  }

  private String read(SecretToken secret) {
    return writer.write(new Viewer.Visitor(), secret, new CalendarFeedWriter.FeedTexts("Appointments", "your appointment")).orElseThrow();
  }

  private boolean opens(SecretToken secret) {
    return writer.write(new Viewer.Visitor(), secret, new CalendarFeedWriter.FeedTexts("Appointments", "your appointment")).isPresent();
  }

  private List<CalendarComponent> events(Viewer.Oneself viewer) {
    return StrictCalendar.read(feed(viewer)).getComponents(Component.VEVENT);
  }

  private String stamp(Viewer.Oneself viewer) {
    return events(viewer).getFirst().getRequiredProperty("DTSTAMP").getValue();
  }

  private String summary(SecretToken secret) {
    CalendarComponent event = StrictCalendar.read(read(secret)).<CalendarComponent>getComponents(Component.VEVENT).getFirst();
    return event.getRequiredProperty("SUMMARY").getValue();
  }

  private static String written(Instant at) {
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(at.atZone(ZoneOffset.UTC));
  }
}
