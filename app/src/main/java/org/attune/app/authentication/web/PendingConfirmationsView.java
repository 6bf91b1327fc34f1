package org.attune.app.authentication.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who asked somebody who knows them to say so. */
public record PendingConfirmationsView(List<PendingConfirmation> pending) {
  /** @param code the code to tell them now, or null */
  public record PendingConfirmation(UUID id, String name, LocalDate askedOn, @Nullable String code) {}
}
