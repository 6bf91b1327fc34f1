package org.attune.app.requests;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By when a practice promises to answer, and whether it did: counted for the practice, never for one therapist. */
@Service
public class AnswerPromises {

  private static final Duration COUNTED_FOR = Duration.ofDays(365);
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final JdbcClient database;
  private final Practices practices;
  private final Clock clock;

  AnswerPromises(JdbcClient database, Practices practices, Clock clock) {
    this.database = database;
    this.practices = practices;
    this.clock = clock;
  }

  /** What the job's practice promises, and how often it kept that in the last year. */
  @Transactional(readOnly = true)
  public AnswerPromise of(Viewer.Job viewer) {
    return database.sql("""
            select count(*) filter (where kept) as kept, count(*) as counted from answer_outcome
            where practice_id = :practice and due_at > :since
            """)
        .param("practice", viewer.practice().value()).param("since", Timestamp.from(clock.instant().minus(COUNTED_FOR)))
        .query((row, i) -> new AnswerPromise(workingDays(viewer), row.getInt("kept"), row.getInt("counted"))).single();
  }

  /** Promises an answer within so many working days, for requests from now on. */
  @Transactional
  public void change(Viewer.Member viewer, int workingDays) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
    if (workingDays < 1 || workingDays > AnswerPromise.MAX_WORKING_DAYS) {
      throw InvalidInput.at("workingDays", "requests.staff.promise-wrong", AnswerPromise.MAX_WORKING_DAYS);
    }
    database.sql("""
            insert into answer_promise (practice_id, working_days) values (:practice, :days)
            on conflict (practice_id) do update set working_days = excluded.working_days
            """).param("practice", viewer.practice().value()).param("days", workingDays).update();
  }

  /** By when somebody who asks now is answered: the end of a day, as many working days later. */
  @Transactional(readOnly = true)
  public Instant dueAt(Viewer.Job viewer) {
    return endOf(viewer, workingDays(viewer));
  }

  /** By when a manager answers what came to them: the end of the next working day. */
  @Transactional(readOnly = true)
  public Instant dueAtForManager(Viewer.Job viewer) {
    return endOf(viewer, 1);
  }

  /** Notes whether a promise was kept; once. */
  @Transactional
  public void record(Viewer.Job viewer, Instant dueAt, boolean kept) {
    database.sql("insert into answer_outcome (id, practice_id, due_at, kept) values (:id, :practice, :due, :kept)")
        .param("id", UUID.randomUUID()).param("practice", viewer.practice().value()).param("due", Timestamp.from(dueAt))
        .param("kept", kept).update();
  }

  /** Forgets what no longer counts. */
  @Transactional
  public void deleteExpired(Viewer.Job viewer) {
    database.sql("delete from answer_outcome where practice_id = :practice and due_at < :before")
        .param("practice", viewer.practice().value()).param("before", Timestamp.from(clock.instant().minus(COUNTED_FOR))).update();
  }

  private int workingDays(Viewer.Job viewer) {
    return database.sql("select working_days from answer_promise where practice_id = :practice")
        .param("practice", viewer.practice().value()).query(Integer.class).optional().orElse(AnswerPromise.DEFAULT_WORKING_DAYS);
  }

  private Instant endOf(Viewer.Job viewer, int workingDays) {
    ZoneId zone = practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    for (int left = workingDays; left > 0; left -= WEEKEND.contains(day.getDayOfWeek()) ? 0 : 1) {
      day = day.plusDays(1);
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
