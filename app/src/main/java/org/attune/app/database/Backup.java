package org.attune.app.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Makes a backup of a database in use: each table as it was in one moment, and the scripts that made its schema. The keys
 * that open its words go into a file of their own, always the newest. A backup is restored with the newest keys, so that who was erased since then stays
 * erased: their key is no more. So do the hashes of the addresses that want no mail: what was said since then holds.
 */
final class Backup {

  /** The tables whose rows lie in the file of keys, which is always the newest: the keys, and which addresses want no mail. */
  private static final Set<String> KEYS = Set.of("words_key", "asked_address");

  private Backup() {}

  /** The moment whose state it is. */
  static Instant make(DatabaseLogin owner, BackupFile rows, BackupFile keys) {
    try (Connection c = owner.connect()) {
      c.setAutoCommit(false);
      c.setReadOnly(true);
      c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Map<String, List<String>> tables = tables(c);
      if (!tables.containsKey("words_key")) {
        throw new BackupFailedException("There is nothing to back up: Attune hasn't been started on this database yet.");
      }
      var ofKeys = new LinkedHashMap<>(tables);
      ofKeys.keySet().retainAll(KEYS);
      tables.keySet().removeAll(KEYS);
      var whole = new BackupManifest(now(c), migrations(c), sequences(c), tables);
      rows.write(whole, (table, columns, to) -> copy(c, table, columns, to));
      keys.write(new BackupManifest(whole.madeAt(), Map.of(), Map.of(), ofKeys), (table, columns, to) -> copy(c, table, columns, to));
      return whole.madeAt();
    } catch (SQLException e) {
      throw new BackupFailedException("The database can't be read as its owner: " + e.getMessage(), e);
    }
  }

  private static long copy(Connection c, String table, List<String> columns, java.io.OutputStream to) throws IOException {
    try {
      return copyManager(c).copyOut("copy " + DatabaseLogins.quoted(table) + " (" + quoted(columns) + ") to stdout", to);
    } catch (SQLException e) {
      throw new IOException("the table " + table + " can't be read: " + e.getMessage(), e);
    }
  }

  static CopyManager copyManager(Connection c) throws SQLException {
    return c.unwrap(PGConnection.class).getCopyAPI();
  }

  static String quoted(Collection<String> columns) {
    return columns.stream().map(DatabaseLogins::quoted).collect(Collectors.joining(", "));
  }

  private static Instant now(Connection c) throws SQLException {
    try (Statement statement = c.createStatement(); ResultSet row = statement.executeQuery("select now() at time zone 'UTC'")) {
      row.next();
      return row.getTimestamp(1).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
  }

  private static Map<String, BackupManifest.Migration> migrations(Connection c) throws SQLException {
    Map<String, Migrations.MigrationScript> ours = Migrations.scripts().stream()
        .collect(Collectors.toMap(Migrations.MigrationScript::name, Function.identity()));
    var migrations = new LinkedHashMap<String, BackupManifest.Migration>();
    try (Statement statement = c.createStatement(); ResultSet row = statement.executeQuery(
        "select script, checksum from flyway_schema_history where success and type = 'SQL' order by installed_rank")) {
      while (row.next()) {
        int checksum = row.getInt(2);
        migrations.put(row.getString(1), new BackupManifest.Migration(checksum, Optional.ofNullable(ours.get(row.getString(1)))
            .filter(script -> script.checksum() == checksum).map(Migrations.MigrationScript::sql)));
      }
    }
    return migrations;
  }

  private static Map<String, Long> sequences(Connection c) throws SQLException {
    var sequences = new LinkedHashMap<String, Long>();
    try (Statement statement = c.createStatement(); ResultSet row = statement.executeQuery("""
        select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null order by 1
        """)) {
      while (row.next()) {
        sequences.put(row.getString(1), row.getLong(2));
      }
    }
    return sequences;
  }

  /** All but those that the migrations fill, and those that a crash may empty, each after those that it refers to. */
  private static Map<String, List<String>> tables(Connection c) throws SQLException {
    var columns = new TreeMap<String, List<String>>();
    try (Statement statement = c.createStatement(); ResultSet row = statement.executeQuery("""
        select t.relname, a.attname from pg_class t join pg_attribute a on a.attrelid = t.oid
        where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relpersistence = 'p'
          and t.relname not in ('flyway_schema_history', 'installation')
          and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by t.relname, a.attnum
        """)) {
      while (row.next()) {
        columns.computeIfAbsent(row.getString(1), t -> new ArrayList<>()).add(row.getString(2));
      }
    }
    var refers = new TreeMap<String, Set<String>>();
    columns.keySet().forEach(table -> refers.put(table, new TreeSet<>()));
    try (Statement statement = c.createStatement(); ResultSet row = statement.executeQuery("""
        select r.relname, t.relname from pg_constraint k join pg_class r on r.oid = k.conrelid
          join pg_class t on t.oid = k.confrelid
        where k.contype = 'f' and k.conrelid <> k.confrelid and r.relnamespace = 'public'::regnamespace
        """)) {
      while (row.next()) {
        refers.computeIfAbsent(row.getString(1), t -> new TreeSet<>()).add(row.getString(2));
      }
    }
    var ordered = new LinkedHashMap<String, List<String>>();
    while (ordered.size() < columns.size()) {
      Set<String> ready = new HashSet<>(columns.keySet());
      ready.removeAll(ordered.keySet());
      ready.removeIf(table -> !ordered.keySet().containsAll(refers.getOrDefault(table, Set.of())));
      if (ready.isEmpty()) {
        throw new IllegalStateException("tables that refer to each other in a circle can't be put in order");
      }
      ready.stream().sorted().forEach(table -> ordered.put(table, columns.getOrDefault(table, List.of())));
    }
    return ordered;
  }
}
