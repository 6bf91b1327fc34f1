package org.attune.app.imports.internal;

import org.attune.app.identity.Viewer;
import org.attune.app.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far a run is, told outside its transaction so that a page can show it. */
@Service
class ImportProgress {

  private final JdbcClient database;

  ImportProgress(JdbcClient database) {
    this.database = database;
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void record(Viewer.Member viewer, ImportId id, int done) {
    database.sql("update import set progress = :done where id = :id and state in ('waiting', 'undoing')").param("done", done)
        .param("id", id.value()).update();
  }
}
