package org.attune.app.ladder;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was tried. Going back a rung is a step as any other.
 *
 * @param rung the rung that was tried, or gone back from; null when it has been taken away since
 * @param said what that rung said then
 */
public record Step(UUID id, Instant at, @Nullable RungId rung, String said, Kind kind, Experience felt) {

  /** Which way it went. */
  public enum Kind {
    TRIED, BACK;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How it was; each of it may be left out.
   *
   * @param before how at ease before, from 1, not at all, to 7, wholly
   * @param after  how at ease afterwards
   */
  public record Experience(@Nullable Integer before, String beforeWords, String happened, @Nullable Integer after, String afterWords) {
    public static final Experience BLANK = new Experience(null, "", "", null, "");
  }
}
