package org.attune.app.openings;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.internal.CalendarFetch;
import org.attune.app.openings.internal.ReadBusyCalendarJob;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Therapists' calendars elsewhere, of which only the busy times are read, by a job. */
@Service
public class BusyCalendars {

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final Jobs jobs;
  private final Clock clock;

  BusyCalendars(JdbcClient database, FieldEncryption encryption, Jobs jobs, Clock clock) {
    this.database = database;
    this.encryption = encryption;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** The therapist's own. */
  @Transactional(readOnly = true)
  public Optional<BusyCalendar> find(Viewer.Member viewer) {
    return database.sql("select * from busy_calendar where therapist_id = :me").param("me", viewer.person().value())
        .query((row, i) -> {
          var id = row.getObject("id", UUID.class);
          Timestamp read = row.getTimestamp("read_at");
          String problem = row.getString("problem");
          return new BusyCalendar(id, ZoneId.of(row.getString("zone")), read == null ? null : read.toInstant(),
              problem == null ? null : CalendarFetch.Problem.valueOf(constant(problem)), database.sql("""
              select from_day, until_day, reason from unreadable_event where calendar_id = :id order by from_day nulls last, until_day, id
              """).param("id", id).query((event, j) -> new UnreadableEvent(event.getObject("from_day", LocalDate.class),
                  event.getObject("until_day", LocalDate.class), UnreadableEvent.Reason.valueOf(constant(event.getString("reason"))))).list());
        }).optional();
  }

  /** Reads another calendar from now on, in place of the one before; sent twice, it counts once. */
  @Transactional
  public void choose(Viewer.Member viewer, UUID id, String address, ZoneId zone) {
    if (!viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
    String fetched;
    try {
      fetched = CalendarFetch.address(address).toString();
    } catch (CalendarFetch.FetchFailed e) {
      throw InvalidInput.at("address", "openings.calendar.address-wrong");
    }
    if (database.sql("select count(*) from busy_calendar where id = :id").param("id", id).query(Integer.class).single() > 0) {
      return;
    }
    remove(viewer);
    database.sql("""
            insert into busy_calendar (id, practice_id, therapist_id, sealed, zone, added_at)
            values (:id, :practice, :me, '', :zone, :now)
            """)
        .param("id", id).param("practice", viewer.practice().value()).param("me", viewer.person().value()).param("zone", zone.getId())
        .param("now", Timestamp.from(clock.instant())).update();
    // its key may be made once it is there
    var owner = new KeyOwner.OfBusyCalendar(id);
    encryption.createKey(viewer, owner);
    database.sql("update busy_calendar set sealed = :sealed where id = :id")
        .param("sealed", encryption.seal(viewer, owner, "busy_calendar", id, fetched)).param("id", id).update();
    jobs.schedule(ReadBusyCalendarJob.NAME, new Viewer.Job(viewer.practice()), id.toString(), clock.instant());
  }

  /** Forgets the calendar, its address and all that was read from it. */
  @Transactional
  public void remove(Viewer.Member viewer) {
    database.sql("delete from busy_calendar where therapist_id = :me").param("me", viewer.person().value()).update();
  }

  private static String constant(String code) {
    return code.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
