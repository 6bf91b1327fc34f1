package org.attune.app.accesslog;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The log of looks: written by each look of anyone but the client, read by the client alone, kept for three years. */
@Service
public class AccessLog {

  /** As many as one page of the log shows. */
  public static final int PAGE_SIZE = 100;
  private static final Duration SAME_LOOK = Duration.ofMinutes(15);

  private final JdbcClient database;
  private final Queries queries;
  private final Clock clock;

  AccessLog(JdbcClient database, Queries queries, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.clock = clock;
  }

  /** Writes down that a member of the practice looks at a client's record now. */
  @Transactional
  public void record(Viewer.Member viewer, CourseId course, AccessedRecord what) {
    var batch = new QueryBatch();
    record(viewer, course, what, batch);
    queries.run(batch);
  }

  /** The same, together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Viewer.Member viewer, CourseId course, AccessedRecord what, QueryBatch batch) {
    Instant now = clock.instant();
    long window = now.getEpochSecond() / SAME_LOOK.toSeconds() * SAME_LOOK.toSeconds();
    batch.sql("""
            insert into look (course_id, practice_id, looker_id, what, window_at, looked_at)
            values (:course, :practice, :looker, :what, :window, :now) on conflict do nothing
            """)
        .param("course", course.value()).param("practice", viewer.practice().value())
        .param("looker", viewer.person().value()).param("what", what.code())
        .param("window", Instant.ofEpochSecond(window).atOffset(ZoneOffset.UTC)).param("now", now.atOffset(ZoneOffset.UTC))
        .update(isNew -> { });
  }

  /** The looks at one's own record, the newest first, from before a moment on. */
  @Transactional(readOnly = true)
  public List<AccessLogEntry> entriesBefore(Viewer.Oneself viewer, Instant before) {
    return database.sql("""
            select looker_id, practice_id, what, looked_at from look where looked_at < :before
            order by looked_at desc, what limit :limit
            """)
        .param("before", Timestamp.from(before)).param("limit", PAGE_SIZE)
        .query((row, i) -> new AccessLogEntry(new PersonId(row.getObject("looker_id", UUID.class)),
            new PracticeId(row.getObject("practice_id", UUID.class)), AccessedRecord.of(row.getString("what")),
            row.getTimestamp("looked_at").toInstant()))
        .list();
  }

  /** Forgets a practice's looks of more than three years ago. */
  @Transactional
  public void deleteOld(Viewer.Job viewer) {
    database.sql("delete from look where looked_at < viewer_now() - interval '3 years'").update();
  }
}
