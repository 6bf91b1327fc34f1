package org.attune.app.identity.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.attune.app.layout.Busy;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords on half of the cores at most. A hash is made to be dear, in time and in memory; many at once would take
 * both from everybody else. Who waits longer than five seconds for a turn is asked to come back in a moment.
 */
class PasswordsInTurn implements PasswordEncoder {

  private static final int LONGEST_WAIT_SECONDS = 5;

  private final PasswordEncoder encoder;
  private final Semaphore turns;

  PasswordsInTurn(PasswordEncoder encoder, int cores) {
    this.encoder = encoder;
    this.turns = new Semaphore(Math.max(1, cores / 2), true);
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return inTurn(() -> encoder.encode(password));
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    return inTurn(() -> encoder.matches(password, hash));
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return encoder.upgradeEncoding(hash);
  }

  private <T extends @Nullable Object> T inTurn(Supplier<T> hashing) {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      return hashing.get();
    } finally {
      turns.release();
    }
  }
}
