package org.attune.engine.rupture;

import java.util.Optional;

/**
 * What was known right after a session; see {@link Episode} for what is only seen looking back.
 *
 * @param <F> what the criterion finds
 */
public sealed interface Online<F extends Finding> {
  /** The finding, where the criterion could speak. */
  default Optional<F> finding() {
    return this instanceof Known<F>(F found) ? Optional.of(found) : Optional.empty();
  }

  /**
   * The criterion could speak.
   *
   * @param <F> what it finds
   * @param found what it found
   */
  record Known<F extends Finding>(F found) implements Online<F> {}

  /**
   * Too early to tell.
   *
   * @param <F> what the criterion finds
   * @param needed how many scores the criterion needs, the latest included
   * @param have how many there are
   */
  record TooEarly<F extends Finding>(int needed, int have) implements Online<F> {}

  /**
   * The earlier scores don't move enough to say what is usual, and the criterion has no other measure of it.
   *
   * @param <F> what the criterion finds
   * @param have how many scores there are
   */
  record NoSpread<F extends Finding>(int have) implements Online<F> {}
}
