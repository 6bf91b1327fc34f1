package org.attune.app.authentication;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.KeyedHash;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.AsciiDigits;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.SecurityLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Coming back after a password, a phone, or both were lost. A password that was set again by mail closes what its person can
 * read until something that a reader of their mail hasn't got says who they are: a passkey or second step from before, a
 * recovery code, or their practice, in person, by a code of eight digits.
 */
@Service
public class AccountRecovery {

  /** How long a code that was shown in person works. */
  public static final Duration CODE_LIFETIME = Duration.ofHours(1);
  /** How often it may be typed wrong. */
  public static final int MAX_TRIES = 5;
  private static final int DIGITS = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient database;
  private final SecondSteps secondSteps;
  private final SignInChanges changes;
  private final SecurityLog log;
  private final Clock clock;
  private final KeyedHash codes;

  AccountRecovery(JdbcClient database, SecondSteps secondSteps, SignInChanges changes, SecurityLog log, Clock clock,
      MasterKey masterKey) {
    this.database = database;
    this.secondSteps = secondSteps;
    this.changes = changes;
    this.log = log;
    this.clock = clock;
    this.codes = new KeyedHash(masterKey, KeyedHash.Purpose.CONFIRMATION_CODES);
  }

  /** Somebody who asked their practice to say that it is they. */
  public record RecoveryRequest(UUID id, Person person, Instant requestedAt) {}

  /** Closes what this person can read, since no more is known than that they read a mailbox. */
  @Transactional
  public void closeWords(Viewer.Oneself viewer) {
    closeWords(viewer, null);
  }

  /** Opening it takes more than {@code vouchedBy}, where that is not null. */
  private void closeWords(Viewer.Oneself viewer, @Nullable UUID vouchedBy) {
    database.sql("""
            update person set words_closed_at = coalesce(words_closed_at, :now), vouched_by = :by where id = :me
            """)
        .param("now", Timestamp.from(clock.instant())).param("by", vouchedBy).param("me", viewer.person().value())
        .update();
  }

  /** Whether somebody of their practice gave them their password, so that opening takes another. */
  @Transactional(readOnly = true)
  public boolean isConfirmedInPerson(Viewer.Oneself viewer) {
    return database.sql("select vouched_by is not null from person where id = :me")
        .param("me", viewer.person().value()).query(Boolean.class).single();
  }

  /** Whether what this person can read is closed. */
  @Transactional(readOnly = true)
  public boolean hasClosedWords(Viewer.Oneself viewer) {
    return database.sql("select exists (select from person where id = :me and words_closed_at is not null)")
        .param("me", viewer.person().value()).query(Boolean.class).single();
  }

  /** Opens it again, for somebody who has shown who they are. */
  @Transactional
  public void openWords(Viewer.Oneself viewer) {
    if (database.sql("""
            update person set words_closed_at = null, vouched_by = null where id = :me and words_closed_at is not null
            """)
        .param("me", viewer.person().value()).update() == 1) {
      changes.record(viewer, SignInChanges.ChangeType.WORDS_OPENED, null);
    }
  }

  /** Whether this shows who somebody is: their app's code, a recovery code, or the code that they were shown in person. */
  @Transactional
  public boolean verify(Viewer.Oneself viewer, String typed) {
    String digits = AsciiDigits.only(typed);
    boolean proven = digits.length() == DIGITS ? confirmed(viewer, digits).isPresent() : secondSteps.verify(viewer, digits);
    log.log(proven ? SecurityLog.Event.CODE_RIGHT : SecurityLog.Event.CODE_WRONG);
    if (proven) {
      openWords(viewer);
    }
    return proven;
  }

  /**
   * Whether the code that they were shown in person fits, where they know neither their password nor a mailbox. That is one
   * person's word: what they can read is closed, and opening it takes another's, or what they have themselves.
   */
  @Transactional
  public boolean verifyInPersonCode(Viewer.Oneself viewer, String typed) {
    Optional<IssuedCode> shown = confirmed(viewer, AsciiDigits.only(typed));
    log.log(shown.isPresent() ? SecurityLog.Event.CODE_RIGHT : SecurityLog.Event.CODE_WRONG);
    shown.ifPresent(s -> closeWords(viewer, s.by()));
    return shown.isPresent();
  }

  /** Asks the practice to say, in person, that it is they. */
  @Transactional
  public void requestConfirmation(Viewer.Oneself viewer) {
    database.sql("insert into confirmation (id, person_id, asked_at) values (:id, :me, :now) on conflict do nothing")
        .param("id", UUID.randomUUID()).param("me", viewer.person().value())
        .param("now", Timestamp.from(clock.instant())).update();
  }

  /** Whether this person has asked, and waits. */
  @Transactional(readOnly = true)
  public boolean hasRequestedConfirmation(Viewer.Oneself viewer) {
    return database.sql("select exists (select from confirmation where person_id = :me and ended_at is null)")
        .param("me", viewer.person().value()).query(Boolean.class).single();
  }

  /** Those who asked, and that the viewer may say they know. */
  @Transactional(readOnly = true)
  public List<RecoveryRequest> pendingRequests(Viewer.Member viewer) {
    return database.sql("""
            select c.id, c.asked_at, p.id as person, p.name from confirmation c join person p on p.id = c.person_id
            where c.ended_at is null order by c.asked_at, c.id
            """)
        .query((row, i) -> new RecoveryRequest(row.getObject("id", UUID.class),
            new Person(new PersonId(row.getObject("person", UUID.class)), PersonName.of(row.getString("name")), null),
            row.getTimestamp("asked_at").toInstant()))
        .list();
  }

  /** A code for somebody who sits here; the last one shown counts, and they are told that one was. */
  @Transactional
  public String issueCode(Viewer.Member viewer, UUID id) {
    String code = String.format(Locale.ROOT, "%08d", RANDOM.nextInt(100_000_000));
    PersonId person = database.sql("""
            update confirmation set code_hash = :hash, shown_by = :by, expires_at = :until, tries = 0
            where id = :id and ended_at is null returning person_id
            """)
        .param("hash", hash(id, code)).param("by", viewer.person().value())
        .param("until", Timestamp.from(clock.instant().plus(CODE_LIFETIME))).param("id", id)
        .query(UUID.class).optional().map(PersonId::new).orElseThrow(NotFound::new);
    changes.record(new Viewer.Oneself(person), SignInChanges.ChangeType.CODE_SHOWN, viewer.person());
    return code.substring(0, 4) + " " + code.substring(4);
  }

  /** The confirmation whose code this is; it ends, and a wrong code is counted. */
  private Optional<IssuedCode> confirmed(Viewer.Oneself viewer, String code) {
    Optional<IssuedCode> found = database.sql("""
            select id, code_hash, shown_by from confirmation
            where person_id = :me and ended_at is null and code_hash is not null and expires_at > :now and tries < :tries
            for update
            """)
        .param("me", viewer.person().value()).param("now", Timestamp.from(clock.instant())).param("tries", MAX_TRIES)
        .query((row, i) -> new IssuedCode(row.getObject("id", UUID.class), row.getBytes("code_hash"),
            row.getObject("shown_by", UUID.class)))
        .optional();
    if (found.isEmpty()) {
      return found;
    }
    IssuedCode shown = found.get();
    if (!MessageDigest.isEqual(shown.hash(), hash(shown.id(), code))) {
      database.sql("update confirmation set tries = tries + 1 where id = :id").param("id", shown.id()).update();
      return Optional.empty();
    }
    database.sql("update confirmation set ended_at = :now, code_hash = null where id = :id")
        .param("now", Timestamp.from(clock.instant())).param("id", shown.id()).update();
    changes.record(viewer, SignInChanges.ChangeType.CONFIRMED, shown.by() == null ? null : new PersonId(shown.by()));
    secondSteps.turnOff(viewer); // the phone is lost: it is set up again
    return found;
  }

  private record IssuedCode(UUID id, byte[] hash, @Nullable UUID by) {}

  private byte[] hash(UUID id, String code) {
    return codes.hash(id + "|" + code);
  }
}
