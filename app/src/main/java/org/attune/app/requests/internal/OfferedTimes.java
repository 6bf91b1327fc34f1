package org.attune.app.requests.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.Booking;
import org.attune.app.openings.BookingResult;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.HoldId;
import org.attune.app.openings.HoldResult;
import org.attune.app.openings.OpeningSlot;
import org.attune.app.openings.Openings;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.OfferedTime;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.requests.RequestState;
import org.attune.app.requests.RequestSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The times that a request's enquirer may choose from: held, booked, and let go. */
@Component
public class OfferedTimes {

  /** How long a time is kept for the enquirer at most. */
  private static final Duration KEPT = Duration.ofDays(2);

  /** So many are shown to choose from: some of each day rather than all of the first. */
  private static final int MOST = 12;
  private static final int MOST_OF_A_DAY = 3;

  private final JdbcClient database;
  private final Openings openings;
  private final Practices practices;
  private final Clock clock;

  OfferedTimes(JdbcClient database, Openings openings, Practices practices, Clock clock) {
    this.database = database;
    this.openings = openings;
    this.practices = practices;
    this.clock = clock;
  }

  /** Offers these in place of those that were offered before; says where the therapist has something else then. */
  @Transactional
  public void offer(Viewer.Job viewer, FirstTalkRequestId request, PersonId therapist, List<OfferedTimeInput> times) {
    release(viewer, request);
    Instant until = clock.instant().plus(KEPT);
    switch (openings.holdChosen(viewer, request.value(), therapist, times.stream().map(OfferedTimes::slot).toList(), until)) {
      case HoldResult.Taken taken -> throw InvalidInput.at("day1", "requests.staff.times-taken");
      case HoldResult.Held held -> {
        for (int i = 0; i < times.size(); i++) {
          insert(request, held.holds().get(i), times.get(i), until);
        }
      }
    }
  }

  private static OpeningSlot slot(OfferedTimeInput time) {
    return new OpeningSlot(time.start(), time.length(), time.online() ? MeetingFormat.ONLINE : MeetingFormat.IN_PERSON);
  }

  private void insert(FirstTalkRequestId request, HoldId hold, OfferedTimeInput time, Instant until) {
    database.sql("""
            insert into offered_time (id, request_id, hold_id, starts_at, minutes, online, kept_until)
            values (:id, :request, :hold, :start, :minutes, :online, :until)
            """)
        .param("id", UUID.randomUUID()).param("request", request.value()).param("hold", hold.value())
        .param("start", Timestamp.from(time.start())).param("minutes", time.length().toMinutes()).param("online", time.online())
        .param("until", Timestamp.from(until)).update();
  }

  /** Books the hold of a time, in its therapist's turn: no transaction is open while it waits. False where it is no longer free. */
  public boolean bookHold(Viewer.Job viewer, OfferedTime time) {
    return time.start().isAfter(clock.instant()) && openings.book(viewer, time.hold()) instanceof BookingResult.Booked;
  }

  /** The booked time of a first talk, while it lies ahead. */
  public Optional<OfferedTime> movable(RequestSummary is) {
    return is.bookedTime().filter(booked -> is.state() == RequestState.BOOKED && booked.start().isAfter(clock.instant()));
  }

  /** Moves a booking, in its therapist's turn as well. False where the other time is not free. */
  public boolean moveBooking(Viewer.Job viewer, OfferedTime booked, OfferedTimeInput to) {
    return openings.move(viewer, booked.hold(), slot(to)) instanceof BookingResult.Booked;
  }

  /** Notes that a booking was moved, as it is now. */
  @Transactional
  public void markMoved(Viewer.Job viewer, UUID time, OpeningSlot slot) {
    database.sql("update offered_time set starts_at = :start, minutes = :minutes, online = :online where id = :id")
        .param("start", Timestamp.from(slot.start())).param("minutes", slot.length().toMinutes())
        .param("online", slot.format() == MeetingFormat.ONLINE).param("id", time).update();
  }

  /** Notes which of them was booked. */
  @Transactional
  public void markBooked(Viewer.Job viewer, FirstTalkRequestId request, UUID time) {
    database.sql("update offered_time set booked = true where id = :id and request_id = :request")
        .param("id", time).param("request", request.value()).update();
  }

  /** Takes some of the times out of those to choose from; what holds them runs out. */
  @Transactional
  public void drop(Viewer.Job viewer, List<OfferedTime> some) {
    database.sql("delete from offered_time where id = any (:ids::uuid[])")
        .param("ids", some.stream().map(OfferedTime::id).toArray(UUID[]::new)).update();
  }

  /** What holds one of a request's times, or booked it. */
  @Transactional(readOnly = true)
  public Optional<Booking> find(Viewer.Job viewer, RequestSummary is, UUID time) {
    return is.times().stream().filter(offered -> offered.id().equals(time)).findFirst().flatMap(offered -> openings.find(viewer, offered.hold()));
  }

  /** Lets all of them go, the booked one too. */
  @Transactional
  public void release(Viewer.Job viewer, FirstTalkRequestId request) {
    openings.release(viewer, request.value());
    database.sql("delete from offered_time where request_id = :request").param("request", request.value()).update();
  }

  /** What the therapist could offer in the next two weeks, by their own hours: of each day the first, one in the middle, the last. */
  @Transactional(readOnly = true)
  public List<OfferedTimeInput> free(Viewer.Job viewer, PersonId therapist, Duration length) {
    Instant now = clock.instant();
    ZoneId zone = practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
    Collection<List<OpeningSlot>> days = openings.free(viewer, therapist, length, now, now.plus(Duration.ofDays(14))).stream()
        .collect(Collectors.groupingBy(slot -> LocalDate.ofInstant(slot.start(), zone), TreeMap::new, Collectors.toList())).values();
    return days.stream().flatMap(OfferedTimes::spread).limit(MOST)
        .map(slot -> new OfferedTimeInput(slot.start(), slot.length(), slot.format() == MeetingFormat.ONLINE)).toList();
  }

  private static Stream<OpeningSlot> spread(List<OpeningSlot> day) {
    return day.size() <= MOST_OF_A_DAY ? day.stream() : Stream.of(day.getFirst(), day.get(day.size() / 2), day.getLast());
  }
}
