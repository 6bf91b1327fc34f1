package org.attune.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why Attune doesn't start, where the reason is known; without a stack trace, which would bury it. */
class StartupFailureReporter implements FailureAnalysisReporter {

  private static final Logger START = LoggerFactory.getLogger("attune");

  @Override
  public void report(FailureAnalysis failure) {
    START.error("Attune didn't start. {}{}", failure.getDescription(),
        failure.getAction() == null ? "" : " " + failure.getAction());
  }
}
