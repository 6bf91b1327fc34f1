package org.attune.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.attune.app.AttuneTest;
import org.attune.app.ExecutedStatements;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.BaselineModel;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.RepairNote;
import org.attune.app.alliance.Repairs;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.database.TestDatabase;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.People;
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
import org.attune.app.operations.ConcurrencyLimit;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.attune.engine.rupture.BetweenClientSd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@AttuneTest
class ImportsTests {

  @Autowired ApplicationContext application;
  @Autowired MovableClock clock;
  @Autowired DueJobs dueJobs;
  @Autowired ConcurrencyLimit importLimit;
  @LocalServerPort int port;

  private static final ColumnMapping.MeasureColumn MOOD = new ColumnMapping.MeasureColumn("Mood", 0, 63, false, null);

  private static final int PER_CLIENT = 100;

  private TestPractice practice;
  private Viewer.Member ana;

  @BeforeEach
  void aPractice() {
    practice = TestPractice.named(application, "P" + UUID.randomUUID().toString().substring(0, 8));
    ana = practice.therapist();
  }

  @Test
  void past_check_ins_of_a_client_come_into_their_course_as_history() {
    String client = application.getBean(People.class).find(ana, practice.client().person()).orElseThrow().name();
    ImportId id = confirmed("""
        client,date,seen,heard,understood,safe,working
        %s,2026-01-05,5,6,5,7,4
        %s,2026-01-12,6,6,6,7,5
        """.formatted(client.toUpperCase(java.util.Locale.ROOT), client));

    run(id);

    Import done = application.getBean(Imports.class).find(ana, id).orElseThrow();
    assertThat(done.state()).isEqualTo(Import.State.DONE);
    assertThat(done.result().sessions()).isEqualTo(2);
    assertThat(done.result().clients()).isZero();
    assertThat(application.getBean(CheckIns.class).series(ana, practice.course())).filteredOn(c -> c.provenance().isImported())
        .extracting(CheckIn::ratings).containsExactly(new Ratings(5, 6, 5, 7, 4), new Ratings(6, 6, 6, 7, 5));
    assertThat(application.getBean(Sessions.class).of(ana, practice.course())).filteredOn(Session::imported).hasSize(2)
        .allMatch(Session::isHeld);
    assertThat(application.getBean(AccessLog.class).entriesBefore(practice.client(),
        clock.instant().plusSeconds(1))).as("the client reads that it was")
        .anyMatch(look -> look.record() == AccessedRecord.IMPORT && look.person().equals(ana.person()));
  }

  @Test
  void people_who_are_no_clients_yet_come_in_as_past_records_that_nobody_is_written_about() {
    List<Course> before = application.getBean(Courses.class).ofTherapist(ana);
    ImportId id = confirmed("id;mood_s0;mood_s1;mood_s2\n1;30;NA;20\n2;25;24;23\n");

    run(id);

    List<Course> made = application.getBean(Courses.class).ofTherapist(ana).stream()
        .filter(c -> !before.contains(c)).toList();
    assertThat(made).hasSize(2);
    assertThat(made).allSatisfy(c ->
        assertThat(application.getBean(People.class).find(ana, c.client()).orElseThrow().signInName()).isNull());
    assertThat(made).flatExtracting(c -> application.getBean(MeasureScores.class).series(ana, c.id())).extracting(MeasureScore::value)
        .containsExactlyInAnyOrder(30.0, 20.0, 25.0, 24.0, 23.0);
  }

  @Test
  void an_import_is_undone_as_a_whole_and_twice_is_once() {
    int before = application.getBean(Courses.class).ofTherapist(ana).size();
    ImportId id = confirmed("client,date,mood\nNoor,2026-01-05,30\nNoor,2026-01-12,20\n");
    run(id);

    undo(id);
    undo(id);

    assertThat(application.getBean(Courses.class).ofTherapist(ana)).hasSize(before);
    assertThat(application.getBean(Imports.class).find(ana, id).orElseThrow().state()).isEqualTo(Import.State.UNDONE);
  }

  @Test
  void what_something_was_built_on_stays() {
    String client = application.getBean(People.class).find(ana, practice.client().person()).orElseThrow().name();
    ImportId id = confirmed("""
        client,date,seen,heard,understood,safe,working
        %s,2026-01-05,5,6,5,7,4
        """.formatted(client));
    run(id);
    clock.advance(Duration.ofMinutes(1));
    application.getBean(CheckIns.class).submit(practice.client(), CheckInId.random(), practice.session(), new Ratings(4, 4, 4, 4, 4), null);

    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> application.getBean(ImportExecution.class).requestUndo(ana, id));

    assertThat(application.getBean(CheckIns.class).series(ana, practice.course())).anyMatch(c -> c.provenance().isImported());
    assertThat(application.getBean(Imports.class).find(ana, id).orElseThrow().state()).isEqualTo(Import.State.DONE);
  }

  @Test
  void the_clients_that_keep_an_import_from_being_undone_are_named_with_why_and_the_rest_goes() {
    String known = application.getBean(People.class).find(ana, practice.client().person()).orElseThrow().name();
    ImportId id = confirmed("""
        client,date,seen,heard,understood,safe,working
        %s,2026-01-05,5,6,5,7,4
        Noor,2026-01-06,5,6,5,7,4
        Noor,2026-01-13,5,6,5,7,4
        Bo,2026-01-07,4,4,4,4,4
        """.formatted(known));
    run(id);
    Course noor = courseOf("Noor");
    Course bo = courseOf("Bo");
    clock.advance(Duration.ofMinutes(1));
    application.getBean(CheckIns.class).submit(practice.client(), CheckInId.random(), practice.session(), new Ratings(4, 4, 4, 4, 4), null);
    application.getBean(Sessions.class).plan(ana, SessionId.random(), noor.id(), clock.instant().plus(Duration.ofDays(1)),
        Duration.ofMinutes(50));
    ImportExecution execution = application.getBean(ImportExecution.class);

    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> execution.requestUndo(ana, id));
    assertThat(execution.undoObstacles(ana, id).clients()).containsExactlyInAnyOrder(
        new UndoObstacles.Client(known, Set.of(UndoObstacles.Reason.LATER_ANSWER)),
        new UndoObstacles.Client("Noor", Set.of(UndoObstacles.Reason.SESSION)));
    assertThat(execution.undoObstacles(ana, id).removableClients()).isEqualTo(1);

    execution.requestPartialUndo(ana, id);
    execution.requestPartialUndo(ana, id);
    dueJobs.run();

    assertThat(find(id)).satisfies(i -> assertThat(i.state()).isEqualTo(Import.State.DONE))
        .satisfies(i -> assertThat(i.timeline().undoneAt()).isEqualTo(clock.instant()))
        .satisfies(i -> assertThat(i.result().sessions()).isEqualTo(3))
        .satisfies(i -> assertThat(i.result().scores()).isEqualTo(3))
        .satisfies(i -> assertThat(i.result().clients()).isEqualTo(1));
    assertThat(rowsOf("person", "id", bo.client().value())).isZero();
    assertThat(rowsOf("session", "course_id", bo.id().value())).isZero();
    assertThat(rowsOf("check_in", "course_id", bo.id().value())).isZero();
    assertThat(rowsOf("check_in", "course_id", noor.id().value())).isEqualTo(2);
    assertThat(application.getBean(CheckIns.class).series(ana, practice.course())).filteredOn(c -> c.provenance().isImported()).hasSize(1);
    assertThat(execution.undoObstacles(ana, id).removableClients()).isZero();
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> execution.requestPartialUndo(ana, id));
  }

  @Test
  void a_repair_that_was_noted_with_somebody_who_was_brought_in_keeps_their_past() {
    ImportId id = confirmed("client,date,mood\nNoor,2026-01-05,30\n");
    run(id);
    application.getBean(Repairs.class).note(ana, RepairId.random(), courseOf("Noor").id(), null, RepairNote.empty());
    ImportExecution execution = application.getBean(ImportExecution.class);

    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> execution.requestUndo(ana, id));
    assertThat(execution.undoObstacles(ana, id).clients()).containsExactly(
        new UndoObstacles.Client("Noor", Set.of(UndoObstacles.Reason.REPAIR)));
  }

  @Test
  void what_was_built_on_the_rest_meanwhile_stays_too() {
    ImportId id = confirmed("client,date,mood\nNoor,2026-01-05,30\nBo,2026-01-05,20\nCem,2026-01-05,10\n");
    run(id);
    plan(courseOf("Noor"));
    application.getBean(ImportExecution.class).requestPartialUndo(ana, id);
    plan(courseOf("Bo"));

    dueJobs.run();

    assertThat(find(id).state()).isEqualTo(Import.State.DONE);
    assertThat(application.getBean(MeasureScores.class).series(ana, courseOf("Noor").id())).hasSize(1);
    assertThat(application.getBean(MeasureScores.class).series(ana, courseOf("Bo").id())).hasSize(1);
    assertThat(application.getBean(ImportExecution.class).undoObstacles(ana, id).clients()).extracting(UndoObstacles.Client::name)
        .containsExactly("Bo", "Noor");
    assertThat(scoresOf(id)).isEqualTo(2);
  }

  @Test
  void an_import_has_the_name_of_its_file_sealed_and_pasted_lines_have_none() {
    ImportId id = ImportId.random();
    Imports imports = application.getBean(Imports.class);
    byte[] file = "client,date,mood\nNoor,2026-01-05,30\n".getBytes(StandardCharsets.UTF_8);
    imports.stage(ana, id, "C:\\files\\Noor\u202E Smith\n.csv", file);
    assertThat(find(id).file().name()).isEqualTo("Noor Smith.csv");
    assertThat(imports.all(ana)).extracting(i -> i.file().name()).contains("Noor Smith.csv");
    byte[] sealed = owner().sql("select sealed from import_name where import_id = :id").param("id", id.value())
        .query(byte[].class).single();
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Noor");

    imports.stage(ana, id, "x".repeat(300), file);
    assertThat(find(id).file().name()).hasSize(200);
    imports.stage(ana, id, null, file);
    assertThat(find(id).file().name()).isNull();
    imports.stage(ana, id, "again.csv", file);
    imports.discard(ana, id);
    assertThat(rowsOf("import_name", "import_id", id.value())).isZero();
  }

  private void plan(Course course) {
    application.getBean(Sessions.class).plan(ana, SessionId.random(), course.id(), clock.instant().plus(Duration.ofDays(1)),
        Duration.ofMinutes(50));
  }

  private Course courseOf(String name) {
    People people = application.getBean(People.class);
    return application.getBean(Courses.class).ofTherapist(ana).stream()
        .filter(c -> people.find(ana, c.client()).orElseThrow().name().equals(name)).findFirst().orElseThrow();
  }

  private int rowsOf(String table, String column, UUID id) {
    return owner().sql("select count(*) from " + table + " where " + column + " = :id").param("id", id)
        .query(Integer.class).single();
  }

  @Test
  void a_session_that_is_here_already_is_not_made_twice() {
    String client = application.getBean(People.class).find(ana, practice.client().person()).orElseThrow().name();
    String file = "client,date,mood\n" + client + ",2026-01-05,30\n";
    run(confirmed(file));
    ImportId again = confirmed(file);

    run(again);

    assertThat(application.getBean(Imports.class).find(ana, again).orElseThrow())
        .satisfies(i -> assertThat(i.result().sessions()).isZero())
        .satisfies(i -> assertThat(i.result().alreadyThere()).isEqualTo(1));
    assertThat(application.getBean(MeasureScores.class).series(ana, practice.course())).hasSize(1);
  }

  @Test
  void scores_that_came_onto_sessions_that_were_here_go_with_their_import_and_the_sessions_stay() {
    String client = application.getBean(People.class).find(ana, practice.client().person()).orElseThrow().name();
    List<Session> before = application.getBean(Sessions.class).of(ana, practice.course());
    ImportId id = confirmed("client,date,mood\n" + client + "," + dayOf(practice.session()) + ",30\n");
    run(id);
    assertThat(application.getBean(Sessions.class).of(ana, practice.course())).isEqualTo(before);
    assertThat(scoresOf(id)).isOne();

    undo(id);

    assertThat(scoresOf(id)).isZero();
    assertThat(application.getBean(MeasureScores.class).series(ana, practice.course())).isEmpty();
    assertThat(application.getBean(Sessions.class).of(ana, practice.course())).isEqualTo(before);
  }

  @Test
  void check_ins_that_came_onto_sessions_that_were_here_go_with_their_import() {
    String client = application.getBean(People.class).find(practice.colleague(), practice.other().person()).orElseThrow().name();
    ana = practice.colleague();
    Session held = application.getBean(Sessions.class).of(ana, practice.otherCourse()).getFirst();
    ImportId id = confirmed("client,date,seen,heard,understood,safe,working\n" + client + "," + dayOf(held.id()) + ",5,6,5,7,4\n");
    run(id);
    assertThat(application.getBean(CheckIns.class).series(ana, practice.otherCourse())).extracting(CheckIn::session)
        .containsExactly(held.id());

    undo(id);

    assertThat(owner().sql("select count(*) from check_in where session_id = :session").param("session", held.id().value())
        .query(Integer.class).single()).isZero();
    assertThat(application.getBean(Sessions.class).of(ana, practice.otherCourse())).hasSize(1);
  }

  private LocalDate dayOf(SessionId session) {
    return owner().sql("select planned_at from session where id = :id").param("id", session.value())
        .query(java.sql.Timestamp.class).single().toInstant().atZone(TestPractice.ZONE).toLocalDate();
  }

  private int scoresOf(ImportId id) {
    return owner().sql("select count(*) from named_score where import_id = :id").param("id", id.value())
        .query(Integer.class).single();
  }

  @Test
  void a_file_that_nobody_came_back_to_is_gone_after_seven_days() {
    ImportId id = staged("client,date,mood\nNoor,2026-01-05,30\n");
    ImportId brought = confirmed("client,date,mood\nNoor,2026-01-05,30\n");
    run(brought);
    clock.advance(Duration.ofDays(7).minusSeconds(1));
    dueJobs.run();
    assertThat(find(id).isStaged()).isTrue();
    clock.advance(Duration.ofSeconds(2));
    dueJobs.run();
    for (String table : List.of("import_file", "import_plan")) {
      assertThat(owner().sql("select count(*) from " + table + " where import_id in (:ids)")
          .param("ids", List.of(id.value(), brought.value())).query(Integer.class).single()).as(table).isZero();
    }
    assertThat(application.getBean(Imports.class).find(ana, id)).isEmpty();
    assertThat(find(brought).state()).as("what was brought in stays").isEqualTo(Import.State.DONE);
  }

  @Test
  void a_large_file_lies_in_pieces_that_open_in_their_own_places_alone() {
    ImportId id = ImportId.random();
    String file = "client,note\n" + ("Noor," + "\uD83C\uDF32".repeat(4_500) + "\nBo," + "\uD83C\uDF31".repeat(4_999) + ".\n").repeat(40);
    application.getBean(Imports.class).stage(ana, id, null, file.getBytes(StandardCharsets.UTF_8));

    List<byte[]> pieces = piecesOf(id);
    assertThat(pieces).hasSizeGreaterThan(2).allSatisfy(piece -> assertThat(piece).hasSizeLessThan(1_000_000));
    assertThat(notes(id)).hasSize(80).containsOnly("\uD83C\uDF32".repeat(4_500), "\uD83C\uDF31".repeat(4_999) + ".");

    put(id, pieces.reversed());
    assertThatException().isThrownBy(() -> notes(id));
    put(id, pieces.subList(0, pieces.size() - 1));
    assertThatException().isThrownBy(() -> notes(id));
    put(id, pieces);
    assertThat(notes(id)).hasSize(80);

    put(id, List.of(application.getBean(FieldEncryption.class).seal(ana, new KeyOwner.OfPerson(ana.person()), "import_file", id.value(), file)));
    assertThat(notes(id)).as("as it was sealed when no file was parted").hasSize(80);
  }

  private List<String> notes(ImportId id) {
    return application.getBean(Imports.class).findStaged(ana, id).orElseThrow().table().column(1);
  }

  private List<byte[]> piecesOf(ImportId id) {
    return owner().sql("select sealed from import_file where import_id = :id order by piece").param("id", id.value())
        .query((row, i) -> row.getBytes("sealed")).list();
  }

  private void put(ImportId id, List<byte[]> pieces) {
    owner().sql("delete from import_file where import_id = :id").param("id", id.value()).update();
    for (int i = 0; i < pieces.size(); i++) {
      owner().sql("insert into import_file (import_id, piece, sealed) values (:id, :piece, :sealed)").param("id", id.value())
          .param("piece", i).param("sealed", pieces.get(i)).update();
    }
  }

  @Test
  void a_file_is_read_once_for_each_step_and_not_at_all_to_find_the_step() throws Exception {
    ImportId id = staged("client,date,seen,heard,understood,safe,working\nNoor,2026-01-05,5,6,5,7,4\n");
    String at = "/imports/" + id;
    var caller = new TestHttpClient(port);
    String cookie = "sign_in=" + TestPractice.signIn(application, ana.person()).text();
    var columns = Map.of("as", "lines", "client", "0", "date", "1", "seen", "2", "heard", "3", "understood", "4", "safe", "5", "working", "6");

    assertThat(readingsOf(() -> caller.get(at, cookie), 303)).isZero();
    assertThat(readingsOf(() -> caller.get(at + "/columns", cookie), 200)).isEqualTo(1);
    assertThat(readingsOf(() -> caller.post(at + "/columns", cookie, columns), 303)).isEqualTo(1);
    assertThat(readingsOf(() -> caller.get(at + "/preview", cookie), 200)).isEqualTo(1);
    assertThat(readingsOf(() -> caller.post(at + "/confirmation", cookie, Map.of("version", "1")), 422)).isEqualTo(1);
    assertThat(readingsOf(() -> caller.post(at + "/confirmation", cookie, Map.of("version", "1", "unknown", "new")), 303)).isEqualTo(1);
    assertThat(find(id).state()).isEqualTo(Import.State.WAITING);
  }

  private static long readingsOf(Callable<HttpResponse<String>> step, int status) throws Exception {
    return ExecutedStatements.of(() -> assertThat(step.call().statusCode()).isEqualTo(status)).stream()
        .filter(statement -> statement.contains("count(*) from import_file")).count();
  }

  @Test
  void wrong_cells_must_be_left_out_knowingly() {
    ImportId id = staged("client,date,mood\nNoor,2026-01-05,99\nNoor,2026-01-12,20\n");

    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> confirm(id, false));
    confirm(id, true);
    run(id);

    assertThat(application.getBean(Imports.class).find(ana, id).orElseThrow().result().scores()).isEqualTo(1);
  }

  @Test
  void what_a_killed_process_left_half_done_comes_in_once() {
    ImportId id = confirmed("client,date,mood\nNoor,2026-01-05,30\nNoor,2026-01-12,20\n");
    // what was written rolled back with it; how far it had come did not
    owner().sql("update import set progress = 1 where id = :id").param("id", id.value()).update();

    run(id);

    assertThat(find(id)).satisfies(i -> assertThat(i.result().scores()).isEqualTo(2))
        .satisfies(i -> assertThat(i.progress().done()).isEqualTo(2));
    dueJobs.run();
    assertThat(find(id).result().scores()).isEqualTo(2);
  }

  @Test
  void a_run_that_breaks_off_says_so_and_after_three_tries_the_file_is_the_therapists_again() {
    ImportId id = confirmed("client,date,mood\nNoor,2026-01-05,30\n");
    byte[] sealed = owner().sql("select sealed from import_file where import_id = :id").param("id", id.value())
        .query(byte[].class).single();
    owner().sql("update import_file set sealed = :broken where import_id = :id").param("broken", new byte[64])
        .param("id", id.value()).update();

    assertThatException().isThrownBy(dueJobs::run);
    assertThat(find(id)).satisfies(i -> assertThat(i.state()).isEqualTo(Import.State.WAITING))
        .satisfies(i -> assertThat(i.problem()).extracting(Import.Problem::code).isEqualTo("failed"));
    assertThatException().isThrownBy(dueJobs::run);
    assertThatException().isThrownBy(dueJobs::run);
    assertThat(find(id).state()).isEqualTo(Import.State.STAGED);
    dueJobs.run(); // nothing is left to do

    owner().sql("update import_file set sealed = :sealed where import_id = :id").param("sealed", sealed)
        .param("id", id.value()).update();
    confirm(id, false);
    run(id);
    assertThat(find(id)).satisfies(i -> assertThat(i.result().scores()).isEqualTo(1))
        .satisfies(i -> assertThat(i.problem()).isNull());
  }

  @Test
  void what_was_built_on_between_asking_and_undoing_stays_and_the_page_says_so() {
    ImportId id = confirmed("client,date,mood\nNoor,2026-01-05,30\n");
    run(id);
    application.getBean(ImportExecution.class).requestUndo(ana, id);
    People people = application.getBean(People.class);
    Course noor = application.getBean(Courses.class).ofTherapist(ana).stream()
        .filter(c -> people.find(ana, c.client()).orElseThrow().name().equals("Noor")).findFirst().orElseThrow();
    application.getBean(Sessions.class).plan(ana, SessionId.random(), noor.id(), clock.instant().plus(Duration.ofDays(1)),
        Duration.ofMinutes(50));

    dueJobs.run();

    assertThat(find(id)).satisfies(i -> assertThat(i.state()).isEqualTo(Import.State.DONE))
        .satisfies(i -> assertThat(i.problem()).extracting(Import.Problem::code).isEqualTo("built-on"));
    assertThat(application.getBean(MeasureScores.class).series(ana, noor.id())).hasSize(1);
  }

  @Test
  void what_was_brought_in_counts_at_once_in_how_much_clients_differ_and_no_longer_once_undone() {
    assertThat(between()).isInstanceOf(BetweenClientSd.Provisional.class);
    var text = new StringBuilder("client,date,seen,heard,understood,safe,working\n");
    for (int i = 0; i < 200; i++) {
      int felt = 1 + i / 10 % 7;
      text.append("Client ").append(i / 10).append(',').append(LocalDate.of(2025, 1, 6).plusDays(i % 10 * 7L))
          .append((",%d".formatted(i % 2 == 0 ? felt : 4)).repeat(5)).append('\n');
    }
    ImportId id = confirmed(text.toString());
    run(id);
    assertThat(between()).isInstanceOf(BetweenClientSd.Estimated.class);
    assertThat(between().courses()).isGreaterThanOrEqualTo(20);

    undo(id);
    assertThat(between()).isInstanceOf(BetweenClientSd.Provisional.class);
    assertThat(owner().sql("select count(*) from course_summary where practice_id = :practice and check_ins > 5")
        .param("practice", ana.practice().value()).query(Integer.class).single()).isZero();
  }

  private BetweenClientSd between() {
    Course course = application.getBean(Courses.class).find(ana, practice.course()).orElseThrow();
    return ((BaselineModel.OwnBaseline) application.getBean(AllianceHistories.class).of(ana, course).baselineModel()).betweenClientSd();
  }

  private JdbcClient owner() {
    return application.getBean(TestDatabase.class).asOwner();
  }

  private Import find(ImportId id) {
    return application.getBean(Imports.class).find(ana, id).orElseThrow();
  }

  @Test
  void nobody_else_sees_an_import() {
    ImportId id = staged("client,date,mood\nNoor,2026-01-05,30\n");

    assertThat(application.getBean(Imports.class).find(practice.colleague(), id)).isEmpty();
    assertThat(application.getBean(Imports.class).find(practice.manager(), id)).isEmpty();
    assertThatExceptionOfType(NotFound.class).isThrownBy(
        () -> application.getBean(Imports.class).stage(practice.manager(), ImportId.random(), null, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
  }

  /** {@code -Dattune.rows=100000} tries that many. */
  @Test
  void many_rows_come_in() {
    int rows = Integer.getInteger("attune.rows", 2_000);
    var text = new StringBuilder("client,date,seen,heard,understood,safe,working\n");
    for (int i = 0; i < rows; i++) {
      text.append("Client ").append(i / PER_CLIENT).append(',').append(LocalDate.of(2024, 1, 1).plusDays(i % PER_CLIENT * 7L))
          .append(",5,6,5,7,").append(1 + i % 7).append('\n');
    }
    ImportId id = confirmed(text.toString());
    run(id);
    undo(id);
    assertThat(application.getBean(Imports.class).find(ana, id).orElseThrow())
        .satisfies(i -> assertThat(i.result().scores()).isEqualTo(rows));
  }

  @Test
  void one_file_is_brought_in_at_a_time_and_the_others_come_ten_seconds_later() {
    ImportId one = confirmed("client,date,mood\nNoor,2026-01-05,30\n");
    ImportId other = confirmed("client,date,mood\nBo,2026-01-06,20\n");
    Import before = find(one);

    try (ConcurrencyLimit.Permit anotherFile = importLimit.acquire()) {
      dueJobs.run();
      assertThat(find(one)).as("waiting is no failure, and no refusal").isEqualTo(before);
    }
    clock.advance(Duration.ofSeconds(9));
    dueJobs.run();
    assertThat(find(one)).isEqualTo(before);

    clock.advance(Duration.ofSeconds(1));
    dueJobs.run();
    assertThat(List.of(one, other)).extracting(id -> find(id).state()).containsOnly(Import.State.DONE);
  }

  @Test
  void an_import_is_not_undone_while_a_file_is_brought_in() {
    ImportId id = confirmed("client,date,mood\nNoor,2026-01-05,30\n");
    run(id);
    application.getBean(ImportExecution.class).requestUndo(ana, id);

    try (ConcurrencyLimit.Permit anotherFile = importLimit.acquire()) {
      dueJobs.run();
      assertThat(find(id).state()).isEqualTo(Import.State.UNDOING);
    }
    clock.advance(Duration.ofSeconds(10));
    dueJobs.run();
    assertThat(find(id).state()).isEqualTo(Import.State.UNDONE);
  }

  private ImportId staged(String file) {
    ImportId id = ImportId.random();
    application.getBean(Imports.class).stage(ana, id, "sessions.csv", file.getBytes(StandardCharsets.UTF_8));
    ColumnMapping c = ColumnMapping.detect(application.getBean(Imports.class).findStaged(ana, id).orElseThrow().table());
    application.getBean(Imports.class).chooseColumns(ana, id,
        new ColumnMapping(c.wide(), c.client(), c.sessions(),
            new ColumnMapping.ScoreColumns(c.scores().items(), c.scores().score(), c.scores().items().isEmpty() ? MOOD : null), ColumnMapping.Notation.UNSAID, new ColumnMapping.AssumedDates(LocalDate.of(2026, 1, 5), 7)));
    return id;
  }

  private ImportId confirmed(String file) {
    ImportId id = staged(file);
    confirm(id, false);
    return id;
  }

  private void confirm(ImportId id, boolean leaveWrong) {
    Imports.Preview preview = application.getBean(Imports.class).preview(ana, id).orElseThrow();
    Map<String, String> chosen = new HashMap<>();
    preview.matches().forEach(m -> chosen.put(ParsedTable.clientKey(m.name()),
        m.isUnknown() ? ImportPlan.NEW : m.courses().getFirst().course().toString()));
    application.getBean(Imports.class).confirm(ana, preview, preview.staged().importRecord().version(), chosen, leaveWrong);
  }

  private void undo(ImportId id) {
    application.getBean(ImportExecution.class).requestUndo(ana, id);
    dueJobs.run();
    assertThat(application.getBean(Imports.class).find(ana, id).orElseThrow().state()).isEqualTo(Import.State.UNDONE);
  }

  /** Some process of the application does it. */
  private void run(ImportId id) {
    dueJobs.run();
    assertThat(application.getBean(Imports.class).find(ana, id).orElseThrow().state()).isEqualTo(Import.State.DONE);
  }
}
