package org.attune.app.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.attune.app.database.MasterKey;
import org.attune.app.layout.SecurityLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts attempts (at a sign-in, at a link) over all processes, so that guessing is slow. */
@Service
public class Attempts {

  private static final Duration KNOWN = Duration.ofDays(180);

  private final JdbcClient database;
  private final Clock clock;
  private final SecurityLog log;
  private final KeyedHash hash;

  Attempts(JdbcClient database, SecurityLog log, Clock clock, MasterKey masterKey) {
    this.database = database;
    this.log = log;
    this.clock = clock;
    this.hash = new KeyedHash(masterKey, KeyedHash.Purpose.ATTEMPTS);
  }

  /**
   * Counts one more attempt, and says whether it is still within {@code limit} in this window.
   *
   * @param kind what is tried, in a word of the code's own
   * @param whose whose it is, or where it comes from
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public boolean isWithin(Viewer.Visitor viewer, String kind, String whose, int limit, Duration window) {
    Instant now = clock.instant();
    Instant start = Instant.ofEpochSecond(now.getEpochSecond() / window.toSeconds() * window.toSeconds());
    int count = database.sql("""
            insert into attempt (what_hash, started_at, ends_at, count) values (:what, :start, :end, 1)
            on conflict (what_hash, started_at) do update set count = attempt.count + 1 returning count
            """)
        .param("what", hash.of(kind + "|" + whose)).param("start", Timestamp.from(start)).param("end", Timestamp.from(start.plus(window)))
        .query(Integer.class).single();
    if (count == limit + 1) {
      log.note(SecurityLog.Event.TOO_MANY, kind);
    }
    return count <= limit;
  }

  /** Remembers for half a year that an attempt at {@code what} succeeded. */
  @Transactional
  public void know(Viewer.Visitor viewer, String what) {
    database.sql("""
            insert into known_place (what_hash, seen_at) values (:what, :now)
            on conflict (what_hash) do update set seen_at = excluded.seen_at
            """)
        .param("what", hash.of(what)).param("now", Timestamp.from(clock.instant())).update();
  }

  @Transactional(readOnly = true)
  public boolean isKnown(Viewer.Visitor viewer, String what) {
    return database.sql("select exists (select from known_place where what_hash = :what and seen_at > :since)")
        .param("what", hash.of(what)).param("since", Timestamp.from(clock.instant().minus(KNOWN))).query(Boolean.class)
        .single();
  }

  /** Forgets what no longer counts. */
  @Transactional
  public void forget(Viewer.Job viewer) {
    database.sql("delete from attempt where ends_at < :now").param("now", Timestamp.from(clock.instant())).update();
    database.sql("delete from known_place where seen_at < :before")
        .param("before", Timestamp.from(clock.instant().minus(KNOWN))).update();
  }
}
