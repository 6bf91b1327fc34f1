package org.attune.app.moments.web;

import java.util.List;
import org.attune.app.layout.PageContext;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentChoice;
import org.jspecify.annotations.Nullable;

/**
 * A moment to read.
 *
 * @param ladder the ladder from which somebody came to it, or null
 */
public record MomentView(Moment moment, String when, @Nullable String ladder) {

  /** As many kind sentences as are written for moments that have none. */
  private static final int PARTINGS = 5;

  /** The message that ends a moment in which nothing kind was written, always the same for the same moment; else null. */
  public @Nullable String parting() {
    return moment.words().kind().isBlank() ? "moments.parting." + (Math.floorMod(moment.id().hashCode(), PARTINGS) + 1) : null;
  }

  /** What was chosen, word for word. */
  public static String joined(PageContext page, List<? extends MomentChoice> chosen) {
    return String.join(", ", chosen.stream().map(one -> page.t(one.message())).toList());
  }
}
