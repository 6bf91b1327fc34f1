package org.attune.app.openings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Busy;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hundred visitors at once for the last openings, which overlap; twenty times. */
@AttuneTest
class OpeningsRaceTests {

  private static final int VISITORS = 100;
  private static final int ROUNDS = 20;
  private static final Duration LENGTH = Duration.ofMinutes(50);
  private static final LocalDate FIRST_TUESDAY = LocalDate.of(2026, 6, 23);

  @Autowired ApplicationContext application;
  @Autowired Openings openings;
  @Autowired OpeningHours hours;
  @Autowired Sessions sessions;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private enum Outcome { HELD, TAKEN, BUSY }

  @Test
  void each_time_goes_to_one_of_a_hundred_and_nothing_else_stops_meanwhile() throws Exception {
    clock.set(MovableClock.START);
    TestPractice practice = TestPractice.named(application, "R" + UUID.randomUUID().toString().substring(0, 8));
    var job = new Viewer.Job(practice.practice());
    hours.change(practice.therapist(), new BookingRules(Duration.ZERO, Duration.ZERO, 180, Duration.ofMinutes(10)));
    hours.add(practice.therapist(), new WeeklyHours(UUID.randomUUID(), DayOfWeek.TUESDAY, new WeeklyHours.LocalHours(LocalTime.of(9, 0),
        LocalTime.of(11, 0), TestPractice.ZONE, MeetingFormat.ONLINE), new WeeklyHours.Validity(FIRST_TUESDAY, null)));
    var browser = new TestHttpClient(port);

    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        Instant nine = FIRST_TUESDAY.plusWeeks(round).atTime(9, 0).atZone(TestPractice.ZONE).toInstant();
        var begin = new CountDownLatch(1);
        var visitors = new ArrayList<Future<Outcome>>();
        for (int visitor = 0; visitor < VISITORS; visitor++) {
          // eight that begin ten minutes after each other: at most two of them fit
          var slot = new OpeningSlot(nine.plus(Duration.ofMinutes(10L * (visitor % 8))), LENGTH, MeetingFormat.ONLINE);
          visitors.add(crowd.submit(visitor(begin, () -> openings.hold(job, UUID.randomUUID(), practice.therapist().person(), List.of(slot),
              clock.instant().plus(Duration.ofDays(1))))));
        }
        Future<?> planned = crowd.submit(() -> {
          begin.await();
          sessions.plan(practice.therapist(), SessionId.random(), practice.course(), nine.plus(Duration.ofHours(3)), LENGTH);
          return null;
        });
        begin.countDown();
        assertThat(browser.get("/sign-in", "").statusCode()).as("other pages answer meanwhile").isEqualTo(200);
        List<Outcome> outcomes = outcomes(visitors);
        planned.get();
        assertThat(overlapping(practice)).as("round " + round).isZero();
        assertThat(held(practice, nine)).as("round " + round).isEqualTo(outcomes.stream().filter(o -> o == Outcome.HELD).count()).isBetween(1L, 2L);
      }
    }
  }

  private static Callable<Outcome> visitor(CountDownLatch begin, Callable<HoldResult> asks) {
    return () -> {
      begin.await();
      try {
        return asks.call() instanceof HoldResult.Held ? Outcome.HELD : Outcome.TAKEN;
      } catch (Busy e) {
        return Outcome.BUSY;
      }
    };
  }

  /** Anything but these three outcomes, such as a deadlock, is thrown here. */
  private static List<Outcome> outcomes(List<Future<Outcome>> visitors) throws InterruptedException, ExecutionException {
    var outcomes = new ArrayList<Outcome>();
    for (Future<Outcome> visitor : visitors) {
      outcomes.add(visitor.get());
    }
    return outcomes;
  }

  private int overlapping(TestPractice practice) {
    return owner().sql("""
        select count(*) from appointment_hold a join appointment_hold b on a.id < b.id and a.therapist_id = b.therapist_id and a.span && b.span
        where a.therapist_id = ?
        """).param(practice.therapist().person().value()).query(Integer.class).single();
  }

  private long held(TestPractice practice, Instant day) {
    return owner().sql("select count(*) from appointment_hold where therapist_id = ? and span && tstzrange(cast(? as timestamptz), cast(? as timestamptz))")
        .param(practice.therapist().person().value()).param(day.toString()).param(day.plus(Duration.ofHours(3)).toString())
        .query(Long.class).single();
  }

  private JdbcClient owner() {
    return application.getBean(TestDatabase.class).asOwner();
  }
}
