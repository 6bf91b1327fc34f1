package org.attune.app.alliance.internal;

import java.time.Instant;
import org.attune.app.alliance.Repairs;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.Arrivals;
import org.springframework.stereotype.Component;

/** What clients say is between them and their therapist. */
@Component
class RepairArrivals implements Arrivals {

  private final Repairs repairs;

  RepairArrivals(Repairs repairs) {
    this.repairs = repairs;
  }

  @Override
  public Section section() {
    return Section.TODAY;
  }

  @Override
  public int unseen(Viewer.Member viewer, Instant since) {
    return repairs.begunSince(viewer, since);
  }
}
