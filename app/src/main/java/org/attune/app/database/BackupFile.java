package org.attune.app.database;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A file of a backup: a line that says what it is and whose, then, sealed as one stream (AES-256-GCM in segments of 1 MiB,
 * under a key derived from the master key), a zip of the manifest, of each table as PostgreSQL's COPY text, and of how many
 * rows each had. A file that was cut, changed, or made under another master key is refused by its first or its last byte.
 */
final class BackupFile {

  /** The rows, and the keys that open the words in them: two files, so that they can be kept in two places. */
  enum Kind {
    ROWS("Attune backup 1", "ROWS"), KEYS("Attune backup keys 1", "KEYS");

    private final String title;
    /** What its key is derived for. It never changes: each backup that was ever made needs it. */
    private final String purpose;

    Kind(String title, String purpose) {
      this.title = title;
      this.purpose = purpose;
    }

    /** The first line of a file: it is bound to what follows. */
    private String header(MasterKey key) {
      return title + " of " + key.backupMark() + "\n";
    }
  }

  private static final int SEGMENT = 1 << 20;
  private static final String MANIFEST = "manifest";
  private static final String COUNTS = "counts";

  private final Path path;
  private final Kind kind;
  private final MasterKey key;

  BackupFile(Path path, Kind kind, MasterKey key) {
    this.path = path;
    this.kind = kind;
    this.key = key;
  }

  Path path() {
    return path;
  }

  /** Writes one table, and says how many rows it had. */
  interface TableWriter {
    long write(String table, List<String> columns, OutputStream to) throws IOException;
  }

  /** Takes one table's rows. */
  interface TableReader {
    void read(String table, List<String> columns, InputStream rows) throws IOException;
  }

  /** Written beside and renamed when it is whole and on the disk. */
  void write(BackupManifest manifest, TableWriter tables) {
    Path beside = path.resolveSibling(path.getFileName() + ".part");
    try {
      Files.deleteIfExists(beside);
      var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (FileChannel channel =
          FileChannel.open(beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), SEGMENT);
        byte[] header = kind.header(key).getBytes(StandardCharsets.US_ASCII);
        out.write(header);
        var zip = new ZipOutputStream(cipher().newEncryptingStream(new UncloseableOutputStream(out), header));
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(manifest.toText().getBytes(StandardCharsets.UTF_8));
        var counts = new StringBuilder();
        for (Map.Entry<String, List<String>> table : manifest.tables().entrySet()) {
          zip.putNextEntry(new ZipEntry(table.getKey()));
          counts.append(table.getKey()).append('\t')
              .append(tables.write(table.getKey(), table.getValue(), zip)).append('\n');
        }
        zip.putNextEntry(new ZipEntry(COUNTS));
        zip.write(counts.toString().getBytes(StandardCharsets.UTF_8));
        zip.close();
        out.flush();
        channel.force(true);
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | GeneralSecurityException e) {
      delete(beside, e);
      throw new BackupFailedException(path + " couldn't be written: " + reason(e) + ".", e);
    }
  }

  /** Reads the whole file, so that whatever is wrong with it is known before anything is done with it. */
  BackupManifest verify() {
    return read((table, columns, rows) -> rows.transferTo(OutputStream.nullOutputStream()));
  }

  BackupManifest read(TableReader tables) {
    byte[] header = kind.header(key).getBytes(StandardCharsets.US_ASCII);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), SEGMENT)) {
      recognise(file.readNBytes(header.length), header);
      var zip = new ZipInputStream(cipher().newDecryptingStream(file, header));
      BackupManifest manifest = BackupManifest.parse(text(next(zip, MANIFEST)));
      var counted = new HashMap<String, Long>();
      for (Map.Entry<String, List<String>> table : manifest.tables().entrySet()) {
        var rows = new RowCountingInputStream(next(zip, table.getKey()));
        tables.read(table.getKey(), table.getValue(), rows);
        counted.put(table.getKey(), rows.count);
      }
      for (String line : text(next(zip, COUNTS)).lines().toList()) {
        String[] count = line.split("\t");
        if (!Objects.equals(counted.get(count[0]), Long.valueOf(count[1]))) {
          throw new IOException("it doesn't hold all rows of " + count[0]);
        }
      }
      if (zip.getNextEntry() != null) {
        throw new IOException("it holds more than it says");
      }
      zip.transferTo(OutputStream.nullOutputStream()); // to the stream's last segment, which says that it is the last
      return manifest;
    } catch (NoSuchFileException e) {
      throw new BackupFailedException("There is no file " + path + ".", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new BackupFailedException(path + " is damaged: " + reason(e) + ".", e);
    }
  }

  private void recognise(byte[] found, byte[] header) {
    if (!Arrays.equals(found, header)) {
      boolean isOurs = new String(found, StandardCharsets.US_ASCII).startsWith(kind.title + " of ");
      throw new BackupFailedException(isOurs
          ? path + " belongs to an installation with another master key: put that key into the data directory"
              + " (master.key), or set ATTUNE_MASTER_KEY."
          : path + " is no " + (kind == Kind.ROWS ? "backup" : "file of keys") + " that this version of Attune can read.");
    }
  }

  private AesGcmHkdfStreaming cipher() throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key.derive("backup " + kind.purpose), "HmacSha256", 32, SEGMENT, 0);
  }

  private static InputStream next(ZipInputStream zip, String name) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw new IOException(name + " is missing");
    }
    return zip;
  }

  private static String text(InputStream entry) throws IOException {
    var text = new ByteArrayOutputStream();
    entry.transferTo(text);
    return text.toString(StandardCharsets.UTF_8);
  }

  private static String reason(Exception e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no such directory";
      case AccessDeniedException denied -> "it may not be written there";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private static void delete(Path beside, Exception because) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** COPY ends each row, and only a row, with a line's end. */
  private static final class RowCountingInputStream extends java.io.FilterInputStream {
    private long count;

    RowCountingInputStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b == '\n' ? 1 : 0;
      return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      for (int i = from; i < from + read; i++) {
        count += into[i] == '\n' ? 1 : 0;
      }
      return read;
    }
  }

  /** The stream within must be closed to be whole; the file under it is then still to be forced to the disk. */
  private static final class UncloseableOutputStream extends java.io.FilterOutputStream {
    UncloseableOutputStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
      out.write(from, start, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
