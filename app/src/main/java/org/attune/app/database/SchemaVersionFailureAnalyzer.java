package org.attune.app.database;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A database whose migrations are not those that this version would have run. */
class SchemaVersionFailureAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {
  @Override
  protected FailureAnalysis analyze(Throwable root, FlywayValidateException refused) {
    return new FailureAnalysis("The database belongs to another version of Attune than this one; nothing was changed.",
        "Start the version that it belongs to, or a newer one.", refused);
  }
}
