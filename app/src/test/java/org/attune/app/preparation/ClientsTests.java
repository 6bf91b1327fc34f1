package org.attune.app.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Caller;
import org.attune.app.MovableClock;
import org.attune.app.Practised;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Lines;
import org.attune.app.identity.Contact;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Credentials;
import org.attune.app.identity.NewPassword;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.ClientAdmitted;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.SetUp;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Endings;
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
  @Autowired SetUp setUp;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired Courses courses;
  @Autowired Sessions sessions;
  @Autowired Endings endings;
  @Autowired CheckIns checkIns;
  @Autowired Clients clients;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private final PracticeId practice = PracticeId.random();
  private final Viewer.Member ana = new Viewer.Member(PersonId.random(), practice, Set.of(Role.THERAPIST));

  @BeforeEach
  void aWednesdayInSummer() {
    clock.set(Instant.parse("2026-07-01T12:00:00Z"));
    var founder = new Viewer.Oneself(PersonId.random());
    setUp.found(founder, setUp.codeToPrint(new Viewer.Visitor()), new SetUp.NewPractice(practice, "Corner House", "PT",
        LISBON, "Mona Reed", null, "mona-" + practice, NewPassword.of("a long enough password"), false));
    people.create(ana.oneself(), "Ana Costa", Contact.none());
    people.admit(job(), practice, ana.person(), Role.THERAPIST);
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
    people.createPast(job(), Map.of(past, "Past"));
    courses.open(job(), CourseId.random(), past, ana.person(), null, Courses.USUAL_LENGTH);

    assertThat(clients.of(ana, "")).extracting(Clients.Row::name, Clients.Row::group).containsExactly(
        org.assertj.core.groups.Tuple.tuple("Today", Clients.Group.TODAY),
        org.assertj.core.groups.Tuple.tuple("Tomorrow", Clients.Group.TOMORROW),
        org.assertj.core.groups.Tuple.tuple("Sunday", Clients.Group.THIS_WEEK),
        org.assertj.core.groups.Tuple.tuple("Monday", Clients.Group.LATER),
        org.assertj.core.groups.Tuple.tuple("Quiet", Clients.Group.QUIET),
        org.assertj.core.groups.Tuple.tuple("Past", Clients.Group.PAST),
        org.assertj.core.groups.Tuple.tuple("Ended", Clients.Group.ENDED));
  }

  @Test
  void a_week_ends_with_its_sunday() {
    clock.set(Instant.parse("2026-07-05T12:00:00Z"));
    plan(client("Tuesday"), "2026-07-07T12:00:00Z");
    assertThat(clients.of(ana, "")).extracting(Clients.Row::group).containsExactly(Clients.Group.LATER);
  }

  @Test
  void a_name_is_found_without_its_accents_and_stays_out_of_the_address() throws Exception {
    client("João Silva");
    client("Maya Lind");
    assertThat(clients.of(ana, " joao")).extracting(Clients.Row::name).containsExactly("João Silva");
    var answer = new Caller(port).post("/clients", cookie(ana.oneself()), Map.of("name", "LIND"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Maya Lind").doesNotContain("João Silva");
  }

  @Test
  void the_last_check_in_is_answered_or_not() {
    CourseId course = client("Maya");
    assertThat(clients.of(ana, "").getFirst().answered()).isNull();
    SessionId held = plan(course, "2026-06-30T12:00:00Z");
    assertThat(clients.of(ana, "").getFirst().answered()).isFalse();
    checkIns.submit(new Viewer.Oneself(courses.find(ana, course).orElseThrow().client()), new CheckInId(UUID.randomUUID()), held,
        new Lines(5, 5, 5, 5, 5), null);
    assertThat(clients.of(ana, "").getFirst().answered()).isTrue();
  }

  @Test
  void nobody_without_a_sign_in_is_said_not_to_have_answered() {
    PersonId past = PersonId.random();
    people.createPast(job(), Map.of(past, "Past"));
    CourseId course = courses.open(job(), CourseId.random(), past, ana.person(), null, Courses.USUAL_LENGTH);
    plan(course, "2026-06-30T12:00:00Z");
    assertThat(clients.of(ana, "").getFirst().answered()).isNull();
  }

  @Test
  void a_proposed_last_session_and_an_ending_are_said_on_the_clients_page() throws Exception {
    var caller = new Caller(port);
    CourseId course = client("Maya");
    plan(course, "2026-05-06T12:00:00Z");
    SessionId last = plan(course, "2026-07-08T12:00:00Z");
    var maya = new Viewer.Oneself(courses.find(ana, course).orElseThrow().client());
    endings.propose(ana, course, last);
    assertThat(caller.get("/course", cookie(maya)).body()).contains("Ana Costa proposed Wednesday 8 July, 13:00 as your last session")
        .contains("/courses/" + course + "/ending");

    endings.agree(maya, course, 1);
    clock.advance(Duration.ofDays(8));
    sessions.markHeld(ana, last, sessions.find(ana, last).orElseThrow().version());

    assertThat(caller.get("/course", cookie(maya)).body()).contains("This course ended on 9 July 2026")
        .contains("/courses/" + course + "/keepsake").doesNotContain("will find a time");
    assertThat(caller.get("/courses/" + course + "/keepsake", cookie(maya)).body())
        .contains("From 6 May 2026 to 8 July 2026");
    assertThat(caller.get("/clients", cookie(ana.oneself())).body()).contains("/courses/" + course + "/keepsake")
        .contains("/courses/" + course + "/again");
  }

  @Test
  void a_first_session_that_was_before_the_invitation_was_taken_up_is_kept() {
    for (int weeks : List.of(0, 1)) {
      var client = new Viewer.Oneself(PersonId.random());
      people.create(client, "Maya " + weeks, Contact.none());
      people.admit(job(), practice, client.person(), Role.CLIENT);
      application.publishEvent(new ClientAdmitted(practice, client.person(), ana.person(),
          new CoursePlan(weeks, Instant.parse("2026-06-30T13:00:00Z"), Courses.USUAL_LENGTH)));
      application.getBean(org.attune.app.jobs.internal.DueJobs.class).run();

      List<Session> all = sessions.of(client, courses.ofClient(client).getFirst().id());
      assertThat(all.getFirst().plannedAt()).isEqualTo("2026-06-30T13:00:00Z");
      assertThat(all.getFirst().isHeld()).isTrue();
      assertThat(all).hasSize(weeks == 0 ? 1 : 9);
    }
  }

  private CourseId client(String name) {
    var client = new Viewer.Oneself(PersonId.random());
    people.create(client, name, Contact.none());
    credentials.letSignIn(client, name.substring(0, 3) + client.person(), NewPassword.of("a long enough password"));
    people.admit(job(), practice, client.person(), Role.CLIENT);
    return courses.open(job(), CourseId.random(), client.person(), ana.person(), null, Courses.USUAL_LENGTH);
  }

  private SessionId plan(CourseId course, String at) {
    SessionId id = SessionId.random();
    sessions.plan(ana, id, course, Instant.parse(at), Courses.USUAL_LENGTH);
    return id;
  }

  private String cookie(Viewer.Oneself person) {
    return "sign_in=" + Practised.signIn(application, person.person()).text();
  }

  private Viewer.Job job() {
    return new Viewer.Job(practice);
  }
}
