package org.attune.app.openings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.layout.InvalidInput;
import org.attune.app.openings.internal.BlockedTime;
import org.attune.app.openings.internal.BusyCalendarReader.Reading;
import org.attune.app.openings.internal.BusyTimes;
import org.attune.app.openings.internal.BusyTimes.CalendarToFetch;
import org.attune.app.openings.internal.CalendarFetch.Problem;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Courses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A therapist's calendar elsewhere, and what its busy times do to their openings. */
@AttuneTest
class BusyCalendarsTests {

  /** The address is refused before anybody is asked. */
  private static final String ADDRESS = "https://127.0.0.1/a-secret-of-mine.ics";
  private static final LocalDate TUESDAY = LocalDate.of(2026, 6, 30);

  @Autowired ApplicationContext application;
  @Autowired BusyCalendars calendars;
  @Autowired BusyTimes times;
  @Autowired Openings openings;
  @Autowired OpeningHours hours;
  @Autowired MovableClock clock;
  @Autowired DueJobs due;

  private TestPractice practice;
  private Viewer.Job job;
  private UUID calendar;

  @BeforeEach
  void a_therapist_with_a_tuesday_morning_and_a_calendar() {
    clock.set(MovableClock.START);
    practice = TestPractice.named(application, "B" + UUID.randomUUID().toString().substring(0, 8));
    job = new Viewer.Job(practice.practice());
    hours.add(practice.therapist(), new WeeklyHours(UUID.randomUUID(), DayOfWeek.TUESDAY, new WeeklyHours.LocalHours(LocalTime.of(9, 0),
        LocalTime.of(11, 0), TestPractice.ZONE, MeetingFormat.ONLINE), new WeeklyHours.Validity(TUESDAY, TUESDAY)));
    calendar = UUID.randomUUID();
    calendars.choose(practice.therapist(), calendar, ADDRESS, TestPractice.ZONE);
  }

  @Test
  void until_it_was_read_nothing_is_free_and_then_all_but_what_is_busy() {
    assertThat(free()).isEmpty();
    store(new BlockedTime(Instant.parse("2026-06-30T07:30:00Z"), Instant.parse("2026-06-30T07:50:00Z")));
    assertThat(free()).containsExactly("08:00");
    store();
    assertThat(free()).as("what was read before counts no more").containsExactly("07:00", "07:30", "08:00");
  }

  @Test
  void what_was_read_counts_for_a_week() {
    store();
    clock.advance(Duration.ofDays(7));
    assertThat(free()).isNotEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(free()).isEmpty();
  }

  @Test
  void a_busy_time_that_came_after_a_hold_is_seen_when_it_is_booked() {
    store();
    var slot = new OpeningSlot(Instant.parse("2026-06-30T07:00:00Z"), Courses.DEFAULT_LENGTH, MeetingFormat.ONLINE);
    HoldId hold = ((HoldResult.Held) openings.hold(job, UUID.randomUUID(), practice.therapist().person(), List.of(slot),
        clock.instant().plus(Duration.ofHours(1)))).holds().getFirst();
    store(new BlockedTime(slot.start(), slot.end()));
    assertThat(openings.book(job, hold)).isInstanceOf(BookingResult.NoLongerFree.class);
  }

  @Test
  void its_address_is_sealed_and_only_a_job_of_the_practice_opens_it() {
    assertThat(times.toFetch(job, calendar).orElseThrow().address()).isEqualTo(ADDRESS);
    byte[] sealed = owner().sql("select sealed from busy_calendar where id = ?").param(calendar).query(byte[].class).single();
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    TestPractice other = TestPractice.named(application, "C" + UUID.randomUUID().toString().substring(0, 8));
    assertThat(times.toFetch(new Viewer.Job(other.practice()), calendar)).isEmpty();
    assertThat(calendars.find(practice.colleague())).isEmpty();
    assertThat(calendars.find(practice.manager())).isEmpty();
  }

  @Test
  void with_a_calendar_go_its_key_and_all_that_was_read() {
    store(new BlockedTime(clock.instant(), clock.instant().plus(Duration.ofHours(1))));
    assertThat(owner().sql("select count(*) from words_key where owner_id = ?").param(calendar).query(Integer.class).single()).isEqualTo(1);
    calendars.remove(practice.therapist());
    for (String table : List.of("words_key where owner_id", "busy_time where calendar_id", "unreadable_event where calendar_id", "busy_calendar where id")) {
      assertThat(owner().sql("select count(*) from " + table + " = ?").param(calendar).query(Integer.class).single()).as(table).isZero();
    }
    assertThat(free()).as("without a calendar").hasSize(3);
  }

  @Test
  void a_therapist_who_leaves_takes_it_along() {
    var courses = application.getBean(Courses.class);
    courses.ofTherapist(practice.therapist()).forEach(course -> courses.end(job, course.id()));
    application.getBean(Practices.class).revokeRole(practice.manager(), practice.therapist().person(), Role.THERAPIST);
    assertThat(owner().sql("select count(*) from busy_calendar where id = ?").param(calendar).query(Integer.class).single()).isZero();
    assertThat(free()).isEmpty();
  }

  @Test
  void another_takes_its_place_and_the_same_form_sent_twice_counts_once() {
    store();
    UUID next = UUID.randomUUID();
    calendars.choose(practice.therapist(), next, "webcal://127.0.0.1/b.ics", TestPractice.ZONE);
    calendars.choose(practice.therapist(), next, "webcal://127.0.0.1/b.ics", TestPractice.ZONE);
    assertThat(calendars.find(practice.therapist()).orElseThrow().id()).isEqualTo(next);
    assertThat(times.toFetch(job, calendar)).isEmpty();
    assertThat(times.toFetch(job, next).orElseThrow().address()).isEqualTo("https://127.0.0.1/b.ics");
    assertThatThrownBy(() -> calendars.choose(practice.therapist(), UUID.randomUUID(), "http://127.0.0.1/b.ics", TestPractice.ZONE))
        .isInstanceOf(InvalidInput.class);
    assertThat(calendars.find(practice.therapist()).orElseThrow().id()).as("nothing has changed").isEqualTo(next);
  }

  @Test
  void a_calendar_that_cannot_be_read_is_tried_less_and_less_often_and_the_therapist_is_told() {
    store(new BlockedTime(Instant.parse("2026-06-30T07:00:00Z"), Instant.parse("2026-06-30T09:00:00Z")));
    due.run();
    assertThat(calendars.find(practice.therapist()).orElseThrow().problem()).isEqualTo(Problem.REFUSED_ADDRESS);
    assertThat(free()).as("what was read before still counts").isEmpty();
    Duration first = untilNext();
    assertThat(first).isEqualTo(Duration.ofMinutes(30));
    clock.advance(first);
    due.run();
    assertThat(untilNext()).isEqualTo(Duration.ofHours(1));
    for (int i = 0; i < 6; i++) {
      clock.advance(untilNext());
      due.run();
    }
    assertThat(untilNext()).isEqualTo(Duration.ofHours(12));
    calendars.remove(practice.therapist());
    clock.advance(Duration.ofHours(12));
    due.run();
    assertThat(owner().sql("select count(*) from scheduled_tasks where task_instance like ?").param("%" + calendar + "%").query(Integer.class).single())
        .as("nothing is left to do").isZero();
  }

  private Duration untilNext() {
    return Duration.between(clock.instant(), owner().sql("select execution_time from scheduled_tasks where task_instance like ?")
        .param("%" + calendar + "%").query((row, i) -> row.getTimestamp(1).toInstant()).single());
  }

  private void store(BlockedTime... busy) {
    CalendarToFetch found = times.toFetch(job, calendar).orElseThrow();
    times.store(job, found, new Reading(List.of(busy), List.of()));
  }

  private List<String> free() {
    return openings.free(job, practice.therapist().person(), Courses.DEFAULT_LENGTH, clock.instant(), Instant.parse("2026-07-01T00:00:00Z")).stream()
        .map(slot -> slot.start().toString().substring(11, 16)).toList();
  }

  private JdbcClient owner() {
    return application.getBean(TestDatabase.class).asOwner();
  }
}
