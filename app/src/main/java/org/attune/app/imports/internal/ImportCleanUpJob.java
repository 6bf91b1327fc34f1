package org.attune.app.imports.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Throws away a staged file that nobody came back to. */
@Component
class ImportCleanUpJob implements JobHandler {

  private final Imports imports;

  ImportCleanUpJob(Imports imports) {
    this.imports = imports;
  }

  @Override
  public JobName name() {
    return Imports.CLEAN_UP;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    imports.deleteExpired(viewer, ImportId.of(key));
    return null;
  }
}
