package org.attune.app.authentication;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.attune.app.authentication.internal.PasskeyChallenges;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.encryption.KeyedHash;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.AsciiDigits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second step after the password: a code from an app on somebody's phone, or one of ten recovery codes. A practice can
 * ask it of all who work there. A passkey alone counts as both steps.
 */
@Service
public class SecondSteps {

  /** How long after a practice asked for two steps, or after they came, somebody may still do with one. */
  public static final Duration GRACE_PERIOD = Duration.ofDays(14);
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_DIGITS = 16;
  private static final String TABLE = "second_step";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final PasskeyChallenges challenges;
  private final SignInChanges changes;
  private final Clock clock;
  private final KeyedHash recoveryCodes;

  SecondSteps(JdbcClient database, FieldEncryption encryption, PasskeyChallenges challenges, SignInChanges changes, Clock clock,
      MasterKey masterKey) {
    this.database = database;
    this.encryption = encryption;
    this.challenges = challenges;
    this.changes = changes;
    this.clock = clock;
    this.recoveryCodes = new KeyedHash(masterKey, KeyedHash.Purpose.RECOVERY_CODES);
  }

  /** A secret that may become somebody's, shown to them as a code to scan, and what proves that it was shown. */
  public record Enrolment(String secret, String proof) {}

  /** Whether this person signs in with a second step. */
  @Transactional(readOnly = true)
  public boolean isOn(Viewer.Oneself viewer) {
    return database.sql("select exists (select from second_step where person_id = :me)")
        .param("me", viewer.person().value()).query(Boolean.class).single();
  }

  /** Offers a secret to somebody whose password was just right. */
  @Transactional(readOnly = true)
  public Enrolment beginEnrolment(Viewer.Oneself viewer) {
    String secret = Totp.newSecret();
    return new Enrolment(secret,
        Base64.getUrlEncoder().withoutPadding().encodeToString(challenges.make(offering(viewer, secret))));
  }

  /** Whether this was offered to this person a short while ago. */
  @Transactional(readOnly = true)
  public boolean isOwnEnrolment(Viewer.Oneself viewer, Enrolment offer) {
    try {
      return Totp.isSecret(offer.secret())
          && challenges.isOpen(offering(viewer, offer.secret()), Base64.getUrlDecoder().decode(offer.proof()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Turns the second step on, where the code shows that the app has the secret. */
  @Transactional
  public boolean turnOn(Viewer.Oneself viewer, Enrolment offer, String code) {
    OptionalLong step = isOwnEnrolment(viewer, offer) ? Totp.match(offer.secret(), digits(code), clock.instant(), -1)
        : OptionalLong.empty();
    if (step.isEmpty()) {
      return false;
    }
    database.sql("""
            insert into second_step (person_id, secret, last_step, set_up_at) values (:me, :secret, :step, :now)
            on conflict (person_id) do update
              set secret = excluded.secret, last_step = excluded.last_step, set_up_at = excluded.set_up_at
            """)
        .param("me", viewer.person().value())
        .param("secret", encryption.seal(viewer, owner(viewer), TABLE, viewer.person().value(), offer.secret()))
        .param("step", step.getAsLong()).param("now", Timestamp.from(clock.instant())).update();
    changes.record(viewer, SignInChanges.ChangeType.SECOND_STEP_ON, null);
    return true;
  }

  @Transactional
  public void turnOff(Viewer.Oneself viewer) {
    if (database.sql("delete from second_step where person_id = :me").param("me", viewer.person().value()).update() == 1) {
      changes.record(viewer, SignInChanges.ChangeType.SECOND_STEP_OFF, null);
    }
  }

  /** Whether this is the second step: the code that the app shows, or a recovery code; each counts once. */
  @Transactional
  public boolean verify(Viewer.Oneself viewer, String typed) {
    String digits = digits(typed);
    return digits.length() == RECOVERY_DIGITS ? useRecoveryCode(viewer, digits) : useCode(viewer, digits);
  }

  private boolean useCode(Viewer.Oneself viewer, String code) {
    OptionalLong step = database.sql("select secret, last_step from second_step where person_id = :me")
        .param("me", viewer.person().value())
        .query((row, i) -> Totp.match(encryption.openForSignIn(viewer, TABLE, row.getBytes("secret")), code,
            clock.instant(), row.getLong("last_step")))
        .optional().orElse(OptionalLong.empty());
    return step.isPresent()
        && database.sql("update second_step set last_step = :step where person_id = :me and last_step < :step")
            .param("step", step.getAsLong()).param("me", viewer.person().value()).update() == 1;
  }

  private boolean useRecoveryCode(Viewer.Oneself viewer, String code) {
    boolean used = database.sql("""
            update recovery_code set used_at = :now where code_hash = :hash and person_id = :me and used_at is null
            """)
        .param("now", Timestamp.from(clock.instant())).param("hash", hash(viewer, code))
        .param("me", viewer.person().value()).update() == 1;
    if (used) {
      changes.record(viewer, SignInChanges.ChangeType.RECOVERY_CODE_USED, null);
    }
    return used;
  }

  /** Ten new recovery codes, which take the place of all older ones; they are shown now, and stored nowhere. */
  @Transactional
  public List<String> newRecoveryCodes(Viewer.Oneself viewer) {
    database.sql("delete from recovery_code where person_id = :me").param("me", viewer.person().value()).update();
    var codes = new ArrayList<String>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String code = String.format(Locale.ROOT, "%016d", RANDOM.nextLong(10_000_000_000_000_000L));
      database.sql("insert into recovery_code (code_hash, person_id) values (:hash, :me)")
          .param("hash", hash(viewer, code)).param("me", viewer.person().value()).update();
      codes.add(code.replaceAll("(\\d{4})(?=\\d)", "$1 "));
    }
    changes.record(viewer, SignInChanges.ChangeType.RECOVERY_CODES_MADE, null);
    return codes;
  }

  /** How many recovery codes are left. */
  @Transactional(readOnly = true)
  public int recoveryCodesLeft(Viewer.Oneself viewer) {
    return database.sql("select count(*) from recovery_code where person_id = :me and used_at is null")
        .param("me", viewer.person().value()).query(Integer.class).single();
  }

  /** From when on this person must sign in with two steps in order to work, if a practice of theirs asks for it. */
  @Transactional(readOnly = true)
  public Optional<Instant> dueAt(Viewer.Oneself viewer) {
    return database.sql("""
            select min(greatest(r.since, m.since)) as since from membership m
              join two_steps_required r on r.practice_id = m.practice_id
            where m.person_id = :me and m.role <> 'client' and m.ended_at is null
            """)
        .param("me", viewer.person().value())
        .query((row, i) -> Optional.ofNullable(row.getTimestamp("since")).map(t -> t.toInstant().plus(GRACE_PERIOD))).single();
  }

  /** Whether the people who work in the viewer's practice are asked for two steps. */
  @Transactional(readOnly = true)
  public boolean isRequired(Viewer.Member viewer) {
    return database.sql("select exists (select from two_steps_required where practice_id = :practice)")
        .param("practice", viewer.practice().value()).query(Boolean.class).single();
  }

  /** Asks two steps of all who work in the manager's practice. */
  @Transactional
  public void require(Viewer.Member viewer) {
    database.sql("insert into two_steps_required (practice_id, since) values (:practice, :now) on conflict do nothing")
        .param("practice", viewer.practice().value()).param("now", Timestamp.from(clock.instant())).update();
  }

  /** Asks for them no longer. */
  @Transactional
  public void stopRequiring(Viewer.Member viewer) {
    database.sql("delete from two_steps_required where practice_id = :practice")
        .param("practice", viewer.practice().value()).update();
  }

  private static KeyOwner owner(Viewer.Oneself viewer) {
    return new KeyOwner.OfPerson(viewer.person());
  }

  private static String offering(Viewer.Oneself viewer, String secret) {
    return "second step|" + viewer.person() + "|" + secret;
  }

  private static String digits(String typed) {
    return AsciiDigits.only(typed);
  }

  // 53 random bits, and a key that isn't in the database
  private byte[] hash(Viewer.Oneself viewer, String code) {
    return recoveryCodes.hash(viewer.person() + "|" + code);
  }
}
