package org.attune.app.alliance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist notes about a repair, all of it optional.
 *
 * @param said what was said, in the therapist's words, or empty
 */
public record RepairNote(@Nullable Marker marker, @Nullable Way way, String said, @Nullable LocalDate followUp) {
  public static RepairNote nothing() {
    return new RepairNote(null, null, "", null);
  }
}
