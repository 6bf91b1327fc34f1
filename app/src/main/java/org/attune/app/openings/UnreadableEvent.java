package org.attune.app.openings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something in a therapist's own calendar that can't be read, so that its days count as busy.
 *
 * @param from  its first day, or null where it has none: then nothing is busy for it
 * @param until its last day
 */
public record UnreadableEvent(@Nullable LocalDate from, @Nullable LocalDate until, Reason reason) {

  public enum Reason {
    /** Its zone is none that we know. */
    ZONE,
    /** How it recurs. */
    RULE,
    /** When it begins or ends. */
    DATE,
    /** It recurs too often. */
    TOO_MANY,
    NO_DATE
  }
}
