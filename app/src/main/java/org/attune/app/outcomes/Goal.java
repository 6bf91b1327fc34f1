package org.attune.app.outcomes;

import java.time.LocalDate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to reach, in a sentence of their own, and how near they felt to it when they liked to say.
 *
 * @param putAwayAt when they put it away; or null
 * @param ratings   the earliest first, at most one a day
 */
public record Goal(GoalId id, String words, Instant writtenAt, @Nullable Instant putAwayAt, List<Rating> ratings) {
  public static final int LOWEST = 0;
  public static final int HIGHEST = 10;

  /** @param value from {@link #LOWEST}, not at all there, to {@link #HIGHEST}, there */
  public record Rating(LocalDate on, int value) {}

  public Goal {
    ratings = List.copyOf(ratings);
  }

  public boolean isPutAway() {
    return putAwayAt != null;
  }

  /** The last rating; null while there is none. */
  public @Nullable Rating latest() {
    return ratings.isEmpty() ? null : ratings.getLast();
  }
}
