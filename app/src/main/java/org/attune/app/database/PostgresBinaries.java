package org.attune.app.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the jar once. */
class PostgresBinaries {

  static final String VERSION = "18.6.0";

  private static final Map<String, String> PACKED = Map.of(
      "Linux amd64", "/postgres-linux-x86_64.txz",
      "Linux aarch64", "/postgres-linux-arm_64.txz");

  private final Path directory;

  private PostgresBinaries(Path directory) {
    this.directory = directory;
  }

  static PostgresBinaries unpackIn(Path home) throws IOException {
    String resource = resourceFor(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path directory = home.resolve("postgres-" + VERSION);
    if (!Files.exists(directory)) {
      Path beside = home.resolve("postgres-" + VERSION + ".new");
      delete(beside);
      unpack(resource, beside);
      Files.move(beside, directory, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(directory);
  }

  static String resourceFor(String system, String processor) {
    String resource = PACKED.get(system + " " + processor);
    if (resource == null) {
      throw new StartupFailedException("The bundled PostgreSQL runs on Linux on x86-64 and ARM64, and this is " + system + " on "
          + processor + ": set ATTUNE_DATABASE_URL, ATTUNE_DATABASE_USER and ATTUNE_DATABASE_PASSWORD to use"
          + " your own PostgreSQL.");
    }
    return resource;
  }

  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  private static void unpack(String resource, Path into) throws IOException {
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new IOException("the jar lacks " + resource);
      }
      directory(into);
      var entries = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
      for (TarArchiveEntry entry; (entry = entries.getNextEntry()) != null; ) {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
          throw new IOException("an entry of " + resource + " leads outside");
        }
        Path folder = entry.isDirectory() ? file : Objects.requireNonNullElse(file.getParent(), into);
        directory(folder);
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
          Files.copy(entries, file);
          permit(file, folder.endsWith("bin") ? "rwxr-xr-x" : "rw-r--r--");
        }
      }
    }
  }

  private static void directory(Path path) throws IOException {
    if (!Files.exists(path)) {
      Path parent = path.getParent();
      if (parent != null) {
        directory(parent);
      }
      Files.createDirectory(path);
      permit(path, "rwxr-xr-x");
    }
  }

  /** Whatever the umask says, PostgreSQL's own user must reach its programs. */
  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (var all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
