package org.attune.app.openings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.openings.internal.AppointmentHolds;
import org.attune.app.openings.internal.ScheduleReader;
import org.attune.app.sessions.Sessions;
import org.attune.app.sessions.TherapistScheduleLock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Times that are free, held and booked. A caller that is a job of the practice has checked before that the person who asks may.
 * What holds, books or moves waits for its turn and then for the schedule's lock: best called where no transaction has begun,
 * so that nobody waits with a connection in hand; within one it works too.
 */
@Service
public class Openings {

  private static final int MOST_AT_ONCE = 20;

  private final AppointmentHolds holds;
  private final ScheduleReader schedules;
  private final TherapistScheduleLock locks;
  private final Sessions sessions;
  private final People people;
  private final Clock clock;

  Openings(AppointmentHolds holds, ScheduleReader schedules, TherapistScheduleLock locks, Sessions sessions,
      People people, Clock clock) {
    this.holds = holds;
    this.schedules = schedules;
    this.locks = locks;
    this.sessions = sessions;
    this.people = people;
    this.clock = clock;
  }

  /**
   * The times at which an appointment of this length could begin, from {@code from} on and before {@code until}, in order: as far as
   * the therapist's furthest day, and at most a thousand. None for somebody who isn't a therapist of the practice now.
   */
  @Transactional(readOnly = true)
  public List<OpeningSlot> free(Viewer.Job viewer, PersonId therapist, Duration length, Instant from, Instant until) {
    Instant now = clock.instant();
    Instant since = from.isBefore(now) ? now : from;
    Instant furthest = now.plus(Duration.ofDays(BookingRules.FURTHEST_DAYS + 2L));
    Instant to = until.isAfter(furthest) ? furthest : until;
    if (!since.isBefore(to) || length.compareTo(Duration.ofMinutes(5)) < 0 || length.compareTo(Duration.ofHours(10)) > 0
        || people.withRole(viewer, viewer.practice(), Role.THERAPIST).stream().noneMatch(p -> p.id().equals(therapist))) {
      return List.of();
    }
    return schedules.read(viewer, therapist, since, to, null).slots(length, since, to);
  }

  /**
   * Holds times until {@code until} for what {@code heldFor} names: all of them, or none. Of two that overlap, the second counts as
   * taken. Sent twice, it counts once.
   */
  public HoldResult hold(Viewer.Job viewer, UUID heldFor, PersonId therapist, List<OpeningSlot> slots, Instant until) {
    return hold(viewer, heldFor, therapist, slots, until, true);
  }

  /** The same for times that the therapist chose themselves: nothing else may be then, but their hours and rules don't count. */
  public HoldResult holdChosen(Viewer.Job viewer, UUID heldFor, PersonId therapist, List<OpeningSlot> slots, Instant until) {
    return hold(viewer, heldFor, therapist, slots, until, false);
  }

  private HoldResult hold(Viewer.Job viewer, UUID heldFor, PersonId therapist, List<OpeningSlot> slots, Instant until, boolean withinHours) {
    if (slots.isEmpty() || slots.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException("times to hold: " + slots.size());
    }
    return locks.inTurn(therapist, () -> holds.hold(viewer, heldFor, therapist, slots, until, withinHours));
  }

  /** Books a time that is held, and releases the others that are held for the same; booked already, it stays so. */
  public BookingResult book(Viewer.Job viewer, HoldId hold) {
    return holds.find(viewer, hold).<BookingResult>map(found ->
        locks.inTurn(found.therapist(), () -> holds.book(viewer, found.therapist(), hold))).orElseGet(BookingResult.NoLongerFree::new);
  }

  /** Gives a booking another time, which is checked as a new one is; where that isn't free, it keeps the one it has. */
  public BookingResult move(Viewer.Job viewer, HoldId booked, OpeningSlot to) {
    return holds.find(viewer, booked).<BookingResult>map(found ->
        locks.inTurn(found.therapist(), () -> holds.move(viewer, found.therapist(), booked, to))).orElseGet(BookingResult.NoLongerFree::new);
  }

  /** Gives up whatever is held or booked for this. */
  @Transactional
  public void release(Viewer.Job viewer, UUID heldFor) {
    holds.release(viewer, heldFor);
  }

  /** What is held or booked under an id, if it hasn't run out. */
  @Transactional(readOnly = true)
  public Optional<Booking> find(Viewer.Job viewer, HoldId id) {
    return holds.find(viewer, id);
  }

  /** Those of a therapist's own bookings during which they have planned a session since. */
  @Transactional(readOnly = true)
  public List<Booking> overlappingSessions(Viewer.Member viewer) {
    return booked(viewer).stream().filter(booking -> !sessions.plannedTimesOf(new Viewer.Job(viewer.practice()), viewer.person(),
        booking.slot().start(), booking.slot().end()).isEmpty()).toList();
  }

  /** A therapist's own bookings that lie ahead. */
  @Transactional(readOnly = true)
  public List<Booking> booked(Viewer.Member viewer) {
    return holds.booked(viewer, viewer.person(), clock.instant());
  }
}
