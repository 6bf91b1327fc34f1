package org.attune.app.openings.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.openings.BusyCalendar;
import org.attune.app.openings.UnreadableEvent;
import org.attune.app.openings.internal.BusyCalendarReader.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What jobs know of therapists' calendars elsewhere. */
@Component
public class BusyTimes {

  /** All of time that matters, as busy as can be. */
  private static final BlockedTime ALWAYS = new BlockedTime(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("3000-01-01T00:00:00Z"));

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final People people;
  private final Clock clock;

  BusyTimes(JdbcClient database, FieldEncryption encryption, People people, Clock clock) {
    this.database = database;
    this.encryption = encryption;
    this.people = people;
    this.clock = clock;
  }

  /** A calendar that is to be fetched, and whose. */
  public record CalendarToFetch(UUID id, PersonId therapist, String address, ZoneId zone, List<String> mailAddresses) {}

  /** None where it was removed, or its therapist isn't one any more. */
  @Transactional(readOnly = true)
  public Optional<CalendarToFetch> toFetch(Viewer.Job viewer, UUID id) {
    return database.sql("select * from busy_calendar where id = :id").param("id", id)
        .query((row, i) -> new CalendarToFetch(id, new PersonId(row.getObject("therapist_id", UUID.class)),
            encryption.open(viewer, new KeyOwner.OfBusyCalendar(id), "busy_calendar", id, row.getBytes("sealed")),
            ZoneId.of(row.getString("zone")), List.of())).optional()
        .filter(c -> people.withRole(viewer, viewer.practice(), Role.THERAPIST).stream().anyMatch(p -> p.id().equals(c.therapist())))
        .map(c -> {
          String mail = people.contactDetails(viewer, c.therapist()).address();
          return new CalendarToFetch(c.id(), c.therapist(), c.address(), c.zone(), mail == null ? List.of() : List.of(mail));
        });
  }

  /** Puts what was read in place of what was read before. */
  @Transactional
  public void store(Viewer.Job viewer, CalendarToFetch calendar, Reading reading) {
    if (database.sql("update busy_calendar set read_at = :now, failures = 0, problem = null where id = :id")
        .param("now", Timestamp.from(clock.instant())).param("id", calendar.id()).update() == 0) {
      return; // removed meanwhile
    }
    database.sql("delete from busy_time where calendar_id = :id").param("id", calendar.id()).update();
    database.sql("delete from unreadable_event where calendar_id = :id").param("id", calendar.id()).update();
    database.sql("""
            insert into busy_time (calendar_id, practice_id, therapist_id, span)
            select :id, :practice, :therapist, tstzrange(f, u) from unnest(:from::timestamptz[], :until::timestamptz[]) as b (f, u)
            """)
        .param("id", calendar.id()).param("practice", viewer.practice().value()).param("therapist", calendar.therapist().value())
        .param("from", reading.busy().stream().map(b -> b.from().toString()).toArray(String[]::new))
        .param("until", reading.busy().stream().map(b -> b.until().toString()).toArray(String[]::new)).update();
    for (UnreadableEvent event : reading.unreadable()) {
      database.sql("""
              insert into unreadable_event (id, calendar_id, practice_id, therapist_id, from_day, until_day, reason)
              values (:event, :id, :practice, :therapist, :from, :until, :reason)
              """)
          .param("event", UUID.randomUUID()).param("id", calendar.id()).param("practice", viewer.practice().value())
          .param("therapist", calendar.therapist().value()).param("from", date(event.from())).param("until", date(event.until()))
          .param("reason", event.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')).update();
    }
  }

  /**
   * Notes that it couldn't be read; what was read before stays.
   *
   * @return how often in a row
   */
  @Transactional
  public int noteFailure(Viewer.Job viewer, UUID id, CalendarFetch.Problem problem) {
    return database.sql("update busy_calendar set failures = failures + 1, problem = :problem where id = :id returning failures")
        .param("problem", problem.code()).param("id", id).query(Integer.class).optional().orElse(0);
  }

  /** Forgets the calendar of somebody who is no therapist of the practice any more. */
  @Transactional
  public void forget(Viewer.Job viewer, PersonId therapist) {
    database.sql("delete from busy_calendar where therapist_id = :therapist").param("therapist", therapist.value()).update();
  }

  /** When a therapist is busy in a span of time; always, where their calendar wasn't read for too long. */
  @Transactional(readOnly = true)
  public List<BlockedTime> of(Viewer.Job viewer, PersonId therapist, Instant from, Instant until) {
    Duration lasts = BusyCalendar.LASTS;
    if (database.sql("select count(*) from busy_calendar where therapist_id = :therapist and (read_at is null or read_at < :since)")
        .param("therapist", therapist.value()).param("since", Timestamp.from(clock.instant().minus(lasts))).query(Integer.class).single() > 0) {
      return List.of(ALWAYS);
    }
    return database.sql("""
            select lower(span), upper(span) from busy_time where therapist_id = :therapist and span && tstzrange(:from, :until)
            """)
        .param("therapist", therapist.value()).param("from", Timestamp.from(from)).param("until", Timestamp.from(until))
        .query((row, i) -> new BlockedTime(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant())).list();
  }

  private static java.sql.@Nullable Date date(@Nullable LocalDate day) {
    return day == null ? null : java.sql.Date.valueOf(day);
  }
}
