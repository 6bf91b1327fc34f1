package org.attune.app.interop.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.interop.Import;
import org.attune.app.interop.ImportId;
import org.attune.app.interop.Imports;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.layout.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs a confirmed import, as the therapist who confirmed it. */
@Component
class RunImport implements JobHandler {

  private final Imports imports;
  private final ImportRuns runs;

  RunImport(Imports imports, ImportRuns runs) {
    this.imports = imports;
    this.runs = runs;
  }

  @Override
  public JobName name() {
    return Imports.RUN;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    ImportId id = ImportId.of(key);
    imports.askedBy(viewer, id, Import.State.WAITING).ifPresent(therapist -> {
      try {
        runs.run(therapist, id);
      } catch (Refusal e) {
        runs.refuse(therapist, id);
      } catch (RuntimeException e) {
        runs.failed(therapist, id);
        throw e;
      }
    });
    return null;
  }
}
