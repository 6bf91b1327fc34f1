package org.attune.app.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Something is waiting for you": one email a day, at an hour that somebody who works in a practice chose. */
@Service
public class DailyEmails {

  /** The job that looks, under the key of person and hour. */
  public static final JobName JOB = new JobName("notifications.daily");

  private final JdbcClient database;
  private final Jobs jobs;
  private final Practices practices;
  private final Clock clock;

  DailyEmails(JdbcClient database, Jobs jobs, Practices practices, Clock clock) {
    this.database = database;
    this.jobs = jobs;
    this.practices = practices;
    this.clock = clock;
  }

  /** The hour that the viewer chose, if any. */
  @Transactional(readOnly = true)
  public OptionalInt hour(Viewer.Member viewer) {
    return database.sql("select hour from daily_email where person_id = :me and practice_id = :practice")
        .param("me", viewer.person().value()).param("practice", viewer.practice().value()).query(Integer.class).optional()
        .map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** Chooses an hour of the practice's day, or none. */
  @Transactional
  public void changeHour(Viewer.Member viewer, @Nullable Integer hour) {
    if (hour == null) {
      database.sql("delete from daily_email where person_id = :me and practice_id = :practice")
          .param("me", viewer.person().value()).param("practice", viewer.practice().value()).update();
      return;
    }
    Instant now = clock.instant();
    database.sql("""
            insert into daily_email (person_id, practice_id, hour, looked_at) values (:me, :practice, :hour, :now)
            on conflict (person_id, practice_id) do update set hour = excluded.hour
            """)
        .param("me", viewer.person().value()).param("practice", viewer.practice().value()).param("hour", hour)
        .param("now", Timestamp.from(now)).update();
    jobs.schedule(JOB, new Viewer.Job(viewer.practice()), key(viewer.person(), hour),
        nextAt(now, hour, practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new).timeZone()));
  }

  /** When the hour comes next after a moment: the day's, or the next day's. */
  public static Instant nextAt(Instant after, int hour, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(after, zone);
    Instant today = day.atTime(hour, 0).atZone(zone).toInstant();
    return today.isAfter(after) ? today : day.plusDays(1).atTime(hour, 0).atZone(zone).toInstant();
  }

  /** The key of a person's hour. */
  public static String key(PersonId person, int hour) {
    return person + "@" + hour;
  }

  /** The zone of the practice that the viewer acts in. */
  @Transactional(readOnly = true)
  public ZoneId zone(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> practices.find(viewer, member.practice()).orElseThrow(NotFound::new).timeZone();
      case Viewer.Job job -> practices.find(viewer, job.practice()).orElseThrow(NotFound::new).timeZone();
      default -> throw new NotFound();
    };
  }
}
