package org.attune.app.openings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.WeeklyHours.LocalHours;
import org.attune.app.openings.internal.AppointmentHolds;
import org.attune.app.sessions.AbsenceId;
import org.attune.app.sessions.Absences;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

/** Times that are held and booked, on the real database. */
@AttuneTest
class OpeningsTests {

  private static final Duration LENGTH = Duration.ofMinutes(50);
  /** A Tuesday, nearly two weeks ahead of the clock. */
  private static final LocalDate TUESDAY = LocalDate.of(2026, 6, 30);

  @Autowired ApplicationContext application;
  @Autowired Openings openings;
  @Autowired OpeningHours hours;
  @Autowired AppointmentHolds holds;
  @Autowired Sessions sessions;
  @Autowired MovableClock clock;

  private TestPractice practice;
  private Viewer.Job job;

  @BeforeEach
  void a_therapist_with_a_tuesday_morning() {
    clock.set(MovableClock.START);
    practice = TestPractice.named(application, "O" + UUID.randomUUID().toString().substring(0, 8));
    job = new Viewer.Job(practice.practice());
    hours.add(practice.therapist(), new WeeklyHours(UUID.randomUUID(), DayOfWeek.TUESDAY,
        new LocalHours(LocalTime.of(9, 0), LocalTime.of(12, 0), TestPractice.ZONE, MeetingFormat.ONLINE),
        new WeeklyHours.Validity(TUESDAY.minusDays(30), null)));
  }

  @Test
  void a_tuesday_morning_has_a_time_each_half_hour() {
    assertThat(starts()).containsExactly("07:00", "07:30", "08:00", "08:30", "09:00");
  }

  @Test
  void a_held_time_is_nobody_elses_nor_is_any_that_overlaps_it() {
    UUID request = UUID.randomUUID();
    assertThat(hold(request, at("08:00"))).isInstanceOf(HoldResult.Held.class);

    assertThat(starts()).as("with ten minutes between").containsExactly("07:00", "09:00");
    assertThat(hold(UUID.randomUUID(), at("08:30"))).isEqualTo(new HoldResult.Taken(List.of(at("08:30"))));
    assertThat(hold(request, at("08:00"))).as("sent twice").isEqualTo(hold(request, at("08:00")));
  }

  @Test
  void of_several_times_all_are_held_or_none() {
    hold(UUID.randomUUID(), at("09:00"));
    assertThat(openings.hold(job, UUID.randomUUID(), practice.therapist().person(), List.of(at("07:00"), at("09:00")), inAnHour()))
        .isEqualTo(new HoldResult.Taken(List.of(at("09:00"))));
    assertThat(starts()).as("nothing is left of it").contains("07:00");
  }

  @Test
  void a_hold_runs_out() {
    UUID request = UUID.randomUUID();
    HoldId hold = held(request, at("08:00"));
    clock.advance(Duration.ofHours(1));
    assertThat(openings.book(job, hold)).isInstanceOf(BookingResult.NoLongerFree.class);
    assertThat(hold(UUID.randomUUID(), at("08:00"))).isInstanceOf(HoldResult.Held.class);
  }

  @Test
  void a_hold_that_ran_out_is_tidied_away_and_no_other() {
    held(UUID.randomUUID(), at("07:00"));
    clock.advance(Duration.ofHours(1));
    held(UUID.randomUUID(), at("09:00"));
    holds.tidy(job);
    assertThat(application.getBean(TestDatabase.class).asOwner()
        .sql("select to_char(lower(span) at time zone 'UTC', 'HH24:MI') from appointment_hold where therapist_id = ?")
        .param(practice.therapist().person().value()).query(String.class).list()).containsExactly("09:00");
  }

  @Test
  void booking_one_releases_the_others_of_the_same_request_and_twice_is_once() {
    UUID request = UUID.randomUUID();
    List<HoldId> offered = ((HoldResult.Held) openings.hold(job, request, practice.therapist().person(),
        List.of(at("07:00"), at("09:00")), inAnHour())).holds();
    assertThat(openings.book(job, offered.getFirst())).isInstanceOf(BookingResult.Booked.class);
    assertThat(openings.book(job, offered.getFirst())).isInstanceOf(BookingResult.Booked.class);
    assertThat(openings.book(job, offered.getLast())).isInstanceOf(BookingResult.NoLongerFree.class);
    assertThat(starts()).containsExactly("08:00", "08:30", "09:00");
    assertThat(openings.booked(practice.therapist())).extracting(b -> b.slot().start()).containsExactly(at("07:00").start());
    clock.advance(Duration.ofHours(2));
    assertThat(openings.booked(practice.therapist())).as("a booking doesn't run out").hasSize(1);
  }

  @Test
  void a_session_planned_over_a_hold_comes_first() {
    HoldId hold = held(UUID.randomUUID(), at("08:00"));
    sessions.plan(practice.therapist(), SessionId.random(), practice.course(), at("08:30").start(), LENGTH);
    assertThat(openings.book(job, hold)).isInstanceOf(BookingResult.NoLongerFree.class);
  }

  @Test
  void a_session_planned_over_a_booking_is_pointed_out_and_one_that_begins_as_it_ends_is_not() {
    openings.book(job, held(UUID.randomUUID(), at("08:00")));
    sessions.plan(practice.therapist(), SessionId.random(), practice.course(), at("08:50").start(), LENGTH);
    assertThat(openings.overlappingSessions(practice.therapist())).isEmpty();
    sessions.plan(practice.therapist(), SessionId.random(), practice.course(), at("07:11").start(), LENGTH);
    assertThat(openings.overlappingSessions(practice.therapist())).extracting(b -> b.slot().start()).containsExactly(at("08:00").start());
    assertThat(openings.overlappingSessions(practice.colleague())).isEmpty();
  }

  @Test
  void sessions_and_days_away_are_not_free() {
    sessions.plan(practice.therapist(), SessionId.random(), practice.course(), at("07:00").start(), LENGTH);
    assertThat(starts()).containsExactly("08:00", "08:30", "09:00");
    application.getBean(Absences.class).plan(practice.therapist(), new AbsenceId(UUID.randomUUID()), practice.therapist().person(),
        TUESDAY, TUESDAY, null, true);
    assertThat(starts()).isEmpty();
    assertThat(hold(UUID.randomUUID(), at("09:00"))).isInstanceOf(HoldResult.Taken.class);
  }

  @Test
  void a_booking_moves_to_a_free_time_and_stays_where_that_is_taken() {
    HoldId booked = held(UUID.randomUUID(), at("07:00"));
    openings.book(job, booked);
    hold(UUID.randomUUID(), at("09:00"));
    assertThat(openings.move(job, booked, at("09:00"))).isInstanceOf(BookingResult.NoLongerFree.class);
    BookingResult moved = openings.move(job, booked, at("08:00"));
    assertThat(((BookingResult.Booked) moved).booking()).satisfies(b -> {
      assertThat(b.slot()).isEqualTo(at("08:00"));
      assertThat(b.moved()).isEqualTo(1);
    });
  }

  @Test
  void nothing_is_held_outside_hours_or_notice() {
    assertThat(hold(UUID.randomUUID(), at("06:30"))).isInstanceOf(HoldResult.Taken.class);
    assertThat(hold(UUID.randomUUID(), new OpeningSlot(at("07:00").start(), LENGTH, MeetingFormat.IN_PERSON))).isInstanceOf(HoldResult.Taken.class);
    clock.set(at("07:00").start().minus(24, ChronoUnit.HOURS));
    assertThat(hold(UUID.randomUUID(), at("07:00"))).isInstanceOf(HoldResult.Held.class);
    openings.release(job, UUID.randomUUID());
    clock.advance(Duration.ofSeconds(1));
    assertThat(hold(UUID.randomUUID(), at("08:00"))).isInstanceOf(HoldResult.Held.class);
    clock.set(at("09:00").start().minus(24, ChronoUnit.HOURS).plusSeconds(1));
    assertThat(hold(UUID.randomUUID(), at("09:00"))).isInstanceOf(HoldResult.Taken.class);
  }

  @Test
  void spans_meet_but_never_overlap_whatever_the_application_does() {
    held(UUID.randomUUID(), at("08:00"));
    insert("08:50", "09:40");
    assertThat(catchThrowable(() -> insert("09:39", "10:00"))).isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("one_at_a_time");
  }

  private void insert(String from, String until) {
    application.getBean(TestDatabase.class).asOwner().sql("""
        insert into appointment_hold (id, practice_id, therapist_id, held_for, span, format, state)
        select gen_random_uuid(), practice_id, therapist_id, gen_random_uuid(), tstzrange(cast(? as timestamptz), cast(? as timestamptz)),
          'online', 'booked' from appointment_hold where therapist_id = ? limit 1
        """).param("2026-06-30T" + from + "Z").param("2026-06-30T" + until + "Z").param(practice.therapist().person().value()).update();
  }

  @Test
  void a_therapist_sees_and_changes_only_their_own() {
    UUID own = hours.of(practice.therapist(), practice.therapist().person()).weekly().getFirst().id();
    assertThatThrownBy(() -> hours.removeWeekly(practice.colleague(), own)).isInstanceOf(NotFound.class);
    assertThat(hours.of(practice.colleague(), practice.therapist().person()).weekly()).isEmpty();
    assertThat(hours.of(practice.therapist(), practice.therapist().person()).weekly()).hasSize(1);
    var manager = new Viewer.Member(practice.manager().person(), practice.practice(), Set.of(Role.MANAGER));
    assertThat(hours.of(manager, practice.therapist().person()).weekly()).isEmpty();
  }

  @Test
  void somebody_who_is_no_therapist_has_nothing_free() {
    assertThat(openings.free(job, practice.manager().person(), LENGTH, MovableClock.START, MovableClock.START.plus(30, ChronoUnit.DAYS))).isEmpty();
  }

  private OpeningSlot at(String time) {
    return new OpeningSlot(Instant.parse("2026-06-30T" + time + ":00Z"), LENGTH, MeetingFormat.ONLINE);
  }

  private Instant inAnHour() {
    return clock.instant().plus(1, ChronoUnit.HOURS);
  }

  private HoldResult hold(UUID heldFor, OpeningSlot slot) {
    return openings.hold(job, heldFor, practice.therapist().person(), List.of(slot), inAnHour());
  }

  private HoldId held(UUID heldFor, OpeningSlot slot) {
    return ((HoldResult.Held) hold(heldFor, slot)).holds().getFirst();
  }

  private List<String> starts() {
    return openings.free(job, practice.therapist().person(), LENGTH, Instant.parse("2026-06-29T22:00:00Z"), Instant.parse("2026-06-30T22:00:00Z"))
        .stream().map(slot -> slot.start().toString().substring(11, 16)).toList();
  }
}
