package org.attune.app.authentication;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.SecurityLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sign-ins: who holds which cookie. They hold a person's id and times; roles are read at each request. */
@Service
public class SignIns {

  /** A sign-in ends after this long without a request. */
  public static final Duration IDLE_TIMEOUT = Duration.ofHours(2);
  /** Private pages lock after this long without a request. */
  public static final Duration LOCK_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration AT_MOST = Duration.ofHours(24);
  private static final Duration SECOND_STEP_WITHIN = Duration.ofMinutes(10);
  private static final Duration WRITE_AT_MOST_EVERY = Duration.ofMinutes(5);
  // so that they lock at most that much sooner
  private static final Duration WRITE_USE_AT_MOST_EVERY = Duration.ofSeconds(15);

  private final JdbcClient database;
  private final AccessLinks links;
  private final SignInChanges changes;
  private final SecurityLog log;
  private final Clock clock;

  SignIns(JdbcClient database, AccessLinks links, SignInChanges changes, SecurityLog log, Clock clock) {
    this.database = database;
    this.links = links;
    this.changes = changes;
    this.log = log;
    this.clock = clock;
  }

  /** How far somebody has come. */
  public enum Steps {
    /** Their password was right, and the second step is still to come: no sign-in yet. */
    FIRST_OF_TWO,
    ONE,
    TWO
  }

  /** Begins a sign-in by a password alone. */
  @Transactional
  public SecretToken begin(Viewer.Oneself viewer) {
    return begin(viewer, Steps.ONE);
  }

  /** Begins a sign-in; the secret is for the cookie, and is stored nowhere. */
  @Transactional
  public SecretToken begin(Viewer.Oneself viewer, Steps steps) {
    SecretToken secret = SecretToken.random();
    Instant now = clock.instant();
    database.sql("""
            insert into sign_in (secret_hash, person_id, signed_in_at, seen_at, used_at, expires_at, awaits, two_steps)
            values (:hash, :person, :now, :now, :now, :until, :awaits, :two)
            """)
        .param("hash", secret.hash()).param("person", viewer.person().value()).param("now", Timestamp.from(now))
        .param("until", Timestamp.from(now.plus(steps == Steps.FIRST_OF_TWO ? SECOND_STEP_WITHIN : IDLE_TIMEOUT)))
        .param("awaits", steps == Steps.FIRST_OF_TWO).param("two", steps == Steps.TWO).update();
    log.log(switch (steps) {
      case FIRST_OF_TWO -> SecurityLog.Event.FIRST_OF_TWO_STEPS;
      case ONE -> SecurityLog.Event.SIGNED_IN_BY_ONE_STEP;
      case TWO -> SecurityLog.Event.SIGNED_IN_BY_TWO_STEPS;
    });
    return secret;
  }

  /** Whose second step this cookie waits for. */
  @Transactional(readOnly = true)
  public Optional<PersonId> awaitingSecondStep(Viewer.Visitor viewer, SecretToken secret) {
    return database.sql("select awaits_second_step(:hash, :now)")
        .param("hash", secret.hash()).param("now", Timestamp.from(clock.instant()))
        .query((row, i) -> Optional.ofNullable(row.getObject(1, UUID.class)).map(PersonId::new)).single();
  }

  /** Who holds this cookie, if their sign-in still runs: one statement, on the way to each page. */
  public Optional<ActiveSignIn> findActive(Viewer.Visitor viewer, SecretToken secret) {
    return database.sql("select * from signed_in(:hash, :now)")
        .param("hash", secret.hash()).param("now", Timestamp.from(clock.instant()))
        .query((row, i) -> new ActiveSignIn(
            new SignedInPerson(new PersonId(row.getObject("person_id", UUID.class)), 
                new PersonName(row.getString("name"), row.getString("usual_name")), row.getString("language"), row.getBoolean("two_steps"), row.getBoolean("withheld"),
                isLocked(row.getTimestamp("used_at").toInstant()), roles(row)),
            row.getTimestamp("seen_at").toInstant(), row.getTimestamp("used_at").toInstant()))
        .optional();
  }

  /** Somebody signed in, when that was last written down, and when they last used it before it locked. */
  public record ActiveSignIn(SignedInPerson person, Instant seenAt, Instant usedAt) {}

  /** Whether a request now is worth a write: a sign-in's row is not written at each. */
  public boolean needsTouch(ActiveSignIn held) {
    Instant now = clock.instant();
    return held.seenAt().plus(WRITE_AT_MOST_EVERY).isBefore(now)
        || !isLocked(held.usedAt()) && held.usedAt().plus(WRITE_USE_AT_MOST_EVERY).isBefore(now);
  }

  private boolean isLocked(Instant usedAt) {
    return !usedAt.plus(LOCK_TIMEOUT).isAfter(clock.instant());
  }

  @Transactional
  public void touch(Viewer.Oneself viewer, SecretToken secret) {
    Instant now = clock.instant();
    database.sql("""
            update sign_in set seen_at = :now, expires_at = least(:until, signed_in_at + make_interval(secs => :most)),
              used_at = case when used_at > :open then :now else used_at end
            where secret_hash = :hash
            """)
        .param("open", Timestamp.from(now.minus(LOCK_TIMEOUT)))
        .param("now", Timestamp.from(now)).param("until", Timestamp.from(now.plus(IDLE_TIMEOUT)))
        .param("most", AT_MOST.toSeconds()).param("hash", secret.hash()).update();
  }

  /** Opens the private pages again, for somebody who has shown who they are. */
  @Transactional
  public void unlock(Viewer.Oneself viewer, SecretToken secret) {
    database.sql("update sign_in set used_at = :now where secret_hash = :hash")
        .param("now", Timestamp.from(clock.instant())).param("hash", secret.hash()).update();
  }

  @Transactional
  public void end(Viewer.Oneself viewer, SecretToken secret) {
    database.sql("delete from sign_in where secret_hash = :hash").param("hash", secret.hash()).update();
    log.log(SecurityLog.Event.SIGNED_OUT);
  }

  /**
   * A sign-in that still runs.
   *
   * @param seenAt when it was last used, to within five minutes
   * @param current   whether it is the one that asks
   */
  public record OpenSignIn(UUID id, Instant since, Instant seenAt, boolean current) {}

  /** One's own sign-ins, the latest first. */
  @Transactional(readOnly = true)
  public List<OpenSignIn> openSignIns(Viewer.Oneself viewer, @Nullable SecretToken here) {
    return database.sql("""
            select id, signed_in_at, seen_at, secret_hash = :here as here from sign_in
            where person_id = :person and expires_at > :now and not awaits order by signed_in_at desc, id
            """)
        .param("here", here == null ? new byte[0] : here.hash()).param("person", viewer.person().value())
        .param("now", Timestamp.from(clock.instant()))
        .query((row, i) -> new OpenSignIn(row.getObject("id", UUID.class), row.getTimestamp("signed_in_at").toInstant(),
            row.getTimestamp("seen_at").toInstant(), row.getBoolean("here"))).list();
  }

  /** Ends one of one's own. */
  @Transactional
  public void end(Viewer.Oneself viewer, UUID id) {
    if (database.sql("delete from sign_in where id = :id and person_id = :person").param("id", id)
        .param("person", viewer.person().value()).update() == 0) {
      throw new NotFound();
    }
    log.log(SecurityLog.Event.SIGNED_OUT);
  }

  /** A manager ends those of somebody who works there, who is told. */
  @Transactional
  public void endAllOf(Viewer.Member viewer, PersonId colleague) {
    if (!database.sql("select end_sign_ins_of(:person)").param("person", colleague.value()).query(Boolean.class).single()) {
      throw new NotFound();
    }
    changes.record(new Viewer.Oneself(colleague), SignInChanges.ChangeType.SIGN_INS_ENDED, viewer.person());
  }

  /** Ends all sign-ins, and with them what reads without one: the calendar's link, and links for a new password. */
  @Transactional
  public void endEverywhere(Viewer.Oneself viewer) {
    links.endAll(viewer, AccessLink.Purpose.CALENDAR);
    links.endAll(viewer, AccessLink.Purpose.RESET);
    endAll(viewer);
  }

  /** Ends all sign-ins, of somebody who goes on with a new one. */
  @Transactional
  void endAll(Viewer.Oneself viewer) {
    database.sql("delete from sign_in where person_id = :person").param("person", viewer.person().value()).update();
    log.log(SecurityLog.Event.SIGNED_OUT_EVERYWHERE);
  }

  /** Forgets those that have run out, of anyone. */
  @Transactional
  public void deleteExpired(Viewer.Job viewer) {
    database.sql("delete from sign_in where expires_at < :now").param("now", Timestamp.from(clock.instant())).update();
  }

  private static Map<PracticeId, Set<Role>> roles(ResultSet row) throws SQLException {
    Array practices = row.getArray("practices");
    var roles = new LinkedHashMap<PracticeId, Set<Role>>();
    if (practices != null) {
      UUID[] ids = (UUID[]) practices.getArray();
      String[] codes = (String[]) row.getArray("roles").getArray();
      for (int i = 0; i < ids.length; i++) {
        roles.computeIfAbsent(new PracticeId(ids[i]), p -> EnumSet.noneOf(Role.class)).add(Role.of(codes[i]));
      }
    }
    return roles;
  }
}
