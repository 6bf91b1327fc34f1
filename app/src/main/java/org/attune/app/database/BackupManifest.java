package org.attune.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backup holds.
 *
 * @param madeAt     the moment whose state it is
 * @param migrations the scripts that had made the database, by name and in their order
 * @param sequences  the last number that each gave out
 * @param tables     in an order in which they can be filled, with their columns
 */
record BackupManifest(Instant madeAt, Map<String, Migration> migrations, Map<String, Long> sequences,
                Map<String, List<String>> tables) {

  /**
   * A script that the schema was made with.
   *
   * @param checksum Flyway's
   * @param sql      its text; none in a backup from before backups carried them, or where the version that made it had it no more
   */
  record Migration(int checksum, Optional<String> sql) {}

  String toText() {
    var text = new StringBuilder("made\t" + madeAt + "\n");
    migrations.forEach((name, migration) -> text.append("migration\t" + name + "\t" + migration.checksum()
        + migration.sql().map(sql -> "\t" + Base64.getEncoder().encodeToString(sql.getBytes(StandardCharsets.UTF_8))).orElse("")
        + "\n"));
    sequences.forEach((name, last) -> text.append("sequence\t" + name + "\t" + last + "\n"));
    tables.forEach((name, columns) -> text.append("table\t" + name + "\t" + String.join(",", columns) + "\n"));
    return text.toString();
  }

  static BackupManifest parse(String text) throws IOException {
    try {
      Instant madeAt = null;
      var migrations = new LinkedHashMap<String, Migration>();
      var sequences = new LinkedHashMap<String, Long>();
      var tables = new LinkedHashMap<String, List<String>>();
      for (String line : text.lines().toList()) {
        String[] part = line.split("\t");
        switch (part[0]) {
          case "made" -> madeAt = Instant.parse(part[1]);
          case "migration" -> migrations.put(part[1], new Migration(Integer.parseInt(part[2]), part.length == 3 ? Optional.empty()
              : Optional.of(new String(Base64.getDecoder().decode(part[3]), StandardCharsets.UTF_8))));
          case "sequence" -> sequences.put(part[1], Long.valueOf(part[2]));
          case "table" -> tables.put(part[1], List.of(part[2].split(",")));
          default -> throw new IOException("its manifest holds an unknown line");
        }
      }
      if (madeAt == null) {
        throw new IOException("its manifest has no date");
      }
      return new BackupManifest(madeAt, migrations, sequences, tables);
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
      throw new IOException("its manifest can't be read", e);
    }
  }
}
