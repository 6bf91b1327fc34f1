package org.attune.app.identity.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who asked somebody who knows them to say so. */
public record ConfirmationsPage(List<Asked> waiting) {
  /** @param code the code to tell them now, or null */
  public record Asked(UUID id, String name, LocalDate askedOn, @Nullable String code) {}
}
