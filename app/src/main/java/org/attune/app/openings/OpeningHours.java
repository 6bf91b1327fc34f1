package org.attune.app.openings;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.WeeklyHours.LocalHours;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What therapists say about the time they have: hours of each week, days that differ, and rules. */
@Service
public class OpeningHours {

  /** So many rows of hours, and as many of days that differ, are more than anybody needs. */
  private static final int MOST = 100;

  private static final RowMapper<WeeklyHours> WEEKLY = (row, i) -> new WeeklyHours(row.getObject("id", UUID.class),
      DayOfWeek.of(row.getInt("weekday")), hours(row),
      new WeeklyHours.Validity(row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class)));
  private static final RowMapper<HoursException> EXCEPTION = (row, i) -> new HoursException(row.getObject("id", UUID.class),
      row.getObject("day", LocalDate.class), ZoneId.of(row.getString("zone")), row.getString("format") == null ? null : hours(row));

  private final JdbcClient database;
  private final Clock clock;

  OpeningHours(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All that a therapist said, for themselves or a job of the practice. */
  @Transactional(readOnly = true)
  public OpeningSettings of(Viewer viewer, PersonId therapist) {
    return new OpeningSettings(
        database.sql("select * from weekly_hours where therapist_id = :therapist order by weekday, from_time, id")
            .param("therapist", therapist.value()).query(WEEKLY).list(),
        database.sql("select * from hours_exception where therapist_id = :therapist and day >= :since order by day, from_time, id")
            .param("therapist", therapist.value()).param("since", Date.valueOf(yesterday())).query(EXCEPTION).list(),
        database.sql("select * from booking_rules where therapist_id = :therapist").param("therapist", therapist.value())
            .query((row, i) -> new BookingRules(Duration.ofMinutes(row.getInt("buffer_minutes")),
                Duration.ofHours(row.getInt("notice_hours")), row.getInt("furthest_days"), Duration.ofMinutes(row.getInt("step_minutes"))))
            .optional().orElse(BookingRules.USUAL));
  }

  /** Adds hours of each week; sent twice, they count once. */
  @Transactional
  public void add(Viewer.Member viewer, WeeklyHours hours) {
    requireForward(hours.hours());
    LocalDate until = hours.validity().until();
    if (until != null && until.isBefore(hours.validity().from())) {
      throw InvalidInput.at("validUntil", "openings.hours.ends-before");
    }
    requireRoom(viewer, "weekly_hours");
    database.sql("""
            insert into weekly_hours (id, practice_id, therapist_id, weekday, from_time, until_time, zone, valid_from, valid_until, format)
            values (:id, :practice, :me, :weekday, :from, :until, :zone, :validFrom, :validUntil, :format) on conflict do nothing
            """)
        .param("id", hours.id()).param("practice", viewer.practice().value()).param("me", viewer.person().value())
        .param("weekday", hours.weekday().getValue()).param("from", hours.hours().from())
        .param("until", hours.hours().until()).param("zone", hours.hours().zone().getId())
        .param("validFrom", Date.valueOf(hours.validity().from()))
        .param("validUntil", until == null ? null : Date.valueOf(until)).param("format", hours.hours().format().code()).update();
  }

  /** Adds a day that differs; sent twice, it counts once. */
  @Transactional
  public void add(Viewer.Member viewer, HoursException exception) {
    LocalHours hours = exception.hours();
    if (hours != null) {
      requireForward(hours);
    }
    if (exception.day().isBefore(yesterday()) || exception.day().isAfter(yesterday().plusYears(2))) {
      throw InvalidInput.at("day", "openings.exception.day-out-of-range");
    }
    requireRoom(viewer, "hours_exception");
    database.sql("""
            insert into hours_exception (id, practice_id, therapist_id, day, from_time, until_time, format, zone)
            values (:id, :practice, :me, :day, :from, :until, :format, :zone) on conflict do nothing
            """)
        .param("id", exception.id()).param("practice", viewer.practice().value()).param("me", viewer.person().value())
        .param("day", Date.valueOf(exception.day())).param("from", hours == null ? null : hours.from())
        .param("until", hours == null ? null : hours.until()).param("format", hours == null ? null : hours.format().code())
        .param("zone", exception.zone().getId()).update();
  }

  @Transactional
  public void removeWeekly(Viewer.Member viewer, UUID id) {
    if (database.sql("delete from weekly_hours where id = :id").param("id", id).update() == 0) {
      throw new NotFound();
    }
  }

  @Transactional
  public void removeException(Viewer.Member viewer, UUID id) {
    if (database.sql("delete from hours_exception where id = :id").param("id", id).update() == 0) {
      throw new NotFound();
    }
  }

  @Transactional
  public void change(Viewer.Member viewer, BookingRules rules) {
    database.sql("""
            insert into booking_rules (practice_id, therapist_id, buffer_minutes, notice_hours, furthest_days, step_minutes)
            values (:practice, :me, :buffer, :notice, :furthest, :step)
            on conflict (practice_id, therapist_id) do update set buffer_minutes = excluded.buffer_minutes,
              notice_hours = excluded.notice_hours, furthest_days = excluded.furthest_days, step_minutes = excluded.step_minutes
            """)
        .param("practice", viewer.practice().value()).param("me", viewer.person().value())
        .param("buffer", rules.buffer().toMinutes()).param("notice", rules.notice().toHours())
        .param("furthest", rules.furthestDays()).param("step", rules.step().toMinutes()).update();
  }

  private void requireRoom(Viewer.Member viewer, String table) {
    if (database.sql("select count(*) from " + table + " where therapist_id = :me").param("me", viewer.person().value())
        .query(Integer.class).single() >= MOST) {
      throw new InvalidInput("openings.hours.too-many");
    }
  }

  private static void requireForward(LocalHours hours) {
    if (!hours.isForward()) {
      throw InvalidInput.at("until", "openings.hours.until-before-from");
    }
  }

  /** Before today in every zone. */
  private LocalDate yesterday() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
  }

  private static LocalHours hours(ResultSet row) throws SQLException {
    return new LocalHours(row.getObject("from_time", LocalTime.class), row.getObject("until_time", LocalTime.class),
        ZoneId.of(row.getString("zone")), MeetingFormat.of(row.getString("format")));
  }
}
