package org.attune.app.alliance;

import org.attune.app.alliance.internal.RepairRows;
import org.attune.app.alliance.internal.SignalRows;
import org.attune.app.alliance.internal.Spreads;
import org.attune.app.checkins.CheckIns;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Sessions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bond of a course, read in a fixed number of looks at the database, however long the course is. */
@Service
public class Bonds {

  private final Sessions sessions;
  private final CheckIns checkIns;
  private final SignalRows signals;
  private final RepairRows repairs;
  private final Spreads spreads;

  Bonds(Sessions sessions, CheckIns checkIns, SignalRows signals, RepairRows repairs, Spreads spreads) {
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.signals = signals;
    this.repairs = repairs;
    this.spreads = spreads;
  }

  @Transactional(readOnly = true)
  public Bond of(Viewer viewer, Course course) {
    var only = java.util.List.of(course.id());
    return Bond.of(course, sessions.of(viewer, course.id()), checkIns.series(viewer, course.id()), signals.of(only),
        repairs.of(only), spreads.of(viewer, course.practice()));
  }
}
