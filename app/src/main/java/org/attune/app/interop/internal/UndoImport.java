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

/** Takes out what an import made, as the therapist who asked for it. */
@Component
class UndoImport implements JobHandler {

  private final Imports imports;
  private final ImportRuns runs;

  UndoImport(Imports imports, ImportRuns runs) {
    this.imports = imports;
    this.runs = runs;
  }

  @Override
  public JobName name() {
    return Imports.UNDO;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    ImportId id = ImportId.of(key);
    imports.askedBy(viewer, id, Import.State.UNDOING).ifPresent(therapist -> {
      try {
        runs.undo(therapist, id);
      } catch (Refusal e) {
        runs.keep(therapist, id);
      } catch (RuntimeException e) {
        runs.failed(therapist, id);
        throw e;
      }
    });
    return null;
  }
}
