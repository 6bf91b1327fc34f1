package org.attune.app.accesslog.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.accesslog.AccessedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Who has looked.
 *
 * @param older where the older ones begin, or null
 */
public record AccessLogView(List<EntryLine> entries, @Nullable Long older) {

  /** @param name of who looked, or null where they are known here no more */
  public record EntryLine(@Nullable String name, AccessedRecord record, ZonedDateTime at) {}
}
