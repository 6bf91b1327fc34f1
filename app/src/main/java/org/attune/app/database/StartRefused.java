package org.attune.app.database;

/** Why the application doesn't start, in one sentence for whoever runs it. */
public class StartRefused extends RuntimeException {
  public StartRefused(String sentence) {
    super(sentence);
  }

  public StartRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
