package org.attune.app.checkins.internal;

import java.time.Instant;
import java.util.HashSet;
import org.attune.app.checkins.Readings;
import org.attune.app.checkins.Unsaid;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Section;
import org.attune.app.practices.Arrivals;
import org.springframework.stereotype.Component;

/** Check-ins, and what clients want to be heard. */
@Component
class CheckInArrivals implements Arrivals {

  private final Readings readings;
  private final Unsaid unsaid;

  CheckInArrivals(Readings readings, Unsaid unsaid) {
    this.readings = readings;
    this.unsaid = unsaid;
  }

  @Override
  public Section section() {
    return Section.TODAY;
  }

  @Override
  public int unseen(Viewer.Member viewer, Instant since) {
    var courses = new HashSet<>(readings.unread(viewer, since));
    courses.addAll(unsaid.unread(viewer, since));
    return courses.size();
  }
}
