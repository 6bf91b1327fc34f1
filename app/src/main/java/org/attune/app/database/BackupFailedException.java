package org.attune.app.database;

/** Why there is no backup, or nothing was restored, in a sentence for the operator. */
class BackupFailedException extends RuntimeException {
  BackupFailedException(String sentence) {
    super(sentence);
  }

  BackupFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
