package org.attune.app.identity.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords on half of the cores at most. A hash is made to be dear, in time and in memory; many at once would take
 * both from everybody else.
 */
class PasswordsInTurn implements PasswordEncoder {

  private final PasswordEncoder encoder;
  private final Turns turns;

  PasswordsInTurn(PasswordEncoder encoder, int cores) {
    this.encoder = encoder;
    this.turns = new Turns(Math.max(1, cores / 2));
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    try (Turns.Turn turn = turns.take()) {
      return encoder.encode(password);
    }
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    try (Turns.Turn turn = turns.take()) {
      return encoder.matches(password, hash);
    }
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return encoder.upgradeEncoding(hash);
  }
}
