package org.attune.app.alliance.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.attune.app.alliance.Finding;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.SignalId;
import org.attune.app.alliance.Yardstick;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInSubmitted;
import org.attune.app.checkins.CheckIns;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a client's check-in as soon as it is there, in its transaction. */
@Service
public class Noticing {

  private final CheckIns checkIns;
  private final Spreads spreads;
  private final SignalRows signals;
  private final Clock clock;

  Noticing(CheckIns checkIns, Spreads spreads, SignalRows signals, Clock clock) {
    this.checkIns = checkIns;
    this.spreads = spreads;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Judges the session that was checked in, and those after it: where a check-in comes late, the ones that follow have
   * another "last time". Sessions go by their own dates, not by when they were checked in. Judged twice, it is said once.
   */
  @Transactional
  public void notice(Viewer.Job viewer, CheckInSubmitted submitted) {
    List<CheckIn> series = checkIns.series(viewer, submitted.course()).stream()
        .filter(c -> c.chair() == Chair.CLIENT).toList();
    Yardstick yardstick = spreads.summarise(viewer, submitted.course(), Criteria.means(series).summary())
        .orElseGet(() -> spreads.refreshed(new Viewer.Job(viewer.practice())));
    Instant now = clock.instant();
    boolean reached = false;
    for (int i = 0; i < series.size(); i++) {
      CheckIn latest = series.get(i);
      boolean submittedNow = latest.session().equals(submitted.session());
      reached |= submittedNow;
      if (reached) {
        judge(viewer, series.subList(0, i + 1), yardstick, submittedNow && latest.edited(), now);
      }
    }
  }

  private void judge(Viewer.Job viewer, List<CheckIn> series, Yardstick yardstick, boolean edited, Instant now) {
    CheckIn latest = series.getLast();
    List<Finding> findings = Criteria.findings(series, yardstick);
    if (findings.isEmpty()) {
      if (edited) {
        signals.doubt(latest.session(), now);
      }
      return;
    }
    List<CheckIn> before = series.subList(0, series.size() - 1);
    boolean more = !before.isEmpty() && Criteria.isMoreOfTheSame(findings, Criteria.findings(before, yardstick));
    signals.raise(new Signal(SignalId.random(), latest.course(), latest.session(), now, edited, null, findings), viewer.practice(),
        more ? before.getLast().session() : null);
  }
}
