package org.attune.app.risk.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.risk.RiskFlagEscalation;
import org.attune.app.risk.RiskFlagId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a flag when its time has come: an email is all that depends on it, what pages say is in the rows. */
@Component
class RiskFlagJob implements JobHandler {

  private final RiskFlagEscalation escalation;

  RiskFlagJob(RiskFlagEscalation escalation) {
    this.escalation = escalation;
  }

  @Override
  public JobName name() {
    return RiskFlagEscalation.JOB;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    escalation.escalate(viewer, RiskFlagId.of(key.substring(0, key.indexOf('@'))));
    return null;
  }
}
