package org.attune.app.openings.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.Booking;
import org.attune.app.openings.BookingResult;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.HoldId;
import org.attune.app.openings.HoldResult;
import org.attune.app.openings.OpeningSlot;
import org.attune.app.sessions.TherapistScheduleLock;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds and books times: each first locks the therapist's schedule, and then reads again what is in it. */
@Component
public class AppointmentHolds {

  private static final String COLUMNS = "id, held_for, therapist_id, lower(span) as starts_at, upper(span) as ends_at, format, moved";
  private static final RowMapper<Booking> HELD = AppointmentHolds::held;

  private final JdbcClient database;
  private final TherapistScheduleLock locks;
  private final ScheduleReader schedules;
  private final Clock clock;

  AppointmentHolds(JdbcClient database, TherapistScheduleLock locks, ScheduleReader schedules, Clock clock) {
    this.database = database;
    this.locks = locks;
    this.schedules = schedules;
    this.clock = clock;
  }

  @Transactional
  public HoldResult hold(Viewer.Job viewer, UUID heldFor, PersonId therapist, List<OpeningSlot> slots, Instant until, boolean withinHours) {
    locks.lock(viewer, therapist);
    deleteExpired(therapist);
    List<Booking> before = heldFor(heldFor);
    var holds = new ArrayList<HoldId>();
    var taken = new ArrayList<OpeningSlot>();
    FreeTimes schedule = read(viewer, therapist, slots);
    for (OpeningSlot slot : slots) {
      Optional<HoldId> again = before.stream().filter(b -> b.slot().equals(slot) && b.therapist().equals(therapist)).map(Booking::id).findFirst();
      if (again.isPresent()) {
        holds.add(again.get()); // sent twice
        continue;
      }
      HoldId id = HoldId.random();
      if ((withinHours ? schedule.isFree(slot) : schedule.isClear(slot)) && insert(viewer, id, heldFor, therapist, slot, until)) {
        holds.add(id);
      } else {
        taken.add(slot);
      }
    }
    if (taken.isEmpty()) {
      return new HoldResult.Held(holds);
    }
    holds.stream().filter(id -> before.stream().noneMatch(b -> b.id().equals(id))).forEach(this::delete);
    return new HoldResult.Taken(taken);
  }

  @Transactional
  public BookingResult book(Viewer.Job viewer, PersonId therapist, HoldId id) {
    locks.lock(viewer, therapist);
    Booking hold = find(id).filter(b -> b.therapist().equals(therapist)).orElse(null);
    if (hold == null) {
      return new BookingResult.NoLongerFree();
    }
    if (!isBooked(id)) {
      if (!schedules.read(viewer, therapist, hold.slot().start(), hold.slot().end(), id).isClear(hold.slot())) {
        return new BookingResult.NoLongerFree();
      }
      database.sql("update appointment_hold set state = 'booked', held_until = null where id = :id").param("id", id.value()).update();
    }
    database.sql("delete from appointment_hold where held_for = :for and id <> :id").param("for", hold.heldFor()).param("id", id.value())
        .update();
    return new BookingResult.Booked(hold);
  }

  @Transactional
  public BookingResult move(Viewer.Job viewer, PersonId therapist, HoldId id, OpeningSlot to) {
    locks.lock(viewer, therapist);
    Booking booked = find(id).filter(b -> b.therapist().equals(therapist) && isBooked(id)).orElse(null);
    if (booked == null) {
      return new BookingResult.NoLongerFree();
    }
    if (booked.slot().equals(to)) {
      return new BookingResult.Booked(booked);
    }
    deleteExpired(therapist);
    if (!schedules.read(viewer, therapist, to.start(), to.end(), id).isFree(to)) {
      return new BookingResult.NoLongerFree();
    }
    database.sql("update appointment_hold set span = tstzrange(:from, :until), format = :format, moved = moved + 1 where id = :id")
        .param("from", Timestamp.from(to.start())).param("until", Timestamp.from(to.end())).param("format", to.format().code())
        .param("id", id.value()).update();
    return new BookingResult.Booked(find(id).orElseThrow(NotFound::new));
  }

  @Transactional
  public void release(Viewer.Job viewer, UUID heldFor) {
    database.sql("delete from appointment_hold where held_for = :for").param("for", heldFor).update();
  }

  /** What is held or booked under an id, if it hasn't run out. */
  @Transactional(readOnly = true)
  public Optional<Booking> find(Viewer.Job viewer, HoldId id) {
    return find(id);
  }

  /** What is booked with a therapist from a moment on, in order of time. */
  @Transactional(readOnly = true)
  public List<Booking> booked(Viewer viewer, PersonId therapist, Instant from) {
    return database.sql("select " + COLUMNS + " from appointment_hold where therapist_id = :therapist and state = 'booked'"
            + " and upper(span) > :from order by span")
        .param("therapist", therapist.value()).param("from", Timestamp.from(from)).query(HELD).list();
  }

  /** Takes away what has run out, and what was booked and is long over. */
  @Transactional
  public void tidy(Viewer.Job viewer) {
    database.sql("delete from appointment_hold where held_until <= :now or upper(span) < :past")
        .param("now", Timestamp.from(clock.instant())).param("past", Timestamp.from(clock.instant().minus(Duration.ofDays(30)))).update();
  }

  private FreeTimes read(Viewer.Job viewer, PersonId therapist, List<OpeningSlot> slots) {
    Instant from = slots.stream().map(OpeningSlot::start).min(Comparator.naturalOrder()).orElse(clock.instant());
    Instant until = slots.stream().map(OpeningSlot::end).max(Comparator.naturalOrder()).orElse(from);
    return schedules.read(viewer, therapist, from, until, null);
  }

  private boolean insert(Viewer.Job viewer, HoldId id, UUID heldFor, PersonId therapist, OpeningSlot slot, Instant until) {
    return database.sql("""
            insert into appointment_hold (id, practice_id, therapist_id, held_for, span, format, state, held_until)
            values (:id, :practice, :therapist, :for, tstzrange(:from, :to), :format, 'held', :until) on conflict do nothing
            """)
        .param("id", id.value()).param("practice", viewer.practice().value()).param("therapist", therapist.value())
        .param("for", heldFor).param("from", Timestamp.from(slot.start())).param("to", Timestamp.from(slot.end()))
        .param("format", slot.format().code()).param("until", Timestamp.from(until)).update() == 1;
  }

  /** The constraint knows no time: what has run out makes room here. */
  private void deleteExpired(PersonId therapist) {
    database.sql("delete from appointment_hold where therapist_id = :therapist and held_until <= :now")
        .param("therapist", therapist.value()).param("now", Timestamp.from(clock.instant())).update();
  }

  private void delete(HoldId id) {
    database.sql("delete from appointment_hold where id = :id").param("id", id.value()).update();
  }

  private List<Booking> heldFor(UUID heldFor) {
    return database.sql("select " + COLUMNS + " from appointment_hold where held_for = :for").param("for", heldFor).query(HELD).list();
  }

  private Optional<Booking> find(HoldId id) {
    return database.sql("select " + COLUMNS + " from appointment_hold where id = :id and (held_until is null or held_until > :now)")
        .param("id", id.value()).param("now", Timestamp.from(clock.instant())).query(HELD).optional();
  }

  private boolean isBooked(HoldId id) {
    return database.sql("select state = 'booked' from appointment_hold where id = :id").param("id", id.value())
        .query(Boolean.class).single();
  }

  private static Booking held(ResultSet row, int i) throws SQLException {
    Instant start = row.getTimestamp("starts_at").toInstant();
    return new Booking(new HoldId(row.getObject("id", UUID.class)), row.getObject("held_for", UUID.class),
        new PersonId(row.getObject("therapist_id", UUID.class)),
        new OpeningSlot(start, Duration.between(start, row.getTimestamp("ends_at").toInstant()), MeetingFormat.of(row.getString("format"))),
        row.getInt("moved"));
  }
}
