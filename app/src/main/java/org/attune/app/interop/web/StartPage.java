package org.attune.app.interop.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.interop.Import;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Where a file is chosen, and what was brought in before. */
public record StartPage(@Nullable String key, String pasted, List<Row> imports, FieldErrors errors) {
  public record Row(Import of, ZonedDateTime at) {}
}
