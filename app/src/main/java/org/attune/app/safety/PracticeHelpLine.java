package org.attune.app.safety;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A help line that a practice names for its own people.
 *
 * @param hours   when somebody answers, in the practice's words, or empty
 * @param forWhom the people it is for, in the practice's words, or empty
 * @param address of its pages, or null
 */
public record PracticeHelpLine(PracticeHelpLineId id, String name, String number, String hours, String forWhom,
                               @Nullable String address, int version, Instant changedAt, @Nullable PersonId changedBy) {

  /** The number as a phone dials it. */
  public String dialled() {
    return HelpLine.dialled(number);
  }
}
