package org.attune.app.database;

/** Why there is no backup, or nothing was restored, in a sentence for whoever runs the installation. */
class BackupRefused extends RuntimeException {
  BackupRefused(String sentence) {
    super(sentence);
  }

  BackupRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
