package org.attune.app.alliance.internal;

import java.time.Instant;
import org.attune.app.alliance.Repairs;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.UnseenCounter;
import org.springframework.stereotype.Component;

/** What clients say is between them and their therapist. */
@Component
class RepairUnseenCounter implements UnseenCounter {

  private final Repairs repairs;

  RepairUnseenCounter(Repairs repairs) {
    this.repairs = repairs;
  }

  @Override
  public Section section() {
    return Section.TODAY;
  }

  @Override
  public int countUnseen(Viewer.Member viewer, Instant since) {
    return repairs.countStartedByClientsSince(viewer, since);
  }
}
