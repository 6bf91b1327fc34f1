package org.attune.app.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.KeyedHash;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.SecurityLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts attempts (at a sign-in, at a link) over all processes, so that guessing is slow. */
@Service
public class RateLimiter {

  private static final Duration KNOWN = Duration.ofDays(180);
  private static final int NETWORKS_OF_A_SITE = 5;
  private static final int PAUSE_FROM = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 8; // some four hours

  private final JdbcClient database;
  private final Clock clock;
  private final SecurityLog log;
  private final KeyedHash hash;

  RateLimiter(JdbcClient database, SecurityLog log, Clock clock, MasterKey masterKey) {
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
  public boolean tryAcquire(Viewer.Visitor viewer, String kind, String whose, int limit, Duration window) {
    int count = count(kind + "|" + whose, window);
    if (count == limit + 1) {
      log.log(SecurityLog.Event.TOO_MANY, kind);
    }
    return count <= limit;
  }

  private int count(String what, Duration window) {
    Instant now = clock.instant();
    Instant start = Instant.ofEpochSecond(now.getEpochSecond() / window.toSeconds() * window.toSeconds());
    return database.sql("""
            insert into attempt (what_hash, started_at, ends_at, count) values (:what, :start, :end, 1)
            on conflict (what_hash, started_at) do update set count = attempt.count + 1 returning count
            """)
        .param("what", hash.hash(what)).param("start", Timestamp.from(start)).param("end", Timestamp.from(start.plus(window)))
        .query(Integer.class).single();
  }

  /** Counts one more attempt from where a request comes: of a network, and five times as many of a site. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public boolean tryAcquire(Viewer.Visitor viewer, String kind, HttpServletRequest from, int limit, Duration window) {
    String network = ClientNetwork.of(from.getRemoteAddr());
    String site = ClientNetwork.siteOf(from.getRemoteAddr());
    boolean near = tryAcquire(viewer, kind, network, limit, window);
    return (site.equals(network) || tryAcquire(viewer, kind, site, limit * NETWORKS_OF_A_SITE, window)) && near;
  }

  /**
   * Notes a wrong code. From the third on, its owner's codes are refused for a minute, and each time for twice as long.
   *
   * @return how many were wrong today
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public int recordWrongCode(Viewer.Visitor viewer, PersonId whose) {
    int wrong = count("wrong code|" + whose, Duration.ofDays(1));
    if (wrong >= PAUSE_FROM) {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(wrong - PAUSE_FROM, MOST_DOUBLINGS));
      Instant now = clock.instant();
      database.sql("""
              insert into attempt (what_hash, started_at, ends_at, count) values (:what, :now, :end, 1)
              on conflict (what_hash, started_at) do update set ends_at = excluded.ends_at
              """)
          .param("what", hash.hash("code pause|" + whose)).param("now", Timestamp.from(now))
          .param("end", Timestamp.from(now.plus(pause))).update();
    }
    return wrong;
  }

  /** How long this person's codes are refused; zero where they are not. */
  @Transactional(readOnly = true)
  public Duration wrongCodePause(Viewer.Visitor viewer, PersonId whose) {
    Instant now = clock.instant();
    return database.sql("select max(ends_at) from attempt where what_hash = :what")
        .param("what", hash.hash("code pause|" + whose))
        .query((row, i) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)).single()
        .filter(end -> end.isAfter(now)).map(end -> Duration.between(now, end)).orElse(Duration.ZERO);
  }

  /** Forgets wrong codes of somebody whose code was right. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void clearWrongCodes(Viewer.Visitor viewer, PersonId whose) {
    database.sql("delete from attempt where what_hash in (:wrong, :pause)").param("wrong", hash.hash("wrong code|" + whose))
        .param("pause", hash.hash("code pause|" + whose)).update();
  }

  /** Remembers for half a year that an attempt at {@code what} succeeded. */
  @Transactional
  public void rememberSuccess(Viewer.Visitor viewer, String what) {
    database.sql("""
            insert into known_place (what_hash, seen_at) values (:what, :now)
            on conflict (what_hash) do update set seen_at = excluded.seen_at
            """)
        .param("what", hash.hash(what)).param("now", Timestamp.from(clock.instant())).update();
  }

  @Transactional(readOnly = true)
  public boolean hasSucceededBefore(Viewer.Visitor viewer, String what) {
    return database.sql("select exists (select from known_place where what_hash = :what and seen_at > :since)")
        .param("what", hash.hash(what)).param("since", Timestamp.from(clock.instant().minus(KNOWN))).query(Boolean.class)
        .single();
  }

  /** Forgets what no longer counts. */
  @Transactional
  public void deleteExpired(Viewer.Job viewer) {
    database.sql("delete from attempt where ends_at < :now").param("now", Timestamp.from(clock.instant())).update();
    database.sql("delete from known_place where seen_at < :before")
        .param("before", Timestamp.from(clock.instant().minus(KNOWN))).update();
  }
}
