package org.attune.app.fitreview;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an answer goes: its author chooses. */
public enum FitAnswerDestination {
  /** Nowhere. */
  ONESELF,
  /** To the therapist, as something that the client brings to the next session. */
  THERAPIST,
  /** To the person of the practice who hears concerns. */
  PRACTICE,
  /** Nowhere by us: into a sentence that the client takes along. */
  SENTENCE,
  /** Into the therapist's own supervision, as a note that is theirs alone. */
  SUPERVISION,
  /** Into the conversation, by the therapist's own words. */
  CONVERSATION;

  public static final Set<FitAnswerDestination> OF_CLIENT = Set.copyOf(EnumSet.of(ONESELF, THERAPIST, PRACTICE, SENTENCE));
  public static final Set<FitAnswerDestination> OF_THERAPIST = Set.copyOf(EnumSet.of(SUPERVISION, CONVERSATION));

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with this code, among those that somebody may choose. */
  public static Optional<FitAnswerDestination> of(@Nullable String code, Set<FitAnswerDestination> among) {
    return Arrays.stream(values()).filter(among::contains).filter(destination -> destination.code().equals(code)).findFirst();
  }
}
