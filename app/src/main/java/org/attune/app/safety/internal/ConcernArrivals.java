package org.attune.app.safety.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.Arrivals;
import org.attune.app.safety.Concerns;
import org.springframework.stereotype.Component;

/** What clients can't say to their therapist, for the one who hears it. */
@Component
class ConcernArrivals implements Arrivals {

  private final Concerns concerns;

  ConcernArrivals(Concerns concerns) {
    this.concerns = concerns;
  }

  @Override
  public Section section() {
    return Section.PRACTICE;
  }

  @Override
  public int unseen(Viewer.Member viewer, Instant since) {
    return concerns.unread(viewer, since);
  }
}
