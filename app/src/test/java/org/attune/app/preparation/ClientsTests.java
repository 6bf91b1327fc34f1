package org.attune.app.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.Credentials;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationAccepted;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.sessions.CourseEndings;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A therapist's clients, by when they next meet; and what a client's page says when a course ends. */
@AttuneTest
class ClientsTests {

  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  @Autowired ApplicationContext application;
  @Autowired PracticeSetUp setUp;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired Courses courses;
  @Autowired Sessions sessions;
  @Autowired CourseEndings endings;
  @Autowired CheckIns checkIns;
  @Autowired Invitations invitations;
  @Autowired Clients clients;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private final PracticeId practice = PracticeId.random();
  private final Viewer.Member ana = new Viewer.Member(PersonId.random(), practice, Set.of(Role.THERAPIST));

  @BeforeEach
  void aWednesdayInSummer() {
    clock.set(Instant.parse("2026-07-01T12:00:00Z"));
    var founder = new Viewer.Oneself(PersonId.random());
    setUp.createPractice(founder, setUp.issuePrintedCode(new Viewer.Visitor()),
        new PracticeSetUp.NewPractice(practice, "Corner House", "PT", LISBON,
        new PracticeSetUp.NewManager(PersonName.of("Mona Reed"), null, "mona-" + practice, TestPractice.HASHED, false)));
    people.create(ana.asOneself(), "Ana Costa", ContactDetails.none());
    people.grantRole(job(), practice, ana.person(), Role.THERAPIST);
  }

  @Test
  void clients_are_listed_by_when_they_next_meet_by_the_days_of_the_practice() {
    plan(client("Today"), "2026-07-01T22:59:00Z");
    plan(client("Tomorrow"), "2026-07-01T23:01:00Z"); // after midnight in Lisbon
    plan(client("Sunday"), "2026-07-05T22:59:00Z");
    plan(client("Monday"), "2026-07-05T23:01:00Z");
    client("Quiet");
    CourseId ended = client("Ended");
    courses.end(job(), ended);
    PersonId past = PersonId.random();
    people.createHistorical(job(), Map.of(past, "Past"));
    courses.open(job(), CourseId.random(), past, ana.person(), null, Courses.DEFAULT_LENGTH);

    assertThat(clients.search(ana, "")).extracting(Clients.ClientListItem::name, Clients.ClientListItem::group).containsExactly(
        org.assertj.core.groups.Tuple.tuple("Today", Clients.Group.THIS_WEEK),
        org.assertj.core.groups.Tuple.tuple("Tomorrow", Clients.Group.THIS_WEEK),
        org.assertj.core.groups.Tuple.tuple("Sunday", Clients.Group.THIS_WEEK),
        org.assertj.core.groups.Tuple.tuple("Monday", Clients.Group.LATER),
        org.assertj.core.groups.Tuple.tuple("Quiet", Clients.Group.NO_DATE),
        org.assertj.core.groups.Tuple.tuple("Past", Clients.Group.PAST),
        org.assertj.core.groups.Tuple.tuple("Ended", Clients.Group.ENDED));
  }

  @Test
  void a_week_ends_with_its_sunday() {
    clock.set(Instant.parse("2026-07-05T12:00:00Z"));
    plan(client("Tuesday"), "2026-07-07T12:00:00Z");
    assertThat(clients.search(ana, "")).extracting(Clients.ClientListItem::group).containsExactly(Clients.Group.LATER);
  }

  @Test
  void a_name_is_found_without_its_accents_and_stays_out_of_the_address() throws Exception {
    client("João Silva");
    client("Maya Lind");
    assertThat(clients.search(ana, " joao")).extracting(Clients.ClientListItem::name).containsExactly("João Silva");
    var answer = new TestHttpClient(port).post("/clients", cookie(ana.asOneself()), Map.of("name", "LIND"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Maya Lind").doesNotContain("João Silva");
  }

  @Test
  void the_days_of_the_last_session_and_the_last_check_in_are_those_of_the_practice() {
    CourseId course = client("Maya");
    assertThat(clients.search(ana, "").getFirst()).returns(null, Clients.ClientListItem::lastMet)
        .returns(null, Clients.ClientListItem::lastCheckIn);
    clock.set(Instant.parse("2026-07-02T23:30:00Z")); // after midnight in Lisbon
    SessionId held = plan(course, "2026-07-01T23:30:00Z");
    checkIns.submit(new Viewer.Oneself(courses.find(ana, course).orElseThrow().client()), new CheckInId(UUID.randomUUID()), held,
        new Ratings(5, 5, 5, 5, 5), null);
    checkIns.rate(ana, new CheckInId(UUID.randomUUID()), held, new Ratings(6, 6, 6, 6, 6));
    assertThat(clients.search(ana, "").getFirst()).returns(LocalDate.of(2026, 7, 2), Clients.ClientListItem::lastMet)
        .returns(LocalDate.of(2026, 7, 3), Clients.ClientListItem::lastCheckIn);
  }

  @Test
  void days_of_the_list_are_short_and_near_ones_are_called_by_their_names() throws Exception {
    CourseId today = client("Tod Ay");
    plan(today, "2026-07-01T15:00:00Z");
    plan(client("Lat Er"), "2026-07-09T15:00:00Z");
    plan(client("Far Away"), "2027-03-04T15:00:00Z");
    SessionId old = plan(client("Ol Der"), "2026-06-25T15:00:00Z");
    sessions.markHeld(ana, old, sessions.find(ana, old).orElseThrow().version());

    String page = new TestHttpClient(port).get("/clients", cookie(ana.asOneself())).body();

    assertThat(page).contains(">today, 16:00<", ">Thu 9 Jul, 16:00<", ">4 Mar 2027, 15:00<", ">last met Thu 25 Jun<")
        .doesNotContain("Thursday", "9 July");
  }

  @Test
  void what_a_therapist_says_themselves_is_no_check_in_of_the_client() {
    CourseId course = client("Maya");
    checkIns.rate(ana, new CheckInId(UUID.randomUUID()), plan(course, "2026-06-30T10:00:00Z"), new Ratings(6, 6, 6, 6, 6));
    assertThat(clients.search(ana, "").getFirst().lastCheckIn()).isNull();
  }

  @Test
  void who_was_invited_is_there_until_they_come_and_only_for_who_invited_them() {
    var ben = new Viewer.Member(PersonId.random(), practice, Set.of(Role.THERAPIST));
    people.create(ben.asOneself(), "Ben Okafor", ContactDetails.none());
    people.grantRole(job(), practice, ben.person(), Role.THERAPIST);
    var vera = new Invitations.InviteeDetails(Role.CLIENT, "Vera Santos", null, new CoursePlan(0, null, Courses.DEFAULT_LENGTH));
    InvitationId invitation = new InvitationId(UUID.randomUUID());
    invitations.invite(ana, invitation, vera, false);

    assertThat(clients.searchInvited(ana, "vera", LISBON))
        .containsExactly(new Clients.InvitedClient("Vera Santos", LocalDate.of(2026, 7, 1), false));
    assertThat(clients.searchInvited(ana, "tom", LISBON)).isEmpty();
    assertThat(clients.searchInvited(ben, "", LISBON)).isEmpty();
    clock.advance(Duration.ofDays(14));
    assertThat(clients.searchInvited(ana, "", LISBON)).extracting(Clients.InvitedClient::expired).containsExactly(true);
    invitations.withdraw(ana, invitation);
    assertThat(clients.searchInvited(ana, "", LISBON)).isEmpty();
  }

  @Test
  void a_proposed_last_session_and_an_ending_are_said_on_the_clients_page() throws Exception {
    var caller = new TestHttpClient(port);
    CourseId course = client("Maya");
    plan(course, "2026-05-06T12:00:00Z");
    SessionId last = plan(course, "2026-07-08T12:00:00Z");
    var maya = new Viewer.Oneself(courses.find(ana, course).orElseThrow().client());
    endings.propose(ana, course, last);
    assertThat(caller.get("/course", cookie(maya)).body()).contains("Ana has proposed Wednesday 8 July, 13:00 as your last session")
        .contains("/courses/" + course + "/ending");

    endings.agree(maya, course, 1);
    clock.advance(Duration.ofDays(8));
    sessions.markHeld(ana, last, sessions.find(ana, last).orElseThrow().version());

    assertThat(caller.get("/course", cookie(maya)).body()).contains("This course ended on 9 July 2026")
        .contains("/courses/" + course + "/keepsake").doesNotContain("can find a time");
    assertThat(caller.get("/courses/" + course + "/keepsake", cookie(maya)).body())
        .contains("From 6 May 2026 to 8 July 2026");
    assertThat(caller.get("/clients", cookie(ana.asOneself())).body()).contains("/courses/" + course + "/keepsake")
        .contains("/courses/" + course + "/again");
  }

  @Test
  void a_first_session_that_was_before_the_invitation_was_taken_up_is_kept() {
    for (int weeks : List.of(0, 1)) {
      var client = new Viewer.Oneself(PersonId.random());
      people.create(client, "Maya " + weeks, ContactDetails.none());
      people.grantRole(job(), practice, client.person(), Role.CLIENT);
      application.publishEvent(new InvitationAccepted(new InvitationId(UUID.randomUUID()), practice, client.person(), ana.person(),
          new CoursePlan(weeks, Instant.parse("2026-06-30T13:00:00Z"), Courses.DEFAULT_LENGTH)));
      application.getBean(org.attune.app.jobs.internal.DueJobs.class).run();

      List<Session> all = sessions.of(client, courses.ofClient(client).getFirst().id());
      assertThat(all.getFirst().plannedAt()).isEqualTo("2026-06-30T13:00:00Z");
      assertThat(all.getFirst().isHeld()).isTrue();
      assertThat(all).hasSize(weeks == 0 ? 1 : 9);
    }
  }

  private CourseId client(String name) {
    var client = new Viewer.Oneself(PersonId.random());
    people.create(client, name, ContactDetails.none());
    credentials.createSignIn(client, name.substring(0, 3) + client.person(), TestPractice.HASHED);
    people.grantRole(job(), practice, client.person(), Role.CLIENT);
    return courses.open(job(), CourseId.random(), client.person(), ana.person(), null, Courses.DEFAULT_LENGTH);
  }

  private SessionId plan(CourseId course, String at) {
    SessionId id = SessionId.random();
    sessions.plan(ana, id, course, Instant.parse(at), Courses.DEFAULT_LENGTH);
    return id;
  }

  private String cookie(Viewer.Oneself person) {
    return "sign_in=" + TestPractice.signIn(application, person.person()).text();
  }

  private Viewer.Job job() {
    return new Viewer.Job(practice);
  }
}
