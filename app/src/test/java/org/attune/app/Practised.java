package org.attune.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Lines;
import org.attune.app.checkins.Readings;
import org.attune.app.checkins.Replies;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.identity.Contact;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Secret;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.SetUp;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.springframework.context.ApplicationContext;

/** A practice that lives, made by the calls that people's own pages make: a manager, two therapists, a client of each. */
public record Practised(PracticeId practice, Viewer.Member manager, Viewer.Member therapist, Viewer.Member colleague,
                        Viewer.Oneself client, Viewer.Oneself other, CourseId course, CourseId otherCourse,
                        SessionId session, String words) {

  /** A practice with one course that has begun, and words in each place that takes them. */
  public static Practised named(ApplicationContext application, String name) {
    String words = "The words that only " + name + " knows " + UUID.randomUUID();
    Practised made = founded(application, name, words);
    var checkIns = application.getBean(CheckIns.class);
    checkIns.submit(made.client(), CheckInId.random(), made.session(), new Lines(5, 6, 5, 7, 4),
        new UnsaidForm(words, Audience.THERAPIST, false));
    application.getBean(Readings.class).record(made.therapist(), made.session());
    application.getBean(Unsaid.class).toHear(made.therapist(), made.course());
    application.getBean(Replies.class).add(made.therapist(), UUID.randomUUID(), made.session(), words);
    checkIns.rate(made.therapist(), CheckInId.random(), made.session(), new Lines(6, 6, 6, 6, 6));
    application.getBean(Invitations.class).invite(made.manager(), new InvitationId(UUID.randomUUID()),
        new Invitations.Guest(Role.THERAPIST, "Somebody invited by " + name, name + "@example.org",
            new CoursePlan(0, null, Courses.USUAL_LENGTH)), true);
    return made;
  }

  private static Practised founded(ApplicationContext application, String name, String words) {
    var setUp = application.getBean(SetUp.class);
    var people = application.getBean(People.class);
    var practice = new PracticeId(UUID.randomUUID());
    var manager = new Viewer.Oneself(PersonId.random());
    setUp.found(manager, setUp.codeToPrint(new Viewer.Visitor()), new SetUp.NewPractice(practice, name + " practice", "DE",
        ZoneId.of("Europe/Berlin"), name + " Manager", null, signInName(name, "manager"), PASSWORD, false));
    var asManager = new Viewer.Member(manager.person(), practice, Set.of(Role.MANAGER));
    var therapist = new Viewer.Member(person(people, asManager, practice, name, "Therapist", Role.THERAPIST), practice,
        Set.of(Role.THERAPIST));
    var colleague = new Viewer.Member(person(people, asManager, practice, name, "Colleague", Role.THERAPIST), practice,
        Set.of(Role.THERAPIST));
    var client = new Viewer.Oneself(person(people, therapist, practice, name, "Client", Role.CLIENT));
    var other = new Viewer.Oneself(person(people, colleague, practice, name, "Other", Role.CLIENT));
    var courses = application.getBean(Courses.class);
    var admitting = new Viewer.Job(Viewer.Purpose.ADMIT, practice);
    CourseId course = courses.open(admitting, CourseId.random(), client.person(), therapist.person(), null,
        Courses.USUAL_LENGTH);
    CourseId otherCourse = courses.open(admitting, CourseId.random(), other.person(), colleague.person(), null,
        Courses.USUAL_LENGTH);
    SessionId session = SessionId.random();
    Instant yesterday = application.getBean(Clock.class).instant().minus(1, ChronoUnit.DAYS);
    application.getBean(Sessions.class).plan(therapist, session, course, yesterday, Courses.USUAL_LENGTH);
    application.getBean(Sessions.class).plan(colleague, SessionId.random(), otherCourse, yesterday,
        Courses.USUAL_LENGTH);
    return new Practised(practice, asManager, therapist, colleague, client, other, course, otherCourse, session, words);
  }

  public static final String PASSWORD = "a long way home 7";

  /** Such as {@code ana-therapist}. */
  public static String signInName(String practice, String who) {
    return (practice + "-" + who).toLowerCase(java.util.Locale.ROOT);
  }

  private static PersonId person(People people, Viewer.Member admittedBy, PracticeId practice, String name, String who,
      Role role) {
    var oneself = new Viewer.Oneself(PersonId.random());
    people.create(oneself, name + " " + who, new Contact(signInName(name, who) + "@example.org", null));
    people.letSignIn(oneself, signInName(name, who), PASSWORD);
    people.admit(admittedBy, practice, oneself.person(), role);
    return oneself.person();
  }

  /** A sign-in of somebody, as their cookie would hold it. */
  public static Secret signIn(ApplicationContext application, PersonId person) {
    return application.getBean(SignIns.class).begin(new Viewer.Oneself(person));
  }

}
