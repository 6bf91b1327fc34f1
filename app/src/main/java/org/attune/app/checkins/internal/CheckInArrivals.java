package org.attune.app.checkins.internal;

import java.time.Instant;
import org.attune.app.checkins.Readings;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.Arrivals;
import org.springframework.stereotype.Component;

/** Check-ins, and what clients want to be heard. */
@Component
class CheckInArrivals implements Arrivals {

  private final Readings readings;

  CheckInArrivals(Readings readings) {
    this.readings = readings;
  }

  @Override
  public Section section() {
    return Section.TODAY;
  }

  @Override
  public int unseen(Viewer.Member viewer, Instant since) {
    return readings.unseen(viewer, since).courses().size();
  }
}
