package org.attune.app.authentication;

import java.time.Duration;
import java.util.Objects;
import org.attune.app.identity.SecretToken;
import org.attune.app.operations.ConcurrencyLimit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hashes passwords (Argon2id, with the memory and the passes that OWASP asks for at least), on half of the cores at most,
 * and four at once on a computer of many. A hash is costly on purpose, in time and in memory: many at once would take both
 * from everybody else, and one inside a transaction would take a connection meanwhile.
 */
final class ThrottledPasswordEncoder {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int MOST_AT_ONCE = 4;
  private static final PasswordEncoder ENCODER =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private static final ConcurrencyLimit LIMIT =
      new ConcurrencyLimit(atOnce(Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(5));

  /** A hash that no password fits, so that a name that nobody has takes as long as a known one. */
  static final String DUMMY_HASH = encode(new Password(SecretToken.random().text()));

  private ThrottledPasswordEncoder() {}

  /** How many are hashed at once: each holds 19 MB of memory meanwhile. */
  static int atOnce(int cores) {
    return Math.clamp(cores / 2, 1, MOST_AT_ONCE);
  }

  static String encode(Password password) {
    refuseInTransaction();
    try (ConcurrencyLimit.Permit permit = LIMIT.acquire()) {
      return Objects.requireNonNull(ENCODER.encode(password.text()));
    }
  }

  /** Whether a password fits; one that was kept as it was typed, before spellings were made one, fits too. */
  static boolean matches(Password password, String hash) {
    refuseInTransaction();
    try (ConcurrencyLimit.Permit permit = LIMIT.acquire()) {
      return ENCODER.matches(password.text(), hash)
          || !password.text().equals(password.typed()) && ENCODER.matches(password.typed(), hash);
    }
  }

  /** Whether a hash is cheaper than those made now. Only such a hash can be of a password as it was typed. */
  static boolean needsUpgrade(String hash) {
    return ENCODER.upgradeEncoding(hash);
  }

  private static void refuseInTransaction() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a password is hashed before its transaction begins");
    }
  }
}
