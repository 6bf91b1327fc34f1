package org.attune.app.alliance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pairs of a client and a therapist, and lets them meet, by the calls that people's pages make. */
@Component
public class AllianceFixtures {

  private final PracticeSetUp setUp;
  private final People people;
  private final Courses courses;
  private final Sessions sessions;
  private final CheckIns checkIns;
  private final MovableClock clock;

  AllianceFixtures(PracticeSetUp setUp, People people, Courses courses, Sessions sessions, CheckIns checkIns, MovableClock clock) {
    this.setUp = setUp;
    this.people = people;
    this.courses = courses;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.clock = clock;
  }

  /** A therapist, a client, their course. */
  public record Pair(Viewer.Member therapist, Viewer.Oneself client, CourseId course) {}

  /** Maya and Ana, in a practice of their own. */
  public Pair mayaAndAna() {
    var ana = new Viewer.Oneself(PersonId.random());
    PracticeId practice = PracticeId.random();
    setUp.createPractice(ana, setUp.issuePrintedCode(new Viewer.Visitor()),
        new PracticeSetUp.NewPractice(practice, "Corner House", "GB", ZoneId.of("Europe/London"),
        new PracticeSetUp.NewManager(PersonName.of("Ana Costa"), null, "ana-" + practice, TestPractice.HASHED, true)));
    return join(new Viewer.Member(ana.person(), practice, EnumSet.of(Role.MANAGER, Role.THERAPIST)), "Maya");
  }

  /** One more client of the same therapist. */
  public Pair join(Viewer.Member therapist, String name) {
    var client = new Viewer.Oneself(PersonId.random());
    people.create(client, name, ContactDetails.none());
    var admits = new Viewer.Job(therapist.practice());
    people.grantRole(admits, therapist.practice(), client.person(), Role.CLIENT);
    CourseId course = courses.open(admits, CourseId.random(), client.person(), therapist.person(), null,
        Duration.ofMinutes(50));
    return new Pair(therapist, client, course);
  }

  public Course course(Pair pair) {
    return courses.find(pair.therapist(), pair.course()).orElseThrow();
  }

  /** A session that ends now, a week after the one before. */
  public SessionId meet(Pair pair) {
    clock.advance(Duration.ofDays(7));
    return meetAt(pair, clock.instant().minus(Duration.ofMinutes(50)));
  }

  public SessionId meetAt(Pair pair, Instant at) {
    var id = new SessionId(UUID.randomUUID());
    sessions.plan(pair.therapist(), id, pair.course(), at, Duration.ofMinutes(50));
    return id;
  }

  /** A session a week later that the client does not come to. */
  public void miss(Pair pair) {
    SessionId id = meet(pair);
    Session session = sessions.find(pair.therapist(), id).orElseThrow();
    sessions.markMissed(pair.therapist(), id, session.version());
  }

  public void checkIn(Pair pair, SessionId session, Ratings ratings) {
    checkIn(pair, session, ratings, null);
  }

  public void checkIn(Pair pair, SessionId session, Ratings ratings, @Nullable UnsaidForm unsaidForm) {
    checkIns.submit(pair.client(), new CheckInId(UUID.randomUUID()), session, ratings, unsaidForm);
  }

  /** By a link that was opened while the session was the last. */
  public void checkInByLink(Pair pair, SessionId session, Ratings ratings) {
    var holder = new Viewer.LinkHolder(new AccessLinkId(UUID.randomUUID()), pair.client().person(), pair.therapist().practice(),
        pair.course(), new Viewer.LinkedSession(session.value()));
    checkIns.submit(holder, new CheckInId(UUID.randomUUID()), ratings, null);
  }

  /** From the therapist's own chair. */
  public void rate(Pair pair, SessionId session, Ratings ratings) {
    checkIns.rate(pair.therapist(), new CheckInId(UUID.randomUUID()), session, ratings);
  }

  /** Sessions a week apart, each checked in with all five lines alike. */
  public List<SessionId> meetAndCheckIn(Pair pair, int... alike) {
    var met = new ArrayList<SessionId>();
    for (int value : alike) {
      SessionId session = meet(pair);
      checkIn(pair, session, new Ratings(value, value, value, value, value));
      met.add(session);
    }
    return met;
  }
}
