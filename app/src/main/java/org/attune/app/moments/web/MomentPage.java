package org.attune.app.moments.web;

import java.util.List;
import org.attune.app.layout.Page;
import org.attune.app.moments.Chosen;
import org.attune.app.moments.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A moment to read.
 *
 * @param ladder the ladder from which somebody came to it, or null
 */
public record MomentPage(Moment moment, String when, @Nullable String ladder) {

  /** What was chosen, word for word. */
  public static String words(Page page, List<? extends Chosen> chosen) {
    return String.join(", ", chosen.stream().map(one -> page.t(one.message())).toList());
  }
}
