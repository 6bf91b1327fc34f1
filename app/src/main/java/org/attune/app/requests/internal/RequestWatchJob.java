package org.attune.app.requests.internal;

import java.time.Instant;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.requests.FirstTalkRequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees to it that no request is left without an answer. */
@Component
class RequestWatchJob implements JobHandler {

  private final RequestProcess process;

  RequestWatchJob(RequestProcess process) {
    this.process = process;
  }

  @Override
  public JobName name() {
    return RequestProcess.WATCH;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    return process.look(viewer, new FirstTalkRequestId(UUID.fromString(key)));
  }
}
