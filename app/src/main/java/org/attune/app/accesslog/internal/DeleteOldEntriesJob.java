package org.attune.app.accesslog.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends what earlier versions scheduled: old looks go with the practice's daily tidying now. */
@Component
class DeleteOldEntriesJob implements JobHandler {

  private static final JobName NAME = new JobName("sharing.forget-looks");

  @Override
  public JobName name() {
    return NAME;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    return null;
  }
}
