package org.attune.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.Credentials;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How Maya and Ana part: by an ending that both agree on, or by a handover that Maya alone decides. */
@AttuneTest
class CourseEndingsAndHandoversTests {

  @Autowired AllianceFixtures pairs;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired Courses courses;
  @Autowired Sessions sessions;
  @Autowired CourseEndings endings;
  @Autowired Absences absences;
  @Autowired Keepsakes keepsakes;
  @Autowired Handovers handovers;
  @Autowired DueJobs due;
  @Autowired MovableClock clock;

  private Pair pair;
  private Viewer.Member ana;
  private Viewer.Member ben;
  private CourseId course;
  private SessionId first;
  private SessionId second;
  private SessionId third;

  @BeforeEach
  void threeSessionsAhead() {
    pair = pairs.mayaAndAna();
    ana = new Viewer.Member(pair.therapist().person(), pair.therapist().practice(), Set.of(Role.THERAPIST));
    course = pair.course();
    credentials.createSignIn(pair.client(), "maya-" + course, TestPractice.HASHED); // somebody to ask
    var person = new Viewer.Oneself(PersonId.random());
    people.create(person, "Ben Okoro", ContactDetails.none());
    people.grantRole(pair.therapist(), ana.practice(), person.person(), Role.THERAPIST);
    ben = new Viewer.Member(person.person(), ana.practice(), Set.of(Role.THERAPIST));
    first = pairs.meetAt(pair, clock.instant().plus(Duration.ofDays(1)));
    second = pairs.meetAt(pair, clock.instant().plus(Duration.ofDays(8)));
    third = pairs.meetAt(pair, clock.instant().plus(Duration.ofDays(15)));
  }

  @Test
  void theLastSessionLiesAheadAndIsOneOfTheirOwn() {
    Pair others = pairs.mayaAndAna();
    SessionId theirs = pairs.meetAt(others, clock.instant().plus(Duration.ofDays(1)));
    assertThatThrownBy(() -> endings.propose(pair.client(), course, theirs)).isInstanceOf(NotFound.class);
    SessionId jonas = pairs.meetAt(pairs.join(pair.therapist(), "Jonas"), clock.instant().plus(Duration.ofDays(1)));
    assertThatThrownBy(() -> endings.propose(ana, course, jonas)).as("of another client of Ana’s").isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> endings.propose(ben, course, second)).isInstanceOf(NotFound.class);
    SessionId held = pairs.meet(pair);
    assertThatThrownBy(() -> endings.propose(ana, course, held)).isInstanceOf(InvalidInput.class);
    assertThat(endings.find(ana, course)).isEmpty();
  }

  @Test
  void whoProposedItCantAgreeAndTheOthersProposalTakesItsPlace() {
    endings.propose(ana, course, second);
    assertThatThrownBy(() -> endings.agree(ana, course, 1)).isInstanceOf(NotFound.class);
    endings.propose(pair.client(), course, third);
    assertThatThrownBy(() -> endings.agree(ana, course, 1)).as("it is another now").isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> endings.withdraw(ana, course, 1)).as("nor taken back unseen").isInstanceOf(Conflict.class);
    assertThat(states()).containsOnly(Session.State.PLANNED);
    endings.agree(ana, course, 2);
    assertThat(endings.find(pair.client(), course)).get().returns(third, CourseEnding::lastSession).returns(true, CourseEnding::isAgreed);
    assertThatThrownBy(() -> endings.propose(ana, course, first)).as("what is agreed is not replaced").isInstanceOf(Conflict.class);
  }

  @Test
  void whatWasPlannedAfterTheLastSessionIsCancelledAndNothingBefore() {
    endings.propose(ana, course, second);
    endings.agree(pair.client(), course, 1);
    assertThat(states()).containsExactly(Session.State.PLANNED, Session.State.PLANNED, Session.State.CANCELLED);
    clock.advance(Duration.ofDays(2));
    due.run();
    assertThat(courses.find(ana, course)).get().returns(true, Course::isOpen);
    clock.advance(Duration.ofDays(7));
    due.run();
    assertThat(courses.find(ana, course)).get().returns(false, Course::isOpen);
  }

  @Test
  void aCourseWhoseLastSessionWasHeldBeforeBothAgreedEndsAsTheyAgree() {
    endings.propose(ana, course, first);
    clock.advance(Duration.ofDays(2));
    due.run();
    assertThat(courses.find(ana, course)).get().returns(true, Course::isOpen);
    endings.agree(pair.client(), course, 1);
    assertThat(courses.find(ana, course)).get().returns(false, Course::isOpen);
  }

  @Test
  void whoCoversEndsNothingPassesNothingOnAndReadsNoKeepsake() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC"));
    absences.plan(ana, new AbsenceId(UUID.randomUUID()), ana.person(), today, today.plusDays(30), ben.person(), false);
    clock.advance(Duration.ofHours(1));
    assertThat(courses.findForClinician(ben, course)).isPresent();
    assertThatThrownBy(() -> propose(ben, ben.person())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> endings.propose(ben, course, first)).isInstanceOf(NotFound.class);
    endings.propose(pair.client(), course, first);
    assertThatThrownBy(() -> endings.agree(ben, course, 1)).isInstanceOf(NotFound.class);
    endings.agree(ana, course, 1);
    clock.advance(Duration.ofDays(2));
    due.run();
    assertThat(keepsakes.find(ana, course)).isPresent();
    assertThat(keepsakes.find(ben, course)).isEmpty();
  }

  @Test
  void aProposalIsTakenBackByTheVersionThatWasRead() {
    endings.propose(ana, course, second);
    assertThatThrownBy(() -> endings.withdraw(pair.client(), course, 2)).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> endings.withdraw(ben, course, 1)).isInstanceOf(NotFound.class);
    endings.withdraw(pair.client(), course, 1);
    assertThat(endings.find(ana, course)).isEmpty();
  }

  @Test
  void aKeepsakeIsWrittenFromTheAgreementOnByEachAloneAndReadByBothAtTheEnd() {
    endings.propose(ana, course, first);
    assertThatThrownBy(() -> keepsakes.write(pair.client(), course, 0, "too soon")).isInstanceOf(NotFound.class);
    endings.agree(pair.client(), course, 1);
    keepsakes.write(pair.client(), course, 0, "I learned to say it.");
    assertThat(keepsakes.ownWords(ana, course)).contains(new Keepsakes.OwnWords("", 0));
    assertThat(keepsakes.ownWords(pair.client(), course)).contains(new Keepsakes.OwnWords("I learned to say it.", 1));
    assertThat(keepsakes.ownWords(ben, course)).isEmpty();
    assertThatThrownBy(() -> keepsakes.write(pair.client(), course, 2, "another page")).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> keepsakes.write(ana, course, 0, "x".repeat(10_001))).isInstanceOf(InvalidInput.class);
    keepsakes.write(ana, course, 0, "x".repeat(10_000));
    keepsakes.write(ana, course, 1, "It was good to meet you.");
    assertThatThrownBy(() -> keepsakes.write(ana, course, 1, "on another device")).isInstanceOf(Conflict.class);
    assertThat(keepsakes.find(ana, course)).as("not before the end").isEmpty();
    clock.advance(Duration.ofDays(3));
    due.run();
    assertThat(keepsakes.find(pair.client(), course)).get().returns("I learned to say it.", Keepsake::client)
        .returns(1, Keepsake::sessions);
    assertThat(keepsakes.find(ben, course)).isEmpty();
  }

  @Test
  void aHandoverIsProposedByWhoKeepsTheCourseOrManagesToATherapistAlone() {
    assertThatThrownBy(() -> propose(ben, ben.person())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> propose(ana, ana.person())).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> propose(ana, pair.client().person())).isInstanceOf(InvalidInput.class);
    HandoverId id = propose(ana, ben.person());
    assertThatThrownBy(() -> propose(ana, ben.person())).as("one at a time").isInstanceOf(InvalidInput.class);
    handovers.propose(ana, id, course, ben.person());
    assertThat(handovers.of(pair.client(), course)).hasSize(1);
  }

  @Test
  void whoStaysStaysWithEverythingAsItWas() {
    HandoverId id = propose(ana, ben.person());
    handovers.decline(pair.client(), id, 1);
    assertThat(courses.find(ana, course)).get().returns(true, Course::isOpen);
    assertThat(states()).containsOnly(Session.State.PLANNED);
    assertThat(courses.find(ben, course)).isEmpty();
    assertThatThrownBy(() -> handovers.accept(pair.client(), id, 2, Set.of())).as("it was answered").isInstanceOf(NotFound.class);
    propose(ana, ben.person());
  }

  @Test
  void whatWasWithdrawnCantBeAccepted() {
    HandoverId id = propose(ana, ben.person());
    handovers.withdraw(ana, id, 1);
    assertThatThrownBy(() -> handovers.accept(pair.client(), id, 2, Set.of())).isInstanceOf(NotFound.class);
    assertThat(courses.ofClient(pair.client())).hasSize(1);
  }

  @Test
  void whoGoesOnEndsTheOldCourseAndPassesOnNothingByItself() {
    HandoverId id = propose(ana, ben.person());
    assertThatThrownBy(() -> handovers.accept(pair.client(), id, 1, Set.of(Right.THERAPIST)))
        .as("all of it can’t be passed on").isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> handovers.accept(pair.client(), id, 2, Set.of())).isInstanceOf(Conflict.class);
    assertThat(courses.find(ana, course)).as("a conflict changes nothing").get().returns(true, Course::isOpen);
    CourseId next = handovers.accept(pair.client(), id, 1, Set.of());
    assertThat(courses.find(ana, course)).get().returns(false, Course::isOpen);
    assertThat(states()).containsOnly(Session.State.CANCELLED);
    assertThat(courses.find(ben, course)).isEmpty();
    assertThat(handovers.handedOverTo(ben, next)).get().returns(Set.of(), Handovers.HandedOverRights::rights);
    assertThat(courses.findForClinician(ben, next)).isPresent();
    assertThat(courses.findForClinician(ana, next)).isEmpty();
  }

  @Test
  void whatWasPassedOnIsTakenBackOneByOne() {
    HandoverId id = propose(ana, ben.person());
    CourseId next = handovers.accept(pair.client(), id, 1, Set.of(Right.SCORES, Right.REPAIRS));
    handovers.revoke(pair.client(), id, Right.SCORES);
    assertThat(handovers.handedOverTo(ben, next)).get().returns(Set.of(Right.REPAIRS), Handovers.HandedOverRights::rights);
  }

  private HandoverId propose(Viewer.Member by, PersonId next) {
    var id = new HandoverId(UUID.randomUUID());
    handovers.propose(by, id, course, next);
    return id;
  }

  private List<Session.State> states() {
    return List.of(first, second, third).stream().map(id -> sessions.find(pair.client(), id).orElseThrow().state()).toList();
  }
}
