package org.attune.app.alliance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist notes about a repair, all of it optional.
 *
 * @param words what was said, in the therapist's words, or empty
 */
public record RepairNote(@Nullable RuptureMarker marker, @Nullable RepairStrategy strategy, String words, @Nullable LocalDate followUp) {
  Repair.Assessment assessment() {
    return new Repair.Assessment(marker, strategy, followUp);
  }

  public static RepairNote empty() {
    return new RepairNote(null, null, "", null);
  }
}
