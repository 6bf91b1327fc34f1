package org.attune.app.moments.web;

import java.util.List;
import org.attune.app.moments.Chosen;
import org.attune.app.moments.Moment;

/** A moment to read. */
public record MomentPage(Moment moment, String when) {

  /** What was chosen, word for word. */
  public static String words(org.attune.app.layout.Page page, List<? extends Chosen> chosen) {
    return String.join(", ", chosen.stream().map(one -> page.t(one.message())).toList());
  }
}
