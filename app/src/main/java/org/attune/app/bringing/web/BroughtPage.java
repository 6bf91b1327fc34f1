package org.attune.app.bringing.web;

import java.util.List;
import java.util.UUID;

/**
 * What a client brought, and what they could bring.
 *
 * @param shared by therapist
 * @param mine   their own entries, the latest first; none where they have no therapist now
 */
public record BroughtPage(List<Shared> shared, List<Entry> mine, boolean hasTherapist) {

  public record Shared(UUID id, String therapist, String sentence, String when) {}

  public record Entry(UUID id, String sentence, String when) {}
}
