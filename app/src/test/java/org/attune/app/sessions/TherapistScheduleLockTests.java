package org.attune.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Busy;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationAccepted;
import org.attune.app.practices.InvitationId;
import org.attune.app.sessions.internal.SessionScheduler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever plans a session, however it is made, has locked its therapist's schedule. */
@AttuneTest
class TherapistScheduleLockTests {

  @Autowired ApplicationContext application;
  @Autowired Sessions sessions;
  @Autowired Courses courses;
  @Autowired TherapistScheduleLock locks;
  @Autowired MovableClock clock;
  @Autowired JdbcClient database;
  @Autowired PlatformTransactionManager transactions;

  private TestPractice practice;
  private Viewer.Member therapist;

  @BeforeEach
  void a_practice() {
    clock.set(MovableClock.START);
    practice = TestPractice.named(application, "L" + UUID.randomUUID().toString().substring(0, 8));
    therapist = practice.therapist();
  }

  @Test
  void a_session_that_is_planned_moved_or_put_back() {
    SessionId id = SessionId.random();
    locks("planned", () -> sessions.plan(therapist, id, practice.course(), in(5), Courses.DEFAULT_LENGTH));
    locks("moved", () -> sessions.move(therapist, id, version(id), in(6), Courses.DEFAULT_LENGTH));
    sessions.cancel(therapist, id, version(id));
    locks("put back", () -> sessions.restore(therapist, id, version(id)));
  }

  @Test
  void a_cadence_when_it_is_chosen_and_when_its_job_plans_ahead() {
    Course course = courses.find(therapist, practice.course()).orElseThrow();
    locks("chosen", () -> courses.changeCadence(therapist, course.id(), course.version(), weekly(), Courses.DEFAULT_LENGTH));
    clock.advance(Duration.ofDays(8));
    locks("planned ahead", () -> application.getBean(SessionScheduler.class)
        .planAhead(new Viewer.Job(practice.practice(), course.id()), course.id()));
  }

  @Test
  void a_first_session_of_an_invitation_with_a_cadence_and_without() {
    for (int weeks : List.of(0, 1)) {
      var plan = new CoursePlan(weeks, in(3), Courses.DEFAULT_LENGTH);
      locks("every " + weeks + " weeks", () -> application.publishEvent(
          new InvitationAccepted(new InvitationId(UUID.randomUUID()), practice.practice(), practice.other().person(), therapist.person(), plan)));
    }
  }

  @Test
  void a_course_that_is_reopened_or_begins_again() {
    var closures = application.getBean(CourseClosures.class);
    sessions.plan(therapist, SessionId.random(), practice.course(), in(5), Courses.DEFAULT_LENGTH);
    closures.close(therapist, practice.course(), courses.find(therapist, practice.course()).orElseThrow().version(), CourseClosure.Reason.ELSEWHERE);
    locks("reopened", () -> closures.reopen(therapist, practice.course()));
    courses.end(new Viewer.Job(practice.practice()), practice.course());
    locks("begun again", () -> courses.openFollowUp(therapist, CourseId.random(), practice.course(), weekly(), Courses.DEFAULT_LENGTH));
  }

  @Test
  void days_away() {
    locks("away", () -> application.getBean(Absences.class).plan(therapist, new AbsenceId(UUID.randomUUID()), therapist.person(),
        today().plusDays(20), today().plusDays(21), null, true));
  }

  /** What these ways have in common: there is no other place that writes a session. */
  @Test
  void sessions_are_written_in_one_place() throws IOException {
    Pattern writes = Pattern.compile("(?i)(insert\\s+into|update)\\s+session\\b(?!_)");
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sql")).filter(f -> {
        try {
          return writes.matcher(Files.readString(f).replaceAll("(?m)^\\s*(--|\\*|//).*$", "").replaceAll("before update of[^;]*;", "")).find();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }).map(f -> f.getFileName().toString())).containsExactly("SessionRepository.java");
    }
  }

  @Test
  void who_waits_for_too_long_is_told_and_nothing_has_changed() throws Exception {
    var locked = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    SessionId id = SessionId.random();
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      others.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(t -> {
        locks.lock(new Viewer.Job(practice.practice()), therapist.person());
        locked.countDown();
        await(done);
      }));
      try {
        locked.await();
        assertThatThrownBy(() -> sessions.plan(therapist, id, practice.course(), in(5), Courses.DEFAULT_LENGTH)).isInstanceOf(Busy.class)
            .hasMessage("sessions.schedule-busy");
        sessions.plan(practice.colleague(), SessionId.random(), practice.otherCourse(), in(5), Courses.DEFAULT_LENGTH);
      } finally {
        done.countDown();
      }
    }
    assertThat(sessions.find(therapist, id)).isEmpty();
    sessions.plan(therapist, id, practice.course(), in(5), Courses.DEFAULT_LENGTH);
    assertThat(sessions.find(therapist, id)).isPresent();
  }

  @Test
  void a_turn_comes_to_one_after_the_other_and_within_a_transaction_nobody_waits() throws Exception {
    PersonId whose = PersonId.random();
    var inside = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first = others.submit(() -> locks.inTurn(whose, () -> {
        inside.countDown();
        await(done);
        return true;
      }));
      try {
        inside.await();
        assertThatThrownBy(() -> locks.inTurn(whose, () -> true)).isInstanceOf(Busy.class);
        assertThat(locks.inTurn(PersonId.random(), () -> true)).as("another's").isTrue();
        assertThat(new TransactionTemplate(transactions).<Boolean>execute(t -> locks.inTurn(whose, () -> true))).isTrue();
      } finally {
        done.countDown();
      }
      assertThat(first.get()).isTrue();
    }
    assertThat(locks.inTurn(whose, () -> true)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void locks(String how, Runnable way) {
    new TransactionTemplate(transactions).executeWithoutResult(t -> {
      way.run();
      assertThat(database.sql("""
          select count(*) from pg_locks where pid = pg_backend_pid() and locktype = 'advisory' and granted
            and (classid::bigint << 32 | objid::bigint) = hashtextextended('schedule of ' || ?, 0)
          """).param(therapist.person().toString()).query(Integer.class).single()).as(how).isEqualTo(1);
    });
  }

  private int version(SessionId id) {
    return sessions.find(therapist, id).orElseThrow().version();
  }

  private Cadence weekly() {
    return new Cadence(today().plusDays(1), 7, LocalTime.of(10, 0));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), TestPractice.ZONE);
  }

  private Instant in(int days) {
    return clock.instant().plus(days, ChronoUnit.DAYS);
  }
}
