package org.attune.app.bringing.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client brought, and what they could bring.
 *
 * @param shared by therapist
 * @param views what can be shown as a whole
 * @param entries   their own entries, the latest first; none where they have no therapist now
 */
public record OwnSharedEntriesView(List<OwnSharedEntry> shared, List<OwnEntry> views, List<OwnEntry> entries, boolean hasTherapist) {

  /**
   * Something that was brought.
   *
   * @param liveUntil until when it is shown as it is now, or null for a copy
   * @param ended     whether that is over, and nobody sees it any more
   */
  public record OwnSharedEntry(UUID id, String therapist, EntryCopyView copy, String when, @Nullable String liveUntil, boolean ended) {}

  public record OwnEntry(UUID id, EntryCopyView copy, String when) {}
}
