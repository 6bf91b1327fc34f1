package org.attune.app.openings.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.openings.HoldId;
import org.attune.app.openings.OpeningHours;
import org.attune.app.sessions.Absences;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that is in a therapist's schedule: what they said, their sessions, days away and busy times, and what is held. */
@Component
public class ScheduleReader {

  /** As long as the longest buffer. */
  private static final Duration AROUND = Duration.ofHours(4);

  private final JdbcClient database;
  private final OpeningHours hours;
  private final Sessions sessions;
  private final Absences absences;
  private final BusyTimes busy;
  private final Clock clock;

  ScheduleReader(JdbcClient database, OpeningHours hours, Sessions sessions, Absences absences, BusyTimes busy, Clock clock) {
    this.database = database;
    this.hours = hours;
    this.sessions = sessions;
    this.absences = absences;
    this.busy = busy;
    this.clock = clock;
  }

  /**
   * What is in the schedule in a span of time, and around it.
   *
   * @param except a hold that doesn't count, or null
   */
  @Transactional(readOnly = true)
  public FreeTimes read(Viewer.Job viewer, PersonId therapist, Instant from, Instant until, @Nullable HoldId except) {
    Instant since = from.minus(AROUND);
    Instant to = until.plus(AROUND);
    List<BlockedTime> away = absences.of(viewer, therapist).stream().map(a -> new BlockedTime(a.startsAt(), a.endsAt())).toList();
    List<BlockedTime> planned = sessions.plannedTimesOf(viewer, therapist, since, to).stream()
        .map(time -> new BlockedTime(time.start(), time.start().plus(time.length()))).toList();
    return new FreeTimes(hours.of(viewer, therapist), away,
        Stream.of(planned, busy.of(viewer, therapist, since, to), held(therapist, since, to, except)).flatMap(List::stream).toList(),
        clock.instant());
  }

  private List<BlockedTime> held(PersonId therapist, Instant from, Instant until, @Nullable HoldId except) {
    return database.sql("""
            select lower(span), upper(span) from appointment_hold
            where therapist_id = :therapist and span && tstzrange(:from, :until) and (held_until is null or held_until > :now)
              and id is distinct from cast(:except as uuid)
            """)
        .param("therapist", therapist.value()).param("from", Timestamp.from(from)).param("until", Timestamp.from(until))
        .param("now", Timestamp.from(clock.instant())).param("except", except == null ? null : except.value())
        .query((row, i) -> new BlockedTime(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant())).list();
  }
}
