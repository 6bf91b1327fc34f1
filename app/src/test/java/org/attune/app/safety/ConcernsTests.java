package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.ViewerSql;
import org.attune.app.authentication.Credentials;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.ClosedCourses;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Maya, a client of Ana's, turns to Mo, the person that the practice names. */
@AttuneTest
class ConcernsTests {

  @Autowired TestDatabase database;
  @Autowired PracticeSetUp setUp;
  @Autowired Practices practices;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired Courses courses;
  @Autowired Concerns concerns;
  @Autowired CourseClosures closures;
  @Autowired Handovers handovers;
  @Autowired Sessions sessions;
  @Autowired ViewerSql asking;

  private final PracticeId practice = PracticeId.random();
  private final CourseId course = CourseId.random();
  private final Viewer.Oneself maya = new Viewer.Oneself(PersonId.random());
  private final Viewer.Oneself noor = new Viewer.Oneself(PersonId.random());
  private final Viewer.Member mo = new Viewer.Member(PersonId.random(), practice, Set.of(Role.MANAGER));
  private final Viewer.Member ana = new Viewer.Member(PersonId.random(), practice, Set.of(Role.THERAPIST));

  @BeforeEach
  void aPracticeThatNamesMo() {
    database.empty();
    setUp.createPractice(mo.asOneself(), setUp.issuePrintedCode(new Viewer.Visitor()),
        new PracticeSetUp.NewPractice(practice, "Riverside", "GB", ZoneId.of("Europe/London"),
        new PracticeSetUp.NewManager(PersonName.of("Mo"), null, "mo", TestPractice.HASHED, false)));
    people.create(ana.asOneself(), "Ana", ContactDetails.none());
    people.grantRole(mo, practice, ana.person(), Role.THERAPIST);
    for (Viewer.Oneself client : Set.of(maya, noor)) {
      people.create(client, client.equals(maya) ? "Maya" : "Noor", ContactDetails.none());
      credentials.createSignIn(client, "client-" + client.person(), TestPractice.HASHED);
      people.grantRole(mo, practice, client.person(), Role.CLIENT);
      courses.open(new Viewer.Job(practice), client.equals(maya) ? course : CourseId.random(),
          client.person(), ana.person(), null, Courses.DEFAULT_LENGTH);
    }
    names(mo.person());
  }

  @Test
  void onlyWhoIsNamedReadsIt() {
    concerns.write(maya, new ConcernId(UUID.randomUUID()), concerns.contactFor(maya, course), true, "I feel rushed.");
    assertThat(concerns.readReceived(mo)).extracting(Concern::words).containsExactly("I feel rushed.");
    assertThat(people.find(mo, maya.person())).isPresent();
    assertThat(concerns.readReceived(ana)).isEmpty();
    assertThat(concerns.writtenBy(noor)).isEmpty();
    for (String table : Set.of("concern", "concern_words")) {
      assertThat(asking.count(maya, table)).as(table).isOne();
      assertThat(asking.count(mo, table)).as(table).isOne();
      assertThat(asking.count(ana, table)).as(table).isZero();
      assertThat(asking.count(noor, table)).as(table).isZero();
      assertThat(asking.count(new Viewer.Job(practice), table)).as(table).isZero();
      assertThat(asking.count(new Viewer.Visitor(), table)).as(table).isZero();
    }
  }

  @Test
  void aPersonAskedForAnotherTherapistMayProposeOneAndLearnsNothingElse() {
    var dev = new Viewer.Member(PersonId.random(), practice, Set.of(Role.COVERING));
    var ben = new Viewer.Member(PersonId.random(), practice, Set.of(Role.THERAPIST));
    people.create(dev.asOneself(), "Dev", ContactDetails.none());
    people.grantRole(mo, practice, dev.person(), Role.COVERING);
    people.create(ben.asOneself(), "Ben", ContactDetails.none());
    people.grantRole(mo, practice, ben.person(), Role.THERAPIST);
    names(dev.person());
    concerns.write(maya, new ConcernId(UUID.randomUUID()), concerns.contactFor(maya, course), false, "I feel rushed.");
    assertThat(handovers.findProposable(dev, course)).as("nobody asked for a change").isEmpty();
    concerns.write(maya, new ConcernId(UUID.randomUUID()), concerns.contactFor(maya, course), true, "");

    assertThat(concerns.coursesAskingForChange(dev)).extracting(Course::id).containsExactly(course);
    var handover = new HandoverId(UUID.randomUUID());
    handovers.propose(dev, handover, course, ben.person());
    assertThat(handovers.of(ana, course)).as("the therapist is not told").isEmpty();
    assertThat(sessions.of(dev, course)).isEmpty();
    assertThat(handovers.findProposable(ben, course)).isEmpty();

    CourseId next = handovers.accept(maya, handover, 1, Set.of());
    assertThat(courses.findForClinician(ben, next)).isPresent();
    assertThat(courses.find(dev, next)).isEmpty();
    assertThat(concerns.coursesAskingForChange(dev)).isEmpty();
  }

  @Test
  void nobodyIsToBeFoundForACourseThatHasEnded() {
    concerns.write(maya, new ConcernId(UUID.randomUUID()), concerns.contactFor(maya, course), true, "");
    assertThat(concerns.coursesAskingForChange(mo)).extracting(Course::id).containsExactly(course);
    ClosedCourses.close(closures, ana, course, CourseClosure.Reason.ELSEWHERE);
    assertThat(concerns.coursesAskingForChange(mo)).isEmpty();
  }

  @Test
  void theClientSeesThatItWasRead() {
    concerns.write(maya, new ConcernId(UUID.randomUUID()), concerns.contactFor(maya, course), false, "I feel rushed.");
    assertThat(concerns.writtenBy(maya)).allMatch(c -> c.readAt() == null);
    concerns.readReceived(mo);
    assertThat(concerns.writtenBy(maya)).allMatch(c -> c.readAt() != null);
  }

  @Test
  void whoHearsItAnswersAndItsWriterAloneReadsTheAnswer() {
    var id = new ConcernId(UUID.randomUUID());
    concerns.write(maya, id, concerns.contactFor(maya, course), false, "I feel rushed.");
    UUID key = UUID.randomUUID();
    concerns.answer(mo, key, id, "Shall we talk on Friday?");
    concerns.answer(mo, key, id, "Shall we talk on Friday?");
    assertThat(concerns.writtenBy(maya)).singleElement()
        .satisfies(c -> assertThat(c.answers()).extracting(Concern.ConcernAnswer::words).containsExactly("Shall we talk on Friday?"));
    assertThatThrownBy(() -> concerns.answer(ana, UUID.randomUUID(), id, "I know.")).isInstanceOf(NotFound.class);
    assertThat(asking.count(ana, "concern_answer")).isZero();
    assertThat(asking.count(noor, "concern_answer")).isZero();
  }

  @Test
  void whatArrivedIsCountedForWhoHearsItUntilItIsRead() {
    concerns.write(maya, new ConcernId(UUID.randomUUID()), concerns.contactFor(maya, course), false, "I feel rushed.");
    assertThat(concerns.unread(mo, Instant.EPOCH)).isOne();
    assertThat(concerns.unread(ana, Instant.EPOCH)).as("the therapist is not told").isZero();
    names(ana.person());
    assertThat(concerns.unread(mo, Instant.EPOCH)).as("it was meant for Mo").isOne();
    concerns.readReceived(mo);
    assertThat(concerns.unread(mo, Instant.EPOCH)).isZero();
  }

  @Test
  void sentTwiceItCountsOnce() {
    var id = new ConcernId(UUID.randomUUID());
    concerns.write(maya, id, concerns.contactFor(maya, course), false, "I feel rushed.");
    concerns.write(maya, id, concerns.contactFor(maya, course), false, "I feel rushed.");
    assertThat(concerns.writtenBy(maya)).hasSize(1);
  }

  @Test
  void aLinkWritesAndNeverReads() {
    var link = new Viewer.LinkHolder(new AccessLinkId(UUID.randomUUID()), maya.person(), practice, course,
        new Viewer.LinkedSession(UUID.randomUUID()));
    concerns.write(link, new ConcernId(UUID.randomUUID()), concerns.contactFor(link), false, "I feel rushed.");
    assertThat(asking.count(link, "concern")).isZero();
    assertThat(asking.count(link, "concern_words")).isZero();
    assertThat(concerns.readReceived(mo)).hasSize(1);
  }

  @Test
  void theTherapistIsNeverTheOneToTurnTo() {
    names(ana.person());
    assertThat(concerns.contactFor(maya, course).contact()).isNull();
    assertThatThrownBy(() -> concerns.write(maya, new ConcernId(UUID.randomUUID()), concerns.contactFor(maya, course), false,
        "I feel rushed.")).isInstanceOf(NotFound.class);
  }

  @Test
  void nobodyTurnsToSomeoneByAnothersCourse() {
    assertThatThrownBy(() -> concerns.contactFor(noor, course)).isInstanceOf(NotFound.class);
  }

  private void names(PersonId person) {
    Practice is = practices.find(mo, practice).orElseThrow();
    practices.change(mo, is.withConcernRecipients(person, null));
  }
}
