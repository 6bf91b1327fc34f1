package org.attune.app.database;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param madeAt     the moment whose state it is
 * @param migrations those that had made the database, and their checksums
 * @param sequences  the last number that each gave out
 * @param tables     in an order in which they can be filled, with their columns
 */
record Manifest(Instant madeAt, Map<String, Integer> migrations, Map<String, Long> sequences,
                Map<String, List<String>> tables) {

  String text() {
    var text = new StringBuilder("made\t" + madeAt + "\n");
    migrations.forEach((script, checksum) -> text.append("migration\t" + script + "\t" + checksum + "\n"));
    sequences.forEach((name, last) -> text.append("sequence\t" + name + "\t" + last + "\n"));
    tables.forEach((name, columns) -> text.append("table\t" + name + "\t" + String.join(",", columns) + "\n"));
    return text.toString();
  }

  static Manifest of(String text) throws IOException {
    try {
      Instant madeAt = null;
      var migrations = new LinkedHashMap<String, Integer>();
      var sequences = new LinkedHashMap<String, Long>();
      var tables = new LinkedHashMap<String, List<String>>();
      for (String line : text.lines().toList()) {
        String[] part = line.split("\t");
        switch (part[0]) {
          case "made" -> madeAt = Instant.parse(part[1]);
          case "migration" -> migrations.put(part[1], Integer.valueOf(part[2]));
          case "sequence" -> sequences.put(part[1], Long.valueOf(part[2]));
          case "table" -> tables.put(part[1], List.of(part[2].split(",")));
          default -> throw new IOException("its manifest holds an unknown line");
        }
      }
      if (madeAt == null) {
        throw new IOException("its manifest has no date");
      }
      return new Manifest(madeAt, migrations, sequences, tables);
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
      throw new IOException("its manifest can't be read", e);
    }
  }
}
