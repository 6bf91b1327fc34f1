package org.attune.app.authentication.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Challenges for passkeys to sign: 16 random bytes, the second in which they were made (8 bytes), and an HMAC-SHA256 over
 * both and what they are for. A question leaves nothing behind; only an answer does, so that it counts once.
 */
@Component
public class PasskeyChallenges {

  /** How long a challenge can be answered. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 16;
  private static final int SEALED_BYTES = RANDOM_BYTES + Long.BYTES;

  private final JdbcClient database;
  private final Clock clock;
  private final KeyedHash hash;

  PasskeyChallenges(JdbcClient database, Clock clock, MasterKey masterKey) {
    this.database = database;
    this.clock = clock;
    this.hash = new KeyedHash(masterKey, KeyedHash.Purpose.PASSKEY_CHALLENGES);
  }

  /** A challenge that can be answered for this purpose alone. */
  public byte[] make(String purpose) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    byte[] made = ByteBuffer.allocate(SEALED_BYTES).put(random).putLong(clock.instant().getEpochSecond()).array();
    byte[] mac = mac(purpose, made);
    return ByteBuffer.allocate(SEALED_BYTES + mac.length).put(made).put(mac).array();
  }

  /** Whether it was made here, for this purpose, a short while ago. */
  public boolean isOpen(String purpose, byte[] challenge) {
    if (challenge.length <= SEALED_BYTES) {
      return false;
    }
    ByteBuffer all = ByteBuffer.wrap(challenge);
    byte[] made = new byte[SEALED_BYTES];
    byte[] mac = new byte[challenge.length - SEALED_BYTES];
    all.get(made).get(mac);
    Instant at = Instant.ofEpochSecond(all.getLong(RANDOM_BYTES));
    return MessageDigest.isEqual(mac, mac(purpose, made)) && !at.plus(LIFETIME).isBefore(clock.instant());
  }

  /** Takes its answer; false where it was answered before. */
  public boolean markAnswered(byte[] challenge) {
    return database.sql("""
            insert into answered_challenge (challenge_hash, answered_at) values (:hash, :now) on conflict do nothing
            """)
        .param("hash", mac("answered", challenge)).param("now", Timestamp.from(clock.instant())).update() == 1;
  }

  /** Forgets the answers whose challenges have run out. */
  public void deleteExpired() {
    database.sql("delete from answered_challenge where answered_at < :before")
        .param("before", Timestamp.from(clock.instant().minus(LIFETIME.multipliedBy(2)))).update();
  }

  private byte[] mac(String purpose, byte[] bytes) {
    byte[] of = purpose.getBytes(StandardCharsets.UTF_8);
    return hash.hash(ByteBuffer.allocate(of.length + 1 + bytes.length).put(of).put((byte) 0).put(bytes).array());
  }
}
