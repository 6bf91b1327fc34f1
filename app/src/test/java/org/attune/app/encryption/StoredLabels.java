package org.attune.app.encryption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The list of labels that never change, {@code stored-labels.txt}. */
public final class StoredLabels {
  private StoredLabels() {}

  /** The lines of a kind, each as its parts. */
  public static Stream<String[]> listed(String kind) {
    try {
      return Files.readAllLines(Path.of("src/test/resources/stored-labels.txt")).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+\\|\\s+")).filter(line -> line[0].equals(kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
