package org.attune.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The key of an installation, 256 bits, from which every other secret of it is derived. As text it is Base64; where it took
 * another's place, lines follow with secrets derived from that one which stay, each with its purpose.
 */
public final class MasterKey {

  private static final int BYTES = 32;

  private final byte[] key;
  private final Map<String, byte[]> kept;

  MasterKey(byte[] key) {
    this(key, Map.of());
  }

  private MasterKey(byte[] key, Map<String, byte[]> kept) {
    this.key = key.clone();
    this.kept = Map.copyOf(kept);
  }

  /** Another key, with which what is derived for these purposes stays as it is. */
  MasterKey successor(Collection<String> purposes) {
    return new MasterKey(random(), purposes.stream().collect(Collectors.toMap(p -> p, this::derive)));
  }

  private static byte[] random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /**
   * The key from the environment, else from {@code file}; made there only where {@code mayMake}, since a new key opens
   * nothing that an older one sealed.
   */
  static MasterKey load(@Nullable String fromEnvironment, Path file, boolean mayMake) {
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return decode(fromEnvironment, "ATTUNE_MASTER_KEY");
    }
    try {
      if (Files.exists(file)) {
        return decode(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString()); // whatever lies in it
      }
      if (!mayMake) {
        throw new StartupFailedException("The master key is missing: " + file + " isn't there, and ATTUNE_MASTER_KEY isn't set."
            + " Without the key that this database was made with, nothing in it can be read; put it back from your backup.");
      }
      new MasterKey(random()).write(file);
      return decode(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new StartupFailedException("The master key at " + file + " can't be read or written.", e);
    }
  }

  /** Where no file is yet. */
  void write(Path file) throws IOException {
    var text = new StringBuilder(Base64.getEncoder().encodeToString(key)).append('\n');
    kept.forEach((purpose, secret) ->
        text.append(Base64.getEncoder().encodeToString(secret)).append(' ').append(purpose).append('\n'));
    var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = Files.newByteChannel(file,
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC), ownerOnly)) {
      channel.write(StandardCharsets.US_ASCII.encode(text.toString()));
    } catch (FileAlreadyExistsException e) {
      // another process made it in the same moment: theirs counts
    }
  }

  private static MasterKey decode(String text, String where) {
    try {
      List<String> lines = text.strip().lines().map(String::strip).toList();
      var kept = new HashMap<String, byte[]>();
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        String[] secret = line.split(" ", 2);
        kept.put(secret[secret.length - 1], Base64.getDecoder().decode(secret[0]));
      }
      byte[] key = Base64.getDecoder().decode(lines.isEmpty() ? "" : lines.getFirst());
      if (key.length == BYTES && kept.values().stream().allMatch(secret -> secret.length == BYTES)) {
        return new MasterKey(key, kept);
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new StartupFailedException("The master key in " + where + " isn't a key: it needs 32 bytes in Base64.");
  }

  static StartupFailedException wrongKey() {
    return new StartupFailedException("This is not the master key that the database was made with. Nothing was changed; put the"
        + " right key back (the file master.key in the data directory, or ATTUNE_MASTER_KEY).");
  }

  /** 256 bits for one purpose (HKDF-SHA256, RFC 5869): the same each time, and nothing said of other purposes. */
  public byte[] derive(String purpose) {
    byte[] secret = kept.get(purpose);
    if (secret != null) {
      return secret.clone();
    }
    try {
      return KDF.getInstance("HKDF-SHA256").deriveData(
          HKDFParameterSpec.ofExtract().addIKM(key)
              .thenExpand(("attune|" + purpose).getBytes(StandardCharsets.UTF_8), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a database remembers the key by. */
  byte[] fingerprint() {
    return derive("fingerprint");
  }

  /** What the first line of its backups says, so that a backup finds its key. */
  String backupMark() {
    return HexFormat.of().formatHex(derive("backup's owner"), 0, 8);
  }

  /** A database password that every process with this key knows, and nobody stores. */
  String password(String login) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(derive("database login " + login));
  }
}
