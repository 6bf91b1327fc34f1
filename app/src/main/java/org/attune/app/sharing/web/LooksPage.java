package org.attune.app.sharing.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.sharing.Looked;
import org.jspecify.annotations.Nullable;

/**
 * Who has looked.
 *
 * @param older where the older ones begin, or null
 */
public record LooksPage(List<Line> lines, @Nullable Long older) {

  /** @param name of who looked, or null where they are known here no more */
  public record Line(@Nullable String name, Looked what, ZonedDateTime at) {}
}
