package org.attune.app.checkins;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A small practice, in which each test has two people of its own: Maya, and Ana, her therapist. */
@Component("checkInPairs")
public class CheckInFixtures {

  private final PracticeSetUp setUp;
  private final People people;
  private final AddressConfirmations confirmations;
  private final Courses courses;
  private final Sessions sessions;
  private final CheckInLinks links;
  private final MovableClock time;
  private final ObjectProvider<TestDatabase> database;
  private Viewer.@Nullable Member manager;

  CheckInFixtures(PracticeSetUp setUp, People people, AddressConfirmations confirmations, Courses courses, Sessions sessions,
      CheckInLinks links, MovableClock time, ObjectProvider<TestDatabase> database) {
    this.setUp = setUp;
    this.people = people;
    this.confirmations = confirmations;
    this.courses = courses;
    this.sessions = sessions;
    this.links = links;
    this.time = time;
    this.database = database;
  }

  /** Two people in a course, and a colleague who has nothing to do with it. */
  public record Pair(Viewer.Oneself maya, Viewer.Member ana, Viewer.Member colleague, CourseId course, PracticeId practice) {
    public Viewer.LinkHolder link(AccessLinkId link, SessionId session) {
      return new Viewer.LinkHolder(link, maya.person(), practice, course, new Viewer.LinkedSession(session.value()));
    }

    public Viewer.Job practiceJob() {
      return new Viewer.Job(practice);
    }

    public Viewer.Job job() {
      return new Viewer.Job(practice, course);
    }
  }

  public Pair mayaAndAna() {
    return mayaAndAna(ContactDetails.none());
  }

  public Pair mayaAndAna(ContactDetails maya) {
    Viewer.Member practice = manager();
    PersonId client = person("Maya", maya);
    Viewer.Member ana = staff("Ana");
    Viewer.Member colleague = staff("Ben");
    people.grantRole(practice, practice.practice(), client, Role.CLIENT);
    confirmations.request(new Viewer.Oneself(client)).ifPresent(link -> confirmations.confirm(new Viewer.Oneself(client), link));
    CourseId course = CourseId.random();
    courses.open(new Viewer.Job(practice.practice()), course, client, ana.person(), null,
        Courses.DEFAULT_LENGTH);
    return new Pair(new Viewer.Oneself(client), ana, colleague, course, practice.practice());
  }

  public synchronized Viewer.Member manager() {
    Viewer.Member known = manager;
    if (known == null || !isThere(known.practice())) {
      PersonId person = PersonId.random();
      PracticeId practice = PracticeId.random();
      setUp.createPractice(new Viewer.Oneself(person), setUp.issuePrintedCode(new Viewer.Visitor()),
          new PracticeSetUp.NewPractice(practice, "The practice", "DE", ZoneId.of("Europe/Berlin"),
        new PracticeSetUp.NewManager(PersonName.of("Mo"), null, "mo-" + practice, TestPractice.HASHED, false)));
      known = new Viewer.Member(person, practice, EnumSet.of(Role.MANAGER));
      manager = known;
    }
    return known;
  }

  /** Another test may have emptied the database. */
  private boolean isThere(PracticeId practice) {
    return database.getObject().asOwner().sql("select count(*) from practice where id = ?").param(practice.value())
        .query(Long.class).single() > 0;
  }

  public Viewer.Member staff(String name) {
    PersonId person = person(name, ContactDetails.none());
    people.grantRole(manager(), manager().practice(), person, Role.THERAPIST);
    return new Viewer.Member(person, manager().practice(), Set.of(Role.THERAPIST));
  }

  private PersonId person(String name, ContactDetails contact) {
    PersonId person = PersonId.random();
    people.create(new Viewer.Oneself(person), name, contact);
    return person;
  }

  /** A session that just ended. */
  public SessionId held(Pair pair) {
    return heldAt(pair, time.instant().minus(Courses.DEFAULT_LENGTH));
  }

  public SessionId heldAt(Pair pair, Instant at) {
    SessionId session = SessionId.random();
    sessions.plan(pair.ana(), session, pair.course(), at, Courses.DEFAULT_LENGTH);
    return session;
  }

  public SessionId planned(Pair pair, Duration ahead) {
    return heldAt(pair, time.instant().plus(ahead));
  }

  /** The planned end of a session has passed. */
  public void endOf(Pair pair, SessionId session) {
    sessions.markHeldIfOver(new Viewer.Job(pair.practice(), pair.course()), session);
  }

  /** The person who opened the link of the session's check-in. */
  public Viewer.LinkHolder holder(Pair pair, SessionId session) {
    return pair.link(links.of(pair.job(), session).orElseThrow(), session);
  }
}
