package org.attune.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessLogEntry;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.SignIns;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@AttuneTest
class CoursesTests {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration LENGTH = Duration.ofMinutes(50);

  @Autowired PracticeSetUp setUp;
  @Autowired Practices practices;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired SignIns signIns;
  @Autowired Courses courses;
  @Autowired Sessions sessions;
  @Autowired Absences absences;
  @Autowired CourseEndings endings;
  @Autowired Keepsakes keepsakes;
  @Autowired Handovers handovers;
  @Autowired AccessLog looks;
  @Autowired DueJobs due;
  @Autowired MovableClock clock;
  @Autowired TestDatabase database;
  @Value("${local.server.port}") int port;

  private PracticeId practice = PracticeId.random();
  private Viewer.Member ana = member(PersonId.random(), Role.THERAPIST);
  private Viewer.Member ben = ana;
  private Viewer.Member mona = ana;
  private Viewer.Oneself maya = new Viewer.Oneself(PersonId.random());

  @BeforeEach
  void aPracticeInLondon() {
    clock.set(Instant.parse("2026-03-16T12:00:00Z"));
    practice = PracticeId.random();
    var founder = new Viewer.Oneself(PersonId.random());
    setUp.createPractice(founder, setUp.issuePrintedCode(new Viewer.Visitor()),
        new PracticeSetUp.NewPractice(practice, "Corner House", "GB", LONDON,
        new PracticeSetUp.NewManager(PersonName.of("Mona Reed"), null, "mona-" + practice, TestPractice.HASHED, false)));
    mona = member(founder.person(), Role.MANAGER);
    ana = works("Ana Costa", Role.THERAPIST);
    ben = works("Ben Okoro", Role.THERAPIST);
    maya = new Viewer.Oneself(PersonId.random());
    people.create(maya, "Maya", ContactDetails.none());
    people.grantRole(job(), practice, maya.person(), Role.CLIENT);
    credentials.createSignIn(maya, "maya-" + practice, TestPractice.HASHED);
  }

  @Test
  void aWeeklySessionStaysAtTheSameTimeOnTheWallWhenTheClocksGoForward() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));

    List<Session> planned = sessions.of(ana, course);

    assertThat(planned).hasSize(8).allSatisfy(s ->
        assertThat(s.plannedAt().atZone(LONDON).toLocalTime()).isEqualTo(LocalTime.of(14, 0)));
    assertThat(planned.get(1).plannedAt()).isEqualTo("2026-03-27T14:00:00Z");
    assertThat(planned.get(2).plannedAt()).isEqualTo("2026-04-03T13:00:00Z");
    assertThat(planned).extracting(Session::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void whoKeepsAnOpenCourseStaysItsTherapist() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    assertThatThrownBy(() -> practices.revokeRole(mona, ana.person(), Role.THERAPIST))
        .isInstanceOf(InvalidInput.class).hasMessageContaining("keeps-courses");

    courses.end(job(), course);
    practices.revokeRole(mona, ana.person(), Role.THERAPIST);
    assertThat(people.withRole(mona, practice, Role.THERAPIST)).extracting(Person::id).containsExactly(ben.person());
  }

  @Test
  void aSessionCountsAsHeldOnceItsEndHasPassedAndPlanningGoesOnByItself() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    clock.set(Instant.parse("2026-03-20T14:49:00Z"));
    due.run();
    assertThat(sessions.lastHeld(ana, course)).isEmpty();

    clock.set(Instant.parse("2026-03-27T15:00:00Z"));
    due.run();
    due.run();

    assertThat(sessions.of(ana, course)).filteredOn(Session::isHeld).hasSize(2);
    assertThat(sessions.of(ana, course)).filteredOn(s -> !s.isHeld()).hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void aChangedCadenceMovesWhatIsPlannedButNotWhatWasMovedByHand() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    Session first = sessions.of(ana, course).getFirst();
    sessions.move(ana, first.id(), first.version(), Instant.parse("2026-03-19T09:00:00Z"), LENGTH);

    courses.changeCadence(ana, course, 1, new Cadence(LocalDate.of(2026, 3, 24), 14, LocalTime.of(10, 0)), LENGTH);

    assertThat(sessions.of(ana, course)).filteredOn(s -> s.state() == Session.State.PLANNED)
        .extracting(s -> s.plannedAt().atZone(LONDON).toLocalDate())
        .containsExactly(LocalDate.of(2026, 3, 19), LocalDate.of(2026, 3, 24), LocalDate.of(2026, 4, 7),
            LocalDate.of(2026, 4, 21), LocalDate.of(2026, 5, 5));
    assertThatThrownBy(() -> courses.changeCadence(ana, course, 1, null, LENGTH)).isInstanceOf(Conflict.class);
  }

  @Test
  void aSessionAheadCantBeMarkedHeldAndTheSecondOfTwoEditorsIsTold() {
    CourseId course = course(null);
    SessionId id = SessionId.random();
    sessions.plan(ana, id, course, clock.instant().plus(Duration.ofDays(1)), LENGTH);
    sessions.plan(ana, id, course, clock.instant().plus(Duration.ofDays(1)), LENGTH);
    assertThat(sessions.of(ana, course)).hasSize(1);

    assertThatThrownBy(() -> sessions.markHeld(ana, id, 1)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> sessions.markMissed(ana, id, 1)).isInstanceOf(InvalidInput.class);
    sessions.move(ana, id, 1, clock.instant().plus(Duration.ofDays(2)), LENGTH);
    assertThatThrownBy(() -> sessions.cancel(ana, id, 1)).isInstanceOf(Conflict.class);
  }

  @Test
  void exceptionsAreMarkedAfterwardsAndTakenBackAndNumbersFollowTheDates() {
    CourseId course = course(null);
    SessionId later = SessionId.random();
    SessionId earlier = SessionId.random();
    sessions.plan(ana, later, course, clock.instant().minus(Duration.ofDays(3)), LENGTH);
    sessions.plan(ana, earlier, course, clock.instant().minus(Duration.ofDays(10)), LENGTH);
    assertThat(sessions.of(maya, course)).extracting(Session::id).containsExactly(earlier, later);
    assertThat(sessions.find(maya, later)).get().extracting(Session::number).isEqualTo(2);

    sessions.reportNotHeld(maya, earlier);
    assertThat(sessions.find(ana, later)).get().extracting(Session::number).isEqualTo(1);
    sessions.restore(ana, earlier, sessions.find(ana, earlier).orElseThrow().version());
    assertThat(sessions.find(ana, earlier)).get().extracting(Session::state).isEqualTo(Session.State.HELD);
  }

  @Test
  void whatWasCancelledCalledOffOrMissedStaysOffWhenItsEndHasPassedAndNobodyIsAsked() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    List<Session> planned = sessions.of(ana, course);
    sessions.cancel(ana, planned.get(0).id(), planned.get(0).version());
    sessions.callOff(maya, planned.get(1).id());
    clock.set(Instant.parse("2026-04-03T13:10:00Z"));
    due.run();
    Session third = sessions.find(ana, planned.get(2).id()).orElseThrow();
    sessions.markMissed(ana, third.id(), third.version());

    clock.set(Instant.parse("2026-04-04T12:00:00Z"));
    due.run();

    assertThat(sessions.of(ana, course).subList(0, 3)).extracting(Session::state)
        .containsExactly(Session.State.CANCELLED, Session.State.CALLED_OFF, Session.State.MISSED);
    assertThat(database.asOwner().sql("select count(*) from check_in_link where course_id = :course").param("course", course.value())
        .query(Long.class).single()).isZero();
    assertThat(sessions.lastHeld(ana, course)).isEmpty();
  }

  @Test
  void coverBeginsAndEndsAtMidnightWhereThePracticeIs() {
    CourseId course = course(null);
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), LocalDate.of(2026, 6, 18), LocalDate.of(2026, 6, 19),
        ben.person(), false);
    clock.set(Instant.parse("2026-06-17T22:59:59Z"));
    assertThat(courses.findForClinician(ben, course)).isEmpty();
    clock.set(Instant.parse("2026-06-17T23:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).isPresent();
    clock.set(Instant.parse("2026-06-19T22:59:59Z"));
    assertThat(courses.findForClinician(ben, course)).isPresent();
    assertThat(absences.of(ana, ana.person())).hasSize(1);
    clock.set(Instant.parse("2026-06-19T23:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).isEmpty();
    assertThat(absences.of(ana, ana.person())).isEmpty();
  }

  @Test
  void daysAwayThatAreOverWhereThePracticeIsAreRefusedAndTodayIsNot() {
    clock.set(Instant.parse("2026-06-17T23:30:00Z"));
    var absence = new AbsenceId(UUID.randomUUID());
    LocalDate yesterday = LocalDate.of(2026, 6, 17);
    assertThatThrownBy(() -> absences.plan(ana, absence, ana.person(), yesterday, yesterday, null, false)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> absences.plan(ana, absence, ana.person(), yesterday.plusDays(2), yesterday.plusDays(1), null, false))
        .isInstanceOf(InvalidInput.class);
    absences.plan(ana, absence, ana.person(), yesterday, yesterday.plusDays(1), null, false);
    absences.plan(ana, absence, ana.person(), yesterday, yesterday.plusDays(1), null, false);
    assertThat(absences.of(ana, ana.person())).hasSize(1);
  }

  @Test
  void aSessionIsHeldFromItsEndOnAndNotASecondBefore() {
    CourseId course = course(null);
    SessionId id = SessionId.random();
    sessions.plan(ana, id, course, clock.instant().plus(Duration.ofHours(1)), LENGTH);
    clock.advance(Duration.ofMinutes(109).plusSeconds(59));
    due.run();
    assertThat(sessions.find(ana, id)).get().returns(false, Session::isHeld);
    clock.advance(Duration.ofSeconds(1));
    due.run();
    assertThat(sessions.find(ana, id)).get().returns(true, Session::isHeld);
  }

  @Test
  void aSessionPutDownWhileItGoesOnIsHeldAtItsEnd() {
    CourseId course = course(null);
    SessionId id = SessionId.random();
    sessions.plan(ana, id, course, clock.instant().minus(Duration.ofMinutes(49)), LENGTH);
    assertThat(sessions.find(ana, id)).get().returns(false, Session::isHeld);
    clock.advance(Duration.ofMinutes(1));
    due.run();
    assertThat(sessions.find(ana, id)).get().returns(true, Session::isHeld);
  }

  @Test
  void aSessionThatWasMovedAheadIsHeldAtItsNewEndAlone() {
    CourseId course = course(null);
    SessionId id = SessionId.random();
    Instant at = clock.instant().plus(Duration.ofHours(1));
    sessions.plan(ana, id, course, at, LENGTH);
    sessions.move(ana, id, 1, at.plus(Duration.ofDays(2)), LENGTH);
    clock.set(at.plus(LENGTH));
    due.run();
    assertThat(sessions.find(ana, id)).get().returns(false, Session::isHeld);
    clock.set(at.plus(Duration.ofDays(2)).plus(LENGTH));
    due.run();
    assertThat(sessions.find(ana, id)).get().returns(true, Session::isHeld);
  }

  @Test
  void sessionsLieWithinTwoYearsAheadAndSixtyBackAndLastFromFiveMinutesToTenHours() {
    CourseId course = course(null);
    Instant now = clock.instant();
    assertThatThrownBy(() -> plan(course, now.plus(Duration.ofDays(733)), LENGTH)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> plan(course, now.minus(Duration.ofDays(60 * 366 + 1)), LENGTH)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> plan(course, now, Duration.ofMinutes(4))).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> plan(course, now, Duration.ofMinutes(601))).isInstanceOf(InvalidInput.class);
    assertThat(sessions.of(ana, course)).isEmpty();
    plan(course, now.plus(Duration.ofDays(731)), Duration.ofMinutes(5));
    plan(course, now.plus(Duration.ofDays(1)), Duration.ofMinutes(600));
    assertThat(sessions.of(ana, course)).hasSize(2);
  }

  private void plan(CourseId course, Instant at, Duration length) {
    sessions.plan(ana, SessionId.random(), course, at, length);
  }

  @Test
  void whoCoversSeesTheCourseOnlyInThatTime() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), LocalDate.of(2026, 3, 25), LocalDate.of(2026, 3, 30),
        ben.person(), true);
    assertThat(courses.find(ben, course)).isEmpty();
    assertThat(sessions.of(ana, course)).filteredOn(s -> s.state() == Session.State.CANCELLED)
        .extracting(Session::plannedAt).containsExactly(Instant.parse("2026-03-27T14:00:00Z"));

    clock.set(Instant.parse("2026-03-26T09:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).isPresent();
    assertThat(courses.currentReader(maya, course).person()).isEqualTo(ben.person());

    clock.set(Instant.parse("2026-03-31T09:00:00Z"));
    assertThat(courses.find(ben, course)).isEmpty();
    assertThat(courses.currentReader(maya, course)).isEqualTo(new CourseReader(ana.person(), null));
  }

  @Test
  void coverThatIsTakenBackAndPlannedAgainOpensTheCourseAgain() {
    CourseId course = course(null);
    var first = new AbsenceId(UUID.randomUUID());
    absences.plan(ana, first, ana.person(), LocalDate.of(2026, 3, 25), LocalDate.of(2026, 3, 30), ben.person(), false);
    absences.withdraw(ana, first, ana.person());
    clock.set(Instant.parse("2026-03-24T09:00:00Z"));
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), LocalDate.of(2026, 3, 25), LocalDate.of(2026, 3, 30),
        ben.person(), false);

    clock.set(Instant.parse("2026-03-26T09:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).isPresent();
  }

  @Test
  void daysAwayLastAYearAtMostAndNobodyCoversForThemselves() {
    LocalDate from = LocalDate.of(2026, 3, 25);
    var id = new AbsenceId(UUID.randomUUID());
    assertThatThrownBy(() -> absences.plan(ana, id, ana.person(), from, LocalDate.of(2027, 3, 26), null, false))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> absences.plan(ana, id, ana.person(), from, from, ana.person(), false)).isInstanceOf(InvalidInput.class);
    assertThat(absences.of(ana, ana.person())).isEmpty();
    absences.plan(ana, id, ana.person(), from, LocalDate.of(2027, 3, 25), null, false);
    assertThat(absences.of(ana, ana.person())).hasSize(1);
  }

  @Test
  void aCourseThatIsOpenedMeanwhileIsCoveredToo() {
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), LocalDate.of(2026, 3, 16), LocalDate.of(2026, 3, 20),
        ben.person(), false);
    CourseId course = course(null);
    assertThat(courses.findForClinician(ben, course)).isPresent();
    clock.set(Instant.parse("2026-03-21T00:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).isEmpty();
  }

  @Test
  void takingDaysAwayBackLeavesTheCoverOfOtherDays() {
    CourseId course = course(null);
    var first = new AbsenceId(UUID.randomUUID());
    absences.plan(ana, first, ana.person(), LocalDate.of(2026, 3, 25), LocalDate.of(2026, 3, 30), ben.person(), false);
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 8),
        ben.person(), false);
    absences.withdraw(ana, first, ana.person());
    clock.set(Instant.parse("2026-03-26T09:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).isEmpty();
    clock.set(Instant.parse("2026-05-05T09:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).isPresent();
  }

  @Test
  void daysAwayCancelWhatLiesAheadAndNothingIsPlannedOnThem() {
    CourseId course = course(null);
    SessionId thisMorning = SessionId.random();
    sessions.plan(ana, thisMorning, course, clock.instant().plus(Duration.ofHours(1)), LENGTH);
    clock.advance(Duration.ofHours(3));
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), LocalDate.of(2026, 3, 16), LocalDate.of(2026, 3, 27),
        null, true);
    assertThat(sessions.find(ana, thisMorning)).get().returns(Session.State.PLANNED, Session::state);
    courses.changeCadence(ana, course, 1, new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)), LENGTH);
    assertThat(sessions.of(ana, course)).filteredOn(s -> !s.id().equals(thisMorning)).first()
        .returns(Instant.parse("2026-04-03T13:00:00Z"), Session::plannedAt);
  }

  @Test
  void sessionsArePlannedForEightWeeksByTheDaysWhereThePracticeIs() {
    clock.set(Instant.parse("2026-06-17T23:30:00Z")); // Thursday already
    CourseId course = course(new Cadence(LocalDate.of(2026, 6, 18), 7, LocalTime.of(14, 0)));
    assertThat(sessions.of(ana, course)).extracting(s -> s.plannedAt().atZone(LONDON).toLocalDate())
        .hasSize(9).startsWith(LocalDate.of(2026, 6, 18)).endsWith(LocalDate.of(2026, 8, 13));
  }

  @Test
  void aSessionThatWasHeldStaysInThePastAndACourseThatHasEndedIsNotPlannedIn() {
    CourseId course = course(null);
    SessionId held = SessionId.random();
    sessions.plan(ana, held, course, clock.instant().minus(Duration.ofDays(3)), LENGTH);
    int version = sessions.find(ana, held).orElseThrow().version();
    assertThatThrownBy(() -> sessions.move(ana, held, version, clock.instant().plus(Duration.ofDays(1)), LENGTH))
        .isInstanceOf(InvalidInput.class);
    courses.end(job(), course);
    assertThatThrownBy(() -> plan(course, clock.instant().plus(Duration.ofDays(1)), LENGTH)).isInstanceOf(InvalidInput.class);
    assertThat(sessions.of(ana, course)).hasSize(1);
  }

  @Test
  void aManagerPutsDownDaysAwayForATherapistWhoIsIllAndSeesNothingOfTheCourses() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    var absence = new AbsenceId(UUID.randomUUID());
    assertThatThrownBy(() -> absences.plan(ben, absence, ana.person(), LocalDate.of(2026, 3, 19),
        LocalDate.of(2026, 3, 25), ben.person(), true)).isInstanceOf(NotFound.class);
    absences.plan(mona, absence, ana.person(), LocalDate.of(2026, 3, 19), LocalDate.of(2026, 3, 25), ben.person(), true);

    assertThat(sessions.of(ana, course).getFirst().state()).isEqualTo(Session.State.CANCELLED);
    assertThat(sessions.of(mona, course)).isEmpty();
    assertThat(absences.of(ana, ana.person())).extracting(Absence::id).containsExactly(absence);
    clock.set(Instant.parse("2026-03-21T09:00:00Z"));
    assertThat(courses.findForClinician(ben, course)).isPresent();
    absences.withdraw(mona, absence, ana.person());
    assertThat(courses.findForClinician(ben, course)).isEmpty();
  }

  @Test
  void aClientSaysThatTheyCantComeAndTheTherapistSeesItAndCanPutItBack() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    Session first = sessions.of(ana, course).getFirst();
    assertThatThrownBy(() -> sessions.callOff(ben.asOneself(), first.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> sessions.callOff(ana.asOneself(), first.id())).as("a therapist cancels, and is not the client")
        .isInstanceOf(NotFound.class);
    sessions.callOff(maya, first.id());
    sessions.callOff(maya, first.id());

    Session off = sessions.find(ana, first.id()).orElseThrow();
    assertThat(off.state()).isEqualTo(Session.State.CALLED_OFF);
    assertThat(sessions.calledOff(ana)).extracting(ScheduledSession::plannedAt).containsExactly(off.plannedAt());
    assertThat(sessions.next(ana, course)).get().extracting(Session::id).isNotEqualTo(first.id());
    sessions.callOff(maya, sessions.of(ana, course).get(2).id());
    assertThat(sessions.calledOff(ana)).as("of the next two weeks").extracting(ScheduledSession::plannedAt).containsExactly(off.plannedAt());
    sessions.restore(ana, first.id(), off.version());
    assertThat(sessions.next(maya, course)).get().extracting(Session::id).isEqualTo(first.id());
    clock.set(first.plannedAt());
    assertThatThrownBy(() -> sessions.callOff(maya, first.id())).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aCourseEndsAfterTheSessionThatBothAgreedOnAndLeavesAKeepsakeInBothTheirWords() {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    Session last = sessions.of(ana, course).get(1);
    endings.propose(maya, course, last.id());
    assertThatThrownBy(() -> endings.agree(maya, course, 1)).isInstanceOf(NotFound.class);
    assertThat(keepsakes.ownWords(maya, course)).isEmpty();
    endings.agree(ana, course, 1);
    keepsakes.write(maya, course, 0, "I learned to say it.");
    keepsakes.write(ana, course, 0, "You came back each time.");
    assertThatThrownBy(() -> keepsakes.write(ana, course, 0, "Again.")).isInstanceOf(Conflict.class);
    assertThat(keepsakes.find(maya, course)).isEmpty();

    clock.set(Instant.parse("2026-03-28T12:00:00Z"));
    due.run();

    assertThat(courses.find(maya, course)).get().extracting(Course::state).isEqualTo(Course.State.ENDED);
    Keepsake keepsake = keepsakes.find(ana, course).orElseThrow();
    assertThat(keepsake.sessions()).isEqualTo(2);
    assertThat(keepsake.client()).isEqualTo("I learned to say it.");
    assertThat(keepsake.therapist()).isEqualTo("You came back each time.");
    assertThat(sessions.next(ana, course)).isEmpty();
    CourseId again = courses.openFollowUp(ana, CourseId.random(), course, null, LENGTH);
    assertThat(courses.ofClient(maya)).extracting(Course::id).containsExactly(again, course);
  }

  @Test
  void theNextTherapistSeesOnlyWhatTheClientPassedOn() {
    CourseId course = course(null);
    var handover = new HandoverId(UUID.randomUUID());
    handovers.propose(mona, handover, course, ben.person());
    assertThat(handovers.of(ana, course)).isEmpty();
    assertThat(sessions.of(mona, course)).isEmpty();
    assertThat(courses.find(ben, course)).isEmpty();

    for (Right whole : List.of(Right.THERAPIST, Right.COVER)) {
      assertThatThrownBy(() -> handovers.accept(maya, handover, 1, Set.of(whole))).as("all of it").isInstanceOf(IllegalArgumentException.class);
    }
    CourseId next = handovers.accept(maya, handover, 1, Set.of(Right.CARD));

    assertThat(courses.findForClinician(ben, next)).isPresent();
    assertThat(courses.findForClinician(ben, course)).isEmpty();
    assertThat(handovers.handedOverTo(ben, next)).get().extracting(Handovers.HandedOverRights::rights)
        .isEqualTo(EnumSet.of(Right.CARD));
    assertThat(sessions.of(ben, course)).isEmpty();
    assertThat(keepsakes.find(ben, course)).isEmpty();
    assertThat(courses.find(ana, next)).isEmpty();
    handovers.revoke(maya, handover, Right.CARD);
    assertThat(courses.find(ben, course)).isEmpty();
  }

  @Test
  void everyLookOfAnotherIsInALogThatOnlyTheClientReads() {
    CourseId course = course(null);
    looks.record(ana, course, AccessedRecord.SESSIONS);
    looks.record(ana, course, AccessedRecord.SESSIONS);
    clock.advance(Duration.ofMinutes(20));
    looks.record(ana, course, AccessedRecord.SESSIONS);

    Instant now = clock.instant().plusSeconds(1);
    assertThat(looks.entriesBefore(maya, now)).extracting(AccessLogEntry::person).containsExactly(ana.person(), ana.person());
    assertThat(looks.entriesBefore(ana.asOneself(), now)).isEmpty();

    clock.advance(Duration.ofDays(3 * 366));
    due.run();
    assertThat(looks.entriesBefore(maya, clock.instant())).isEmpty();
  }

  @Test
  void aFeedSaysYourAppointmentAndNoMoreAndAnEndedLinkSaysNothing() throws Exception {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    Session first = sessions.of(ana, course).getFirst();
    sessions.cancel(ana, first.id(), first.version());
    String cookie = signIns.begin(maya).text();
    String page = get("/course/calendar", cookie).body();
    assertThat(post("/course/calendar", cookie, page).statusCode()).as("without the password").isEqualTo(422);
    String shown = send("/course/calendar", cookie, page, "&current=a+long+way+home+7").body();
    String path = shown.substring(shown.indexOf("/feeds/"), shown.indexOf(".ics") + 4);

    HttpResponse<String> feed = get(path, null);

    assertThat(feed.headers().firstValue("Content-Type")).get().asString().startsWith("text/calendar");
    assertThat(feed.body().lines().filter(l -> l.startsWith("SUMMARY")).distinct())
        .containsExactly("SUMMARY:your appointment");
    assertThat(feed.body()).contains("DTSTART:20260403T130000Z").contains("STATUS:CANCELLED")
        .doesNotContainIgnoringCase("maya").doesNotContainIgnoringCase("ana costa").doesNotContainIgnoringCase("corner")
        .doesNotContainIgnoringCase("attune").doesNotContainIgnoringCase("therap");
    send("/course/calendar", cookie, get("/course/calendar", cookie).body(), "&current=a+long+way+home+7");
    assertThat(get(path, null).statusCode()).isEqualTo(404);
  }

  @Test
  void threeSessionsAheadAndThreeBackAreShownAndTheOthersFolded() throws Exception {
    CourseId course = course(null);
    for (int week = 1; week <= 5; week++) {
      sessions.plan(ana, SessionId.random(), course, clock.instant().plus(Duration.ofDays(7L * week)), LENGTH);
      sessions.plan(ana, SessionId.random(), course, clock.instant().minus(Duration.ofDays(7L * week)), LENGTH);
    }
    String page = get("/courses/" + course + "/sessions", signIns.begin(ana.asOneself()).text()).body();

    assertThat(page.split("<time ", -1)).hasSize(11);
    assertThat(page).containsSubsequence("<h2>This course</h2>", "<h2>Coming up</h2>", "<time ", "<time ", "<time ", "<details",
        "2 more to come", "<time ", "<time ", "</details>", "<h2>So far</h2>", "<time ", "<time ", "<time ", "<details",
        "2 more before that", "<time ", "<time ", "</details>");
  }

  @Test
  void thePagesOfACourseOpenForThoseWhoseTheyAre() throws Exception {
    CourseId course = course(new Cadence(LocalDate.of(2026, 3, 20), 7, LocalTime.of(14, 0)));
    sessions.plan(ana, SessionId.random(), course, clock.instant().minus(Duration.ofDays(3)), LENGTH);
    SessionId id = sessions.of(ana, course).getLast().id();
    String path = "/courses/" + course;
    String therapist = signIns.begin(ana.asOneself()).text();
    String client = signIns.begin(maya).text();
    String manager = signIns.begin(mona.asOneself()).text();
    String other = signIns.begin(ben.asOneself()).text();

    for (String page : List.of(path + "/sessions", path + "/sessions/new", path + "/cadence", path + "/ending",
        path + "/handover", "/absences", "/sessions/" + id + "/time", "/course/calendar")) {
      assertThat(get(page, therapist).statusCode()).as(page).isEqualTo(200);
    }
    for (String page : List.of("/course/sessions", path + "/ending", "/looks", "/course/calendar")) {
      assertThat(get(page, client).statusCode()).as(page).isEqualTo(200);
    }
    assertThat(get("/course/sessions", client).body()).contains("Ana Costa").contains("Friday 20 March");
    assertThat(get("/looks", client).body()).contains("Ana Costa").contains("Your sessions");
    assertThat(get("/practice/handovers", manager).body()).contains("Maya with Ana Costa");
    assertThat(get(path + "/handover", manager).statusCode()).isEqualTo(200);
    for (String page : List.of(path + "/sessions", path + "/ending", "/sessions/" + id + "/time")) {
      assertThat(get(page, other).statusCode()).as(page).isEqualTo(404);
      assertThat(get(page, manager).statusCode()).as(page).isEqualTo(404);
    }
    String list = get(path + "/sessions", therapist).body();
    HttpResponse<String> refused = send("/courses/" + course + "/sessions", therapist, list,
        "&day=2026-03-30&time=&minutes=50");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("2026-03-30").contains("Please choose a time");
    assertThat(send("/courses/" + course + "/sessions", therapist, list,
        "&key=" + UUID.randomUUID() + "&day=2026-03-30&time=10%3A00&minutes=50").statusCode()).isEqualTo(303);
    var handover = new HandoverId(UUID.randomUUID());
    handovers.propose(mona, handover, course, ben.person());
    assertThat(get("/course/handovers/" + handover, client).body()).contains("Go on with Ben Okoro");
    assertThat(send("/course/handovers/" + handover + "/acceptance", client,
        get("/course/handovers/" + handover, client).body(), "&version=1&passOn=scores").statusCode()).isEqualTo(303);
    assertThat(get("/course/handovers/" + handover, client).body()).contains("The numbers from my check-ins");
    assertThat(get(path + "/keepsake", client).statusCode()).isEqualTo(200);
    assertThat(get(path + "/keepsake/words", therapist).statusCode()).isEqualTo(200);
    assertThat(get(path + "/again", therapist).statusCode()).isEqualTo(200);
  }

  private CourseId course(@Nullable Cadence cadence) {
    return courses.open(job(), CourseId.random(), maya.person(), ana.person(), cadence, LENGTH);
  }

  private Viewer.Member works(String name, Role role) {
    var person = new Viewer.Oneself(PersonId.random());
    people.create(person, name, ContactDetails.none());
    people.grantRole(job(), practice, person.person(), role);
    return member(person.person(), role);
  }

  private Viewer.Member member(PersonId person, Role role) {
    return new Viewer.Member(person, practice, Set.of(role));
  }

  private Viewer.Job job() {
    return new Viewer.Job(practice);
  }

  private HttpResponse<String> get(String path, @Nullable String cookie) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (cookie != null) {
      request.header("Cookie", "sign_in=" + cookie + "; XSRF-TOKEN=t0k3n");
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String cookie, String page) throws Exception {
    return send(path, cookie, page, "");
  }

  private HttpResponse<String> send(String path, String cookie, String page, String fields) throws Exception {
    var token = java.util.regex.Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).isTrue();
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Cookie", "sign_in=" + cookie + "; XSRF-TOKEN=t0k3n")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token.group(1) + fields)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
