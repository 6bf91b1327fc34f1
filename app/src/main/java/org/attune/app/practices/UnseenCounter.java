package org.attune.app.practices;

import java.time.Instant;
import org.attune.app.identity.Viewer;

/** One kind of thing that arrives for those who work in a practice. Counted, and never described. */
public interface UnseenCounter {

  /** The pages that count what arrived. */
  enum Section { TODAY, PRACTICE, REQUESTS, PROFILE }

  /** Where they are seen. */
  Section section();

  /** How many arrived after a moment that the viewer has not seen yet. */
  int countUnseen(Viewer.Member viewer, Instant since);
}
