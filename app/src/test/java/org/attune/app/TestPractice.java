package org.attune.app;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.RepairNote;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.RuptureMarker;
import org.attune.app.alliance.SignalId;
import org.attune.app.alliance.Signals;
import org.attune.app.authentication.AccountRecovery;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.authentication.SignIns;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.calendar.CalendarFeeds;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.checkins.ReadReceipts;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.checkins.TherapistReplies;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.attune.app.imports.internal.ColumnMapping;
import org.attune.app.imports.internal.ImportExecution;
import org.attune.app.imports.internal.ImportPlan;
import org.attune.app.imports.internal.ParsedTable;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.Practices;
import org.attune.app.preparation.AgendaItems;
import org.attune.app.preparation.ClientCards;
import org.attune.app.safety.ConcernId;
import org.attune.app.safety.Concerns;
import org.attune.app.sessions.AbsenceId;
import org.attune.app.sessions.Absences;
import org.attune.app.sessions.CourseEndings;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Keepsakes;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.springframework.context.ApplicationContext;

/** A practice that lives, made by the calls that people's own pages make: a manager, two therapists, a client of each. */
public record TestPractice(PracticeId practice, Viewer.Member manager, Viewer.Member therapist, Viewer.Member colleague,
                        Viewer.Oneself client, Viewer.Oneself other, CourseId course, CourseId otherCourse,
                        SessionId session, String words) {

  /** The zone of each such practice. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** A practice with one course that has begun, and words in each place that takes them. */
  public static TestPractice named(ApplicationContext application, String name) {
    String words = "The words that only " + name + " knows " + UUID.randomUUID();
    TestPractice made = founded(application, name, words);
    var checkIns = application.getBean(CheckIns.class);
    checkIns.submit(made.client(), CheckInId.random(), made.session(), new Ratings(5, 6, 5, 2, 4),
        new UnsaidForm(words, Audience.THERAPIST, false));
    application.getBean(ReadReceipts.class).record(made.therapist(), made.session());
    application.getBean(Unsaid.class).readable(made.therapist(), made.course());
    application.getBean(TherapistReplies.class).add(made.therapist(), UUID.randomUUID(), made.session(), words);
    checkIns.rate(made.therapist(), CheckInId.random(), made.session(), new Ratings(6, 6, 6, 6, 6));
    application.getBean(Invitations.class).invite(made.manager(), new InvitationId(UUID.randomUUID()),
        new Invitations.InviteeDetails(Role.THERAPIST, "Somebody invited by " + name, name + "@example.org",
            new CoursePlan(0, null, Courses.DEFAULT_LENGTH)), true);
    made.repairAndPrepare(application);
    made.partAndMoveOn(application);
    made.bringIn(application);
    made.sayElsewhere(application);
    made.takeCare(application);
    signIn(application, made.client().person());
    return made;
  }

  private void repairAndPrepare(ApplicationContext application) {
    SignalId signal = application.getBean(Signals.class).of(therapist, course).getFirst().id();
    application.getBean(Repairs.class).note(therapist, RepairId.random(), course, signal,
        new RepairNote(RuptureMarker.WITHDRAWAL, RepairStrategy.STAY_WITH_IT, words, null));
    application.getBean(ClientCards.class).write(client, course, 0, words);
    application.getBean(AgendaItems.class).add(client, UUID.randomUUID(), course, words, false);
    application.getBean(AccessLog.class).record(therapist, course, AccessedRecord.CHECK_INS);
  }

  private void partAndMoveOn(ApplicationContext application) {
    Clock clock = application.getBean(Clock.class);
    SessionId earlier = SessionId.random();
    application.getBean(Sessions.class).plan(therapist, earlier, course, clock.instant().minus(8, ChronoUnit.DAYS),
        Courses.DEFAULT_LENGTH);
    application.getBean(CheckIns.class).decline(client, earlier, ResponseStatus.NOT_THIS_TIME);
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZONE).plusDays(1);
    application.getBean(Absences.class).plan(therapist, new AbsenceId(UUID.randomUUID()), therapist.person(), tomorrow, tomorrow,
        null, false);
    application.getBean(Handovers.class).propose(therapist, new HandoverId(UUID.randomUUID()), course,
        colleague.person());
    SessionId last = SessionId.random();
    application.getBean(Sessions.class).plan(therapist, last, course, clock.instant().plus(30, ChronoUnit.DAYS),
        Courses.DEFAULT_LENGTH);
    var endings = application.getBean(CourseEndings.class);
    endings.propose(therapist, course, last);
    endings.agree(client, course, endings.find(client, course).orElseThrow().version());
    application.getBean(Keepsakes.class).write(client, course, 0, words);
  }

  private void sayElsewhere(ApplicationContext application) {
    var practices = application.getBean(Practices.class);
    Practice is = practices.find(manager, practice).orElseThrow();
    practices.change(manager, is.withConcernRecipients(manager.person(), is.concernRecipients().outsideBody()));
    var concerns = application.getBean(Concerns.class);
    concerns.write(client, new ConcernId(UUID.randomUUID()), concerns.contactFor(client, course), false, words);
    application.getBean(CalendarFeeds.class).renew(client);
  }

  private void takeCare(ApplicationContext application) {
    var secondSteps = application.getBean(SecondSteps.class);
    SecondSteps.Enrolment offer = secondSteps.beginEnrolment(other);
    secondSteps.turnOn(other, offer, Totp.code(offer.secret(), Totp.step(application.getBean(Clock.class).instant())));
    secondSteps.newRecoveryCodes(other);
    application.getBean(AccountRecovery.class).requestConfirmation(other);
  }

  private void bringIn(ApplicationContext application) {
    var imports = application.getBean(Imports.class);
    ImportId waiting = ImportId.random();
    imports.stage(therapist, waiting, words + ".csv", ("client,date,mood\n" + words + ",2026-01-05,30\n").getBytes(StandardCharsets.UTF_8));
    ImportId done = ImportId.random();
    imports.stage(therapist, done, null, "client,date,mood\nSomebody before,2026-01-05,30\nSomebody before,2026-01-12,28\n".getBytes(StandardCharsets.UTF_8));
    imports.chooseColumns(therapist, done, new ColumnMapping(false, 0, ColumnMapping.SessionColumns.of(1, null), ColumnMapping.ScoreColumns.ofMeasure(2, new ColumnMapping.MeasureColumn("Mood", 0, 63, false, null)), ColumnMapping.Notation.UNSAID, ColumnMapping.AssumedDates.WEEKLY));
    imports.confirm(therapist, imports.preview(therapist, done).orElseThrow(), 1, Map.of(ParsedTable.clientKey("Somebody before"), ImportPlan.NEW), false);
    application.getBean(ImportExecution.class).run(therapist, done);
  }

  private static TestPractice founded(ApplicationContext application, String name, String words) {
    var setUp = application.getBean(PracticeSetUp.class);
    var practice = new PracticeId(UUID.randomUUID());
    var manager = new Viewer.Oneself(PersonId.random());
    setUp.createPractice(manager, setUp.issuePrintedCode(new Viewer.Visitor()),
        new PracticeSetUp.NewPractice(practice, name + " practice", "DE", ZONE,
        new PracticeSetUp.NewManager(PersonName.of(name + " Manager"), null, signInName(name, "manager"), HASHED, false)));
    var asManager = new Viewer.Member(manager.person(), practice, Set.of(Role.MANAGER));
    var therapist = new Viewer.Member(person(application, asManager, practice, name, "Therapist", Role.THERAPIST), practice,
        Set.of(Role.THERAPIST));
    var colleague = new Viewer.Member(person(application, asManager, practice, name, "Colleague", Role.THERAPIST), practice,
        Set.of(Role.THERAPIST));
    var client = new Viewer.Oneself(person(application, asManager, practice, name, "Client", Role.CLIENT));
    var other = new Viewer.Oneself(person(application, asManager, practice, name, "Other", Role.CLIENT));
    var courses = application.getBean(Courses.class);
    var admitting = new Viewer.Job(practice);
    CourseId course = courses.open(admitting, CourseId.random(), client.person(), therapist.person(), null,
        Courses.DEFAULT_LENGTH);
    CourseId otherCourse = courses.open(admitting, CourseId.random(), other.person(), colleague.person(), null,
        Courses.DEFAULT_LENGTH);
    SessionId session = SessionId.random();
    Instant yesterday = application.getBean(Clock.class).instant().minus(1, ChronoUnit.DAYS);
    application.getBean(Sessions.class).plan(therapist, session, course, yesterday, Courses.DEFAULT_LENGTH);
    application.getBean(Sessions.class).plan(colleague, SessionId.random(), otherCourse, yesterday,
        Courses.DEFAULT_LENGTH);
    return new TestPractice(practice, asManager, therapist, colleague, client, other, course, otherCourse, session, words);
  }

  public static final String PASSWORD = "a long way home 7";
  public static final HashedPassword HASHED = HashedPassword.of(PASSWORD);

  /** Such as {@code ana-therapist}. */
  public static String signInName(String practice, String who) {
    return (practice + "-" + who).toLowerCase(java.util.Locale.ROOT);
  }

  private static PersonId person(ApplicationContext application, Viewer.Member admittedBy, PracticeId practice, String name,
      String who, Role role) {
    var people = application.getBean(People.class);
    var oneself = new Viewer.Oneself(PersonId.random());
    people.create(oneself, name + " " + who, new ContactDetails(signInName(name, who) + "@example.org", null));
    application.getBean(Credentials.class).createSignIn(oneself, signInName(name, who), HASHED);
    people.grantRole(admittedBy, practice, oneself.person(), role);
    return oneself.person();
  }

  /** A sign-in of somebody, as their cookie would hold it. */
  public static SecretToken signIn(ApplicationContext application, PersonId person) {
    return application.getBean(SignIns.class).begin(new Viewer.Oneself(person));
  }

}
