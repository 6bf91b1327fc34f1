package org.attune.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.internal.ColumnMapping;
import org.attune.app.imports.internal.ImportExecution;
import org.attune.app.imports.internal.ImportPlan;
import org.attune.app.imports.internal.ParsedTable;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.measures.MeasureScore;
import org.attune.app.measures.MeasureScores;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.InvitationNoLongerOpen;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.WrongInvitationCode;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody whose past was brought in, and who later has a sign-in of their own to it. */
@AttuneTest
class HistoricalRecordsTests {

  private static final CoursePlan NO_PLAN = new CoursePlan(0, null, Duration.ofMinutes(50));

  @Autowired org.springframework.context.ApplicationContext application;
  @Autowired Imports imports;
  @Autowired ImportExecution runs;
  @Autowired Invitations invitations;
  @Autowired People people;
  @Autowired TestDatabase database;
  @Autowired Courses courses;
  @Autowired Sessions sessions;
  @Autowired MeasureScores scores;
  @Autowired DueJobs dueJobs;
  @Autowired MovableClock clock;

  private TestPractice practice;
  private Viewer.Member ana;
  private Viewer.Job admits;

  @BeforeEach
  void aPractice() {
    practice = TestPractice.named(application, "R" + UUID.randomUUID().toString().substring(0, 8));
    ana = practice.therapist();
    admits = new Viewer.Job(ana.practice());
  }

  @Test
  void their_invitation_leads_to_their_own_record_and_to_no_other_of_the_same_name() {
    brought("client,date,mood\nNoor,2026-01-05,30\nNoor,2026-01-12,20\n");
    brought("client,date,mood\nNoor,2026-02-02,11\n");
    List<Course> both = noors();
    assertThat(both).hasSize(2);
    Course first = both.stream().filter(c -> scores.series(ana, c.id()).size() == 2).findFirst().orElseThrow();
    Course second = both.stream().filter(c -> !c.equals(first)).findFirst().orElseThrow();
    int before = courses.ofTherapist(ana).size();

    Invitations.IssuedInvitation shown = invite(first.client());
    assertThatExceptionOfType(WrongInvitationCode.class).isThrownBy(() -> accept(shown, "000000x"));
    assertThat(accept(shown, Objects.requireNonNull(shown.code()))).isEqualTo(first.client());

    var noor = new Viewer.Oneself(first.client());
    assertThat(courses.ofClient(noor)).extracting(Course::id).containsExactly(first.id());
    assertThat(scores.series(noor, first.id())).extracting(MeasureScore::value).containsExactly(30.0, 20.0);
    assertThat(courses.ofTherapist(ana)).hasSize(before);
    assertThat(people.find(ana, second.client()).map(Person::signInName)).isEmpty();
    assertThat(people.isHistoricalRecord(ana, first.client())).isFalse();
    assertThat(people.isHistoricalRecord(ana, second.client())).isTrue();
  }

  @Test
  void who_has_a_sign_in_keeps_it_whatever_else_is_open() {
    brought("client,date,mood\nNoor,2026-01-05,30\n");
    PersonId noor = noors().getFirst().client();
    Invitations.IssuedInvitation one = invite(noor);
    Invitations.IssuedInvitation other = invite(noor);
    accept(one, Objects.requireNonNull(one.code()));
    String name = people.find(ana, noor).orElseThrow().signInName();

    assertThatExceptionOfType(InvitationNoLongerOpen.class)
        .isThrownBy(() -> accept(other, Objects.requireNonNull(other.code())));
    assertThat(people.find(ana, noor).orElseThrow().signInName()).isEqualTo(name);
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> invite(noor));
  }

  @Test
  void only_their_therapist_invites_them_and_nobody_joins_two_records_by_a_link() {
    brought("client,date,mood\nNoor,2026-01-05,30\n");
    PersonId noor = noors().getFirst().client();
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> invitations.invite(practice.colleague(),
        new InvitationId(UUID.randomUUID()), new Invitations.InviteeDetails(Role.CLIENT, noor, "Noor", null, java.util.Locale.UK, NO_PLAN), false));
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> invite(practice.client().person()));
    Invitations.IssuedInvitation shown = invite(noor);
    assertThatExceptionOfType(NotFound.class).isThrownBy(
        () -> invitations.acceptWithSignIn(admits, shown.invitation().link(), shown.code(), practice.other()));
  }

  @Test
  void sessions_are_planned_with_them_and_then_the_import_stays() {
    ImportId id = brought("client,date,mood\nNoor,2026-01-05,30\n");
    Course noor = noors().getFirst();
    SessionId next = SessionId.random();
    sessions.plan(ana, next, noor.id(), clock.instant().plus(Duration.ofHours(1)), Duration.ofMinutes(50));
    clock.advance(Duration.ofHours(2));
    dueJobs.run();

    assertThat(sessions.find(ana, next).orElseThrow()).satisfies(s -> assertThat(s.isHeld()).isTrue())
        .satisfies(s -> assertThat(s.number()).isEqualTo(2));
    assertThat(sessions.of(ana, noor.id())).filteredOn(Session::imported).hasSize(1);
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> runs.requestUndo(ana, id));
  }

  @Test
  void an_import_that_is_undone_leaves_no_key_of_those_it_brought() {
    ImportId id = brought("client,date,mood\nNoor,2026-01-05,30\n");
    Course noor = noors().getFirst();
    assertThat(keysOf(noor)).isEqualTo(2);
    runs.requestUndo(ana, id);
    dueJobs.run();

    assertThat(noors()).isEmpty();
    assertThat(keysOf(noor)).as("seen by the owner of the database").isZero();
  }

  @Test
  void who_can_sign_in_is_not_erased_with_past_records() {
    brought("client,date,mood\nNoor,2026-01-05,30\n");
    Course noor = noors().getFirst();
    Invitations.IssuedInvitation shown = invite(noor.client());
    accept(shown, Objects.requireNonNull(shown.code()));

    assertThat(people.eraseHistorical(new Viewer.Job(ana.practice()), List.of(noor.client()))).isZero();
    assertThat(people.find(ana, noor.client())).isPresent();
    assertThat(keysOf(noor)).isEqualTo(2);
  }

  private long keysOf(Course course) {
    return database.asOwner().sql("select count(*) from words_key where owner_id in (:course, :client)")
        .param("course", course.id().value()).param("client", course.client().value()).query(Long.class).single();
  }

  private Invitations.IssuedInvitation invite(PersonId person) {
    return invitations.invite(ana, new InvitationId(UUID.randomUUID()),
        new Invitations.InviteeDetails(Role.CLIENT, person, "Noor", null, java.util.Locale.UK, NO_PLAN), false);
  }

  private PersonId accept(Invitations.IssuedInvitation shown, String code) {
    return invitations.accept(admits, shown.invitation().link(), code, new Invitations.NewAccount(PersonId.random(), PersonName.of("Noor"),
        ContactDetails.none(), "noor-" + UUID.randomUUID(), TestPractice.HASHED)).person();
  }

  private List<Course> noors() {
    return courses.ofTherapist(ana).stream()
        .filter(c -> people.find(ana, c.client()).orElseThrow().name().equals("Noor")).toList();
  }

  /** Every client of the file is somebody new, whatever their name. */
  private ImportId brought(String file) {
    ImportId id = ImportId.random();
    imports.stage(ana, id, "sessions.csv", file.getBytes(StandardCharsets.UTF_8));
    ColumnMapping c = ColumnMapping.detect(imports.findStaged(ana, id).orElseThrow().table());
    imports.chooseColumns(ana, id, new ColumnMapping(c.wide(), c.client(), c.sessions(), new ColumnMapping.ScoreColumns(c.scores().items(), c.scores().score(), new ColumnMapping.MeasureColumn("Mood", 0, 63, false, null)), ColumnMapping.Notation.UNSAID, ColumnMapping.AssumedDates.WEEKLY));
    Imports.Preview preview = imports.preview(ana, id).orElseThrow();
    imports.confirm(ana, preview, preview.staged().importRecord().version(),
        Map.of(ParsedTable.clientKey("Noor"), ImportPlan.NEW), false);
    dueJobs.run();
    return id;
  }
}
