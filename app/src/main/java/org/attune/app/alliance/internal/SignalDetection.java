package org.attune.app.alliance.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.attune.app.alliance.BaselineModel;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.SignalId;
import org.attune.app.alliance.SignalReason;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInSubmitted;
import org.attune.app.checkins.CheckIns;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a client's check-in as soon as it is there, in its transaction. */
@Service
public class SignalDetection {

  private final CheckIns checkIns;
  private final BaselineModels baselineModels;
  private final SignalRepository signals;
  private final Clock clock;

  SignalDetection(CheckIns checkIns, BaselineModels baselineModels, SignalRepository signals, Clock clock) {
    this.checkIns = checkIns;
    this.baselineModels = baselineModels;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Judges the session that was checked in, and those after it: where a check-in comes late, the ones that follow have
   * another "last time". Sessions go by their own dates, not by when they were checked in. Judged twice, it is said once.
   */
  @Transactional
  public void detect(Viewer.Job viewer, CheckInSubmitted submitted) {
    List<CheckIn> series = checkIns.series(viewer, submitted.course()).stream()
        .filter(c -> c.chair() == Chair.CLIENT).toList();
    BaselineModel baselineModel = baselineModels.updateSummary(viewer, submitted.course(), SignalCriteria.means(series).summary())
        .orElseGet(() -> baselineModels.refreshIfStale(new Viewer.Job(viewer.practice())));
    Instant now = clock.instant();
    boolean reached = false;
    for (int i = 0; i < series.size(); i++) {
      CheckIn latest = series.get(i);
      boolean submittedNow = latest.session().equals(submitted.session());
      reached |= submittedNow;
      if (reached) {
        judge(viewer, series.subList(0, i + 1), baselineModel, submittedNow && latest.edited(), now);
      }
    }
  }

  private void judge(Viewer.Job viewer, List<CheckIn> series, BaselineModel baselineModel, boolean edited, Instant now) {
    CheckIn latest = series.getLast();
    List<SignalReason> findings = SignalCriteria.evaluate(series, baselineModel);
    if (findings.isEmpty()) {
      if (edited) {
        signals.markOutdated(latest.session(), now);
      }
      return;
    }
    List<CheckIn> before = series.subList(0, series.size() - 1);
    boolean more = !before.isEmpty() && SignalCriteria.isContinuation(findings, SignalCriteria.evaluate(before, baselineModel));
    signals.raise(new Signal(SignalId.random(), latest.course(), latest.session(), now, edited, null, findings), viewer.practice(),
        more ? before.getLast().session() : null);
  }
}
