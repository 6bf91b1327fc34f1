package org.attune.app.database;

/** Why the application doesn't start, in one sentence for the operator. */
public class StartupFailedException extends RuntimeException {
  public StartupFailedException(String sentence) {
    super(sentence);
  }

  public StartupFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
