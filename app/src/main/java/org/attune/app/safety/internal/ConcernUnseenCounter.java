package org.attune.app.safety.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.UnseenCounter;
import org.attune.app.safety.Concerns;
import org.springframework.stereotype.Component;

/** What clients can't say to their therapist, for the one who hears it. */
@Component
class ConcernUnseenCounter implements UnseenCounter {

  private final Concerns concerns;

  ConcernUnseenCounter(Concerns concerns) {
    this.concerns = concerns;
  }

  @Override
  public Section section() {
    return Section.PRACTICE;
  }

  @Override
  public int countUnseen(Viewer.Member viewer, Instant since) {
    return concerns.unread(viewer, since);
  }
}
