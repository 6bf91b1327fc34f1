package org.attune.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.Credentials;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.Practices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A course is closed without its client, reopened, or passes to the next therapist with many others. */
@AttuneTest
class CourseClosuresTests {

  private static final Cadence FRIDAYS = new Cadence(LocalDate.of(2026, 7, 3), 7, LocalTime.of(14, 0));

  @Autowired ApplicationContext application;
  @Autowired PracticeSetUp setUp;
  @Autowired Practices practices;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired Courses courses;
  @Autowired Sessions sessions;
  @Autowired Absences absences;
  @Autowired CourseEndings endings;
  @Autowired Keepsakes keepsakes;
  @Autowired Handovers handovers;
  @Autowired CourseClosures closures;
  @Autowired DueJobs due;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private final PracticeId practice = PracticeId.random();
  private final Viewer.Member mona = member(Role.MANAGER);
  private final Viewer.Member ana = member(Role.THERAPIST);
  private final Viewer.Member ben = member(Role.THERAPIST);
  private final Viewer.Oneself maya = new Viewer.Oneself(PersonId.random());
  /** Was brought in from the past, without a sign-in. */
  private final Viewer.Oneself sam = new Viewer.Oneself(PersonId.random());
  private CourseId course = CourseId.random();

  @BeforeEach
  void anOpenCourse() {
    clock.set(Instant.parse("2026-07-01T12:00:00Z"));
    setUp.createPractice(mona.asOneself(), setUp.issuePrintedCode(new Viewer.Visitor()),
        new PracticeSetUp.NewPractice(practice, "Corner House", "PT", ZoneId.of("Europe/Lisbon"),
        new PracticeSetUp.NewManager(PersonName.of("Mona Reed"), null, "mona-" + practice, TestPractice.HASHED, false)));
    enter(ana.asOneself(), "Ana Costa", Role.THERAPIST);
    enter(ben.asOneself(), "Ben Okoro", Role.THERAPIST);
    enter(maya, "Maya Lind", Role.CLIENT);
    credentials.createSignIn(maya, "maya-" + practice, TestPractice.HASHED);
    enter(sam, "Sam Roe", Role.CLIENT);
    course = course(maya, FRIDAYS);
  }

  @Test
  void a_therapist_closes_a_course_alone_and_nothing_more_is_planned_in_it() {
    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.STOPPED_COMING);
    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.ELSEWHERE); // the same form, sent twice

    Course closed = courses.find(maya, course).orElseThrow();
    assertThat(closed.state()).isEqualTo(Course.State.ENDED);
    assertThat(closed.endedOn()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(sessions.next(ana, course)).isEmpty();
    clock.advance(Duration.ofDays(30));
    due.run();
    assertThat(sessions.of(ana, course)).isNotEmpty().allSatisfy(s -> assertThat(s.state()).isEqualTo(Session.State.CANCELLED));
    assertThat(closures.find(maya, course)).get().extracting(CourseClosure::reason, CourseClosure::closedBy)
        .containsExactly(CourseClosure.Reason.STOPPED_COMING, ana.person());
    assertThat(keepsakes.find(maya, course)).isPresent();
  }

  @Test
  void a_day_ends_by_the_clock_of_the_practice() {
    clock.set(Instant.parse("2026-07-01T23:30:00Z"));
    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.NEVER_BEGAN);
    assertThat(courses.find(ana, course)).get().extracting(Course::endedOn).isEqualTo(LocalDate.of(2026, 7, 2));
  }

  @Test
  void a_manager_closes_a_course_and_sees_nothing_of_what_is_in_it() {
    ClosedCourses.close(closures, mona, course, CourseClosure.Reason.THERAPIST_LEAVES);

    assertThat(courses.find(mona, course)).get().extracting(Course::isOpen).isEqualTo(false);
    assertThat(sessions.of(mona, course)).isEmpty();
    assertThat(keepsakes.find(mona, course)).isEmpty();
    assertThat(courses.findForClinician(mona, course)).isEmpty();
    practices.revokeRole(mona, ana.person(), Role.THERAPIST); // who has left keeps no course any more
  }

  @Test
  void nobody_else_closes_or_reopens_it() {
    assertThatThrownBy(() -> ClosedCourses.close(closures, ben, course, CourseClosure.Reason.ELSEWHERE)).isInstanceOf(NotFound.class);
    Viewer.Member elsewhere = new Viewer.Member(mona.person(), PracticeId.random(), Set.of(Role.MANAGER));
    assertThatThrownBy(() -> ClosedCourses.close(closures, elsewhere, course, CourseClosure.Reason.ELSEWHERE)).isInstanceOf(NotFound.class);
    assertThat(courses.find(maya, course)).get().extracting(Course::isOpen).isEqualTo(true);

    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.ELSEWHERE);
    assertThatThrownBy(() -> closures.reopen(ben, course)).isInstanceOf(NotFound.class);
    assertThat(closures.find(ben, course)).isEmpty();
    assertThat(courses.find(maya, course)).get().extracting(Course::isOpen).isEqualTo(false);
  }

  @Test
  void who_covers_closes_nothing() {
    LocalDate today = LocalDate.of(2026, 7, 1);
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), today, today, ben.person(), false);
    assertThat(courses.findForClinician(ben, course)).isPresent();
    assertThatThrownBy(() -> ClosedCourses.close(closures, ben, course, CourseClosure.Reason.ELSEWHERE)).isInstanceOf(NotFound.class);
    assertThat(courses.find(maya, course)).get().extracting(Course::isOpen).isEqualTo(true);
  }

  @Test
  void what_was_closed_is_reopened_in_one_step_as_it_was() {
    List<Session> before = sessions.of(ana, course);
    sessions.cancel(ana, before.get(2).id(), before.get(2).version());
    endings.propose(maya, course, before.get(4).id());
    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.STOPPED_COMING);
    clock.set(Instant.parse("2026-07-07T12:00:00Z"));

    closures.reopen(mona, course);
    closures.reopen(mona, course); // the same form, sent twice

    assertThat(courses.find(maya, course)).get().extracting(Course::isOpen, Course::endedOn, Course::cadence)
        .containsExactly(true, null, FRIDAYS);
    assertThat(closures.find(maya, course)).isEmpty();
    List<Session> after = sessions.of(ana, course);
    assertThat(after.getFirst().state()).as("passed while it was closed").isEqualTo(Session.State.CANCELLED);
    assertThat(after.get(1).state()).isEqualTo(Session.State.PLANNED);
    assertThat(after.get(2).state()).as("had been called off before").isEqualTo(Session.State.CANCELLED);
    assertThat(endings.find(maya, course)).isPresent();
    clock.set(Instant.parse("2026-07-10T15:00:00Z"));
    due.run();
    assertThat(sessions.lastHeld(ana, course)).get().extracting(Session::id).isEqualTo(before.get(1).id());
    assertThat(sessions.of(ana, course)).extracting(Session::plannedAt).doesNotHaveDuplicates();
  }

  @Test
  void a_course_that_is_reopened_follows_the_days_away_that_were_put_down_meanwhile() {
    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.STOPPED_COMING);
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), LocalDate.of(2026, 7, 9), LocalDate.of(2026, 7, 12),
        ben.person(), true);
    closures.reopen(mona, course);

    assertThat(sessions.of(ana, course)).extracting(Session::state).startsWith(Session.State.PLANNED,
        Session.State.CANCELLED, Session.State.PLANNED);
    assertThat(courses.findForClinician(ben, course)).as("before the days away").isEmpty();
    clock.set(Instant.parse("2026-07-10T12:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).as("on the days away").isPresent();
  }

  @Test
  void nobody_covers_a_closed_course_once_the_days_away_are_taken_back() {
    var away = new AbsenceId(UUID.randomUUID());
    absences.plan(ana, away, ana.person(), LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 12), ben.person(), false);
    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.STOPPED_COMING);
    assertThat(courses.findForClinician(ben, course)).isPresent();

    absences.withdraw(ana, away, ana.person());
    assertThat(courses.findForClinician(ben, course)).isEmpty();
  }

  @Test
  void a_course_is_not_reopened_for_a_therapist_who_left_or_once_the_client_went_on() {
    ClosedCourses.close(closures, mona, course, CourseClosure.Reason.THERAPIST_LEAVES);
    practices.revokeRole(mona, ana.person(), Role.THERAPIST);
    assertThatThrownBy(() -> closures.reopen(mona, course)).isInstanceOf(InvalidInput.class)
        .hasMessageContaining("therapist-is-gone");

    var handover = new HandoverId(UUID.randomUUID());
    handovers.propose(mona, handover, course, ben.person());
    CourseId next = handovers.accept(maya, handover, 1, Set.of());

    assertThat(courses.findForClinician(ben, next)).isPresent();
    assertThatThrownBy(() -> closures.reopen(mona, course)).isInstanceOf(NotFound.class);
  }

  @Test
  void a_proposal_that_waits_can_be_accepted_after_the_course_was_closed() {
    var handover = new HandoverId(UUID.randomUUID());
    handovers.propose(mona, handover, course, ben.person());
    ClosedCourses.close(closures, mona, course, CourseClosure.Reason.THERAPIST_LEAVES);

    CourseId next = handovers.accept(maya, handover, 1, Set.of(Right.SCORES));

    assertThat(courses.ofClient(maya)).extracting(Course::id, Course::isOpen)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(next, true), org.assertj.core.groups.Tuple.tuple(course, false));
  }

  @Test
  void a_course_that_began_again_after_a_closing_is_not_reopened() {
    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.STOPPED_COMING);
    CourseId again = courses.openFollowUp(ana, CourseId.random(), course, null, Courses.DEFAULT_LENGTH);
    assertThatThrownBy(() -> closures.reopen(ana, course)).isInstanceOf(NotFound.class);
    assertThat(courses.ofClient(maya)).filteredOn(Course::isOpen).extracting(Course::id).containsExactly(again);
  }

  @Test
  void the_record_of_a_client_without_a_sign_in_passes_at_once_with_its_numbers_and_no_words() {
    CourseId past = course(sam, null);
    var handover = new HandoverId(UUID.randomUUID());
    handovers.propose(ana, handover, past, ben.person());
    handovers.propose(ana, handover, past, ben.person()); // the same form, sent twice

    Course next = courses.ofTherapist(ben).stream().filter(Course::isOpen).findFirst().orElseThrow();
    assertThat(next.client()).isEqualTo(sam.person());
    assertThat(handovers.handedOverTo(ben, next.id())).get().extracting(Handovers.HandedOverRights::rights)
        .isEqualTo(EnumSet.of(Right.SCORES, Right.REPAIRS));
    assertThat(courses.find(ana, past)).get().extracting(Course::isOpen).isEqualTo(false);
    assertThat(courses.ofTherapist(ben)).filteredOn(Course::isOpen).hasSize(1);
    assertThat(courses.findForClinician(ben, past)).isEmpty();
  }

  @Test
  void handing_a_record_over_twice_by_one_form_counts_once_and_says_the_same_twice() throws Exception {
    var caller = new TestHttpClient(port);
    CourseId past = course(sam, null);
    Map<String, String> form = Map.of("key", UUID.randomUUID().toString(), "next", ben.person().toString());
    for (Viewer.Member by : List.of(ana, mona)) {
      assertThat(caller.post("/courses/" + course + "/handover", cookie(by.asOneself()), Map.of("next", ""))
          .statusCode()).isEqualTo(422);
    }
    for (int time = 0; time < 2; time++) {
      var answer = caller.post("/courses/" + past + "/handover", cookie(mona.asOneself()), form);
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).get().asString().startsWith("/practice/handovers?");
    }
    assertThat(handovers.of(mona, past)).hasSize(1);
    assertThat(courses.ofTherapist(ben)).hasSize(1);
    assertThat(caller.post("/courses/" + past + "/handover", cookie(ana.asOneself()), form).statusCode())
        .as("somebody else's key").isEqualTo(404);
  }

  @Test
  void each_course_is_listed_once_and_one_that_waits_can_be_taken_back() throws Exception {
    var caller = new TestHttpClient(port);
    String before = caller.get("/practice/handovers", cookie(mona.asOneself())).body();
    assertThat(before.split("Maya Lind with", -1)).hasSize(2);
    handovers.propose(mona, new HandoverId(UUID.randomUUID()), course, ben.person());
    assertThat(caller.get("/practice/handovers", cookie(mona.asOneself())).body())
        .contains("href=\"/courses/" + course + "/handover\"");
  }

  @Test
  void many_courses_are_handed_over_at_once_and_each_client_with_a_sign_in_still_decides() {
    CourseId past = course(sam, null);
    handovers.proposeAll(mona, UUID.randomUUID(), List.of(course, past), ben.person());
    handovers.proposeAll(mona, UUID.randomUUID(), List.of(course, past), ben.person());

    assertThat(courses.ofTherapist(ben)).filteredOn(Course::isOpen).extracting(Course::client)
        .containsExactly(sam.person());
    assertThat(courses.find(maya, course)).get().extracting(Course::isOpen).isEqualTo(true);
    assertThat(handovers.of(maya, course)).filteredOn(Handover::isPending).hasSize(1);
    assertThat(courses.find(ben, course)).isEmpty();
    assertThatThrownBy(() -> practices.revokeRole(mona, ana.person(), Role.THERAPIST)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void many_proposals_that_are_sent_twice_count_once_even_where_a_client_answered_in_between() throws Exception {
    var caller = new TestHttpClient(port);
    String manager = cookie(mona.asOneself());
    Map<String, String> form = Map.of("key", UUID.randomUUID().toString(), "course", course.toString(), "next", ben.person().toString());
    assertThat(caller.post("/practice/handovers", manager, form).statusCode()).isEqualTo(303);
    Handover proposed = handovers.of(maya, course).getFirst();
    handovers.decline(maya, proposed.id(), proposed.version());
    assertThat(caller.post("/practice/handovers", manager, form).statusCode()).isEqualTo(303);
    assertThat(handovers.of(maya, course)).extracting(Handover::id).containsExactly(proposed.id());

    assertThat(caller.post("/practice/handovers", manager, Map.of("key", UUID.randomUUID().toString(), "course", course.toString(),
        "next", ben.person().toString())).statusCode()).isEqualTo(303);
    assertThat(handovers.of(maya, course)).as("proposed once more, by another form").hasSize(2);
  }

  @Test
  void a_refused_form_of_many_keeps_its_key_and_the_page_brings_one() throws Exception {
    var caller = new TestHttpClient(port);
    String manager = cookie(mona.asOneself());
    String key = UUID.randomUUID().toString();
    assertThat(caller.post("/practice/handovers", manager, Map.of("key", key, "course", course.toString())).body())
        .contains("name=\"key\" value=\"" + key + "\"");
    assertThat(caller.get("/practice/handovers", manager).body()).containsPattern("name=\"key\" value=\"[0-9a-f-]{36}\"");
  }

  @Test
  void the_client_is_told_on_their_page_and_shown_where_to_turn() throws Exception {
    var caller = new TestHttpClient(port);
    String therapist = cookie(ana.asOneself());
    String manager = cookie(mona.asOneself());
    assertThat(caller.get("/courses/" + course + "/closing", manager).body()).contains("Close the course with Maya?");
    String version = String.valueOf(courses.find(maya, course).orElseThrow().version());
    assertThat(caller.post("/courses/" + course + "/closing", therapist, Map.of("version", version)).statusCode()).isEqualTo(422);
    var chosen = Map.of("version", version, "reason", "stopped-coming");
    assertThat(caller.post("/courses/" + course + "/closing", therapist, chosen)
        .headers().firstValue("Location")).get().asString().startsWith("/courses/" + course + "/sessions");

    assertThat(caller.get("/course", cookie(maya)).body()).contains("closed this course on 1 July 2026")
        .contains("haven’t met for a while").contains(PrivateAddresses.SOMEONE_ELSE + "/" + course).contains("href=\"" + PrivateAddresses.HELP + "\"");
    assertThat(caller.get("/courses/" + course + "/sessions", therapist).body()).contains("/courses/" + course + "/reopening");
    assertThat(caller.get("/practice/handovers", manager).body()).contains("/courses/" + course + "/reopening");

    caller.post("/courses/" + course + "/reopening", manager, Map.of());
    assertThat(caller.post("/courses/" + course + "/closing", therapist, chosen).statusCode())
        .as("the form of before, sent again").isEqualTo(409);
    assertThat(caller.get("/course", cookie(maya)).body()).doesNotContain("closed this course");
    assertThat(caller.post("/practice/closings", manager, Map.of("course", course.toString())).statusCode()).isEqualTo(422);
    var refused = caller.post("/practice/handovers", manager, Map.of("next", ben.person().toString(), "reason", "elsewhere"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).as("what was chosen stays chosen").contains("value=\"" + ben.person() + "\" selected",
        "value=\"elsewhere\" selected");
    var seen = Map.of("course", ticked(caller, manager, course), "reason", "elsewhere");
    assertThat(caller.post("/practice/closings", manager, seen).statusCode()).isEqualTo(303);
    assertThat(courses.find(maya, course)).get().extracting(Course::isOpen).isEqualTo(false);

    assertThat(caller.post("/practice/closings", manager, seen).statusCode()).as("sent twice").isEqualTo(303);
    closures.reopen(mona, course);
    assertThat(caller.post("/practice/closings", manager, seen).statusCode()).as("the form of before, sent again").isEqualTo(409);
    assertThat(caller.post("/practice/closings", manager, Map.of("course", course.toString(), "reason", "elsewhere")).statusCode())
        .as("as nobody has seen it").isEqualTo(409);
    assertThat(courses.find(maya, course)).get().extracting(Course::isOpen).isEqualTo(true);
  }

  /** What the page sends for a course that is ticked. */
  private static String ticked(TestHttpClient caller, String cookie, CourseId course) throws Exception {
    Matcher value = Pattern.compile("name=\"course\" value=\"(" + course + "[^\"]*)").matcher(caller.get("/practice/handovers", cookie).body());
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  private CourseId course(Viewer.Oneself client, @org.jspecify.annotations.Nullable Cadence cadence) {
    return courses.open(job(), CourseId.random(), client.person(), ana.person(), cadence, Courses.DEFAULT_LENGTH);
  }

  private void enter(Viewer.Oneself person, String name, Role role) {
    people.create(person, name, ContactDetails.none());
    people.grantRole(job(), practice, person.person(), role);
  }

  private String cookie(Viewer.Oneself person) {
    return "sign_in=" + TestPractice.signIn(application, person.person()).text();
  }

  private Viewer.Member member(Role role) {
    return new Viewer.Member(PersonId.random(), practice, Set.of(role));
  }

  private Viewer.Job job() {
    return new Viewer.Job(practice);
  }
}
