package org.attune.app.database;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is said to be a backup, and what stands at a backup's beginning: read, or refused with a sentence. */
public final class BackupManifestFuzz {

  private static final MasterKey KEY = new MasterKey(new byte[32]);
  private static final Path FILE = file();

  private BackupManifestFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    boolean isManifest = data.consumeBoolean();
    byte[] bytes = data.consumeRemainingAsBytes();
    try {
      if (isManifest) {
        BackupManifest.parse(BackupManifest.parse(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).toText());
      } else {
        Files.write(FILE, bytes);
        new BackupFile(FILE, BackupFile.Kind.ROWS, KEY).verify();
      }
    } catch (IOException | BackupFailedException refused) {
      // with a sentence
    }
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("backup", "");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
