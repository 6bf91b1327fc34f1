package org.attune.app.circle;

import java.time.Instant;
import java.util.UUID;

/**
 * How at ease somebody felt with a person at a moment.
 *
 * @param level from 1, not at all, to 7, wholly
 * @param words what made it so, or empty
 */
public record Ease(UUID id, Instant at, int level, String words) {
  public static final int MIN = 1;
  public static final int MAX = 7;
}
