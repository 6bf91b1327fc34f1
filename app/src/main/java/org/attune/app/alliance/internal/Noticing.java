package org.attune.app.alliance.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.attune.app.alliance.Finding;
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
    spreads.summarise(viewer, submitted.course(), Criteria.means(series).summary());
    Yardstick yardstick = spreads.fresh(viewer, viewer.practice())
        .orElseGet(() -> spreads.refreshed(new Viewer.Job(viewer.purpose(), viewer.practice())));
    Instant now = clock.instant();
    boolean reached = false;
    for (int i = 0; i < series.size(); i++) {
      CheckIn latest = series.get(i);
      boolean submittedNow = latest.session().equals(submitted.session());
      reached |= submittedNow;
      if (reached) {
        if (submittedNow && latest.edited()) {
          signals.markEdited(latest.session(), now);
          signals.doubt(latest.session());
        }
        raise(viewer, series.subList(0, i + 1), yardstick, now);
      }
    }
  }

  private void raise(Viewer.Job viewer, List<CheckIn> series, Yardstick yardstick, Instant now) {
    CheckIn latest = series.getLast();
    List<Finding> findings = Criteria.findings(series, yardstick);
    if (findings.isEmpty()) {
      return;
    }
    signals.raise(SignalId.random(), viewer.practice(), latest.course(), latest.session(), now);
    findings.forEach(f -> signals.add(latest.course(), latest.session(), f));
    List<CheckIn> before = series.subList(0, series.size() - 1);
    boolean more = !before.isEmpty() && Criteria.isMoreOfTheSame(findings, Criteria.findings(before, yardstick));
    signals.follow(latest.session(), more ? before.getLast().session() : null);
  }
}
