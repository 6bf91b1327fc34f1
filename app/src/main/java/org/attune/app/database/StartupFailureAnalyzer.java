package org.attune.app.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refusal to start as its sentence, without a stack trace. */
class StartupFailureAnalyzer extends AbstractFailureAnalyzer<StartupFailedException> {
  @Override
  protected FailureAnalysis analyze(Throwable root, StartupFailedException refused) {
    return new FailureAnalysis(refused.getMessage(), null, refused);
  }
}
