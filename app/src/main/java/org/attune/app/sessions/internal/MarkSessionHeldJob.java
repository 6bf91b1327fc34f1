package org.attune.app.sessions.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** At the planned end of a session. */
@Component
class MarkSessionHeldJob implements JobHandler {

  private final Sessions sessions;

  MarkSessionHeldJob(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public JobName name() {
    return SessionScheduler.MARK_HELD;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    sessions.markHeldIfOver(viewer, SessionId.of(key.substring(0, key.indexOf('@'))));
    return null;
  }
}
