package org.attune.engine.rupture;

import java.util.Optional;

/**
 * What was known right after a session; see {@link DropEpisode} for what is only seen looking back.
 *
 * @param <F> what the criterion finds
 */
public sealed interface Online<F extends CriterionResult> {
  /** The finding, where the criterion could speak. */
  default Optional<F> optionalResult() {
    return this instanceof Known<F>(F found) ? Optional.of(found) : Optional.empty();
  }

  /**
   * The criterion could speak.
   *
   * @param <F> what it finds
   * @param result what it found
   */
  record Known<F extends CriterionResult>(F result) implements Online<F> {}

  /**
   * Too early to tell.
   *
   * @param <F> what the criterion finds
   * @param needed how many scores the criterion needs, the latest included
   * @param have how many there are
   */
  record TooEarly<F extends CriterionResult>(int needed, int have) implements Online<F> {}

  /**
   * The earlier scores don't move enough to say what is usual, and the criterion has no other measure of it.
   *
   * @param <F> what the criterion finds
   * @param have how many scores there are
   */
  record NoSpread<F extends CriterionResult>(int have) implements Online<F> {}
}
