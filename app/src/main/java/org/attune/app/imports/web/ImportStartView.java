package org.attune.app.imports.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.imports.Import;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Where a file is chosen, and what was brought in before. */
public record ImportStartView(@Nullable String key, String pasted, List<ImportItem> imports, FieldErrors errors) {
  public record ImportItem(Import importRecord, ZonedDateTime at) {}
}
