package org.attune.app.requests.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.openings.Booking;
import org.attune.app.openings.BookingResult;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.HoldId;
import org.attune.app.openings.HoldResult;
import org.attune.app.openings.OpeningSlot;
import org.attune.app.openings.Openings;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.OfferedTime;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.requests.RequestSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The times that a request's enquirer may choose from: held, booked, and let go. */
@Component
public class OfferedTimes {

  /** How long a time is kept for the enquirer at most. */
  private static final Duration KEPT = Duration.ofDays(2);

  /** More are not shown to choose from. */
  private static final int MOST = 12;

  private final JdbcClient database;
  private final Openings openings;
  private final Clock clock;

  OfferedTimes(JdbcClient database, Openings openings, Clock clock) {
    this.database = database;
    this.openings = openings;
    this.clock = clock;
  }

  /** Offers these in place of those that were offered before; says where the therapist has something else then. */
  @Transactional
  public void offer(Viewer.Job viewer, FirstTalkRequestId request, PersonId therapist, List<OfferedTimeInput> times) {
    release(viewer, request);
    Instant until = clock.instant().plus(KEPT);
    List<OpeningSlot> slots = times.stream()
        .map(time -> new OpeningSlot(time.start(), time.length(), time.online() ? MeetingFormat.ONLINE : MeetingFormat.IN_PERSON)).toList();
    switch (openings.holdChosen(viewer, request.value(), therapist, slots, until)) {
      case HoldResult.Taken taken -> throw InvalidInput.at("day1", "requests.staff.times-taken");
      case HoldResult.Held held -> {
        for (int i = 0; i < times.size(); i++) {
          insert(request, held.holds().get(i), times.get(i), until);
        }
      }
    }
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

  /** Notes which of them was booked. */
  @Transactional
  public void markBooked(Viewer.Job viewer, FirstTalkRequestId request, UUID time) {
    database.sql("update offered_time set booked = true where id = :id and request_id = :request")
        .param("id", time).param("request", request.value()).update();
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

  /** What the therapist could offer in the next two weeks, by their own hours. */
  @Transactional(readOnly = true)
  public List<OfferedTimeInput> free(Viewer.Job viewer, PersonId therapist, Duration length) {
    Instant now = clock.instant();
    return openings.free(viewer, therapist, length, now, now.plus(Duration.ofDays(14))).stream().limit(MOST)
        .map(slot -> new OfferedTimeInput(slot.start(), slot.length(), slot.format() == MeetingFormat.ONLINE)).toList();
  }
}
