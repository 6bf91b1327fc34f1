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
public record PracticeHelpLine(PracticeHelpLineId id, String name, String number, String hours, String forWhom, @Nullable String address,
    int version, Change lastChange) {

  /** @param by somebody of the practice, or null where they have left and were erased */
  public record Change(Instant at, @Nullable PersonId by) {}


  /** The number as a phone dials it. */
  public String dialled() {
    return HelpLine.dialled(number);
  }
}
