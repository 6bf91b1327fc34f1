package org.attune.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a backup into an installation that was never started. Both files are read to their ends first. Then the schema is
 * made by the scripts that had made the backup's, which it carries, all rows come in one transaction, and the next start
 * brings the schema up to date. Who was erased after the backup was made, and so has no key in the newest file of keys, is erased again.
 */
final class Restore {

  private static final String KINDS = "words_key_owner_kind_check";
  /** What has had keys of its own since the first version: gone with its key, as people are. */
  private static final List<String> KEYED_SINCE = List.of("space", "trusted_person", "busy_calendar");

  private final DatabaseSettings settings;
  private final MasterKey key;

  Restore(DatabaseSettings settings, MasterKey key) {
    this.settings = settings;
    this.key = key;
  }

  /** How it went: the moment whose state is back, and how many people were erased again. */
  record Outcome(Instant madeAt, int erasedAgain) {}

  Outcome run(BackupFile rows, BackupFile keys) {
    BackupManifest manifest = rows.verify();
    Instant keysMadeAt = keys.verify().madeAt();
    if (keysMadeAt.isBefore(manifest.madeAt())) {
      throw new BackupFailedException(keys.path() + " is older than the backup: it needs the keys that were written with it, or later.");
    }
    Path scripts = scripts(manifest);
    try {
      refuseUnlessEmpty();
      return into(rows, keys, manifest, scripts);
    } finally {
      try {
        PostgresBinaries.delete(scripts);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void refuseUnlessEmpty() {
    DatabaseLogin own = settings.externalOwner();
    if (own == null) {
      if (!BundledPostgres.isUninitialised(settings.home())) {
        throw new BackupFailedException(settings.home() + " has a database already: a backup is restored into a new data directory"
            + " (with the master key in it, and nothing else).");
      }
      return;
    }
    try (Connection c = own.connect(); Statement statement = c.createStatement();
        ResultSet tables = statement.executeQuery("select 1 from pg_tables where schemaname = 'public' limit 1")) {
      if (tables.next()) {
        throw new BackupFailedException("The database isn't empty: a backup is restored into a new one.");
      }
    } catch (SQLException e) {
      throw new BackupFailedException("The database can't be reached as its owner: " + e.getMessage(), e);
    }
  }

  private Outcome into(BackupFile rows, BackupFile keys, BackupManifest manifest, Path scripts) {
    try (Database database = Database.open(settings, key)) {
      Flyway flyway = Migrations.fromDirectory(scripts, database, key).cleanDisabled(false).load();
      try {
        flyway.migrate();
        return new Outcome(manifest.madeAt(), load(database.logins().owner(), rows, keys, manifest));
      } catch (RuntimeException | SQLException e) {
        flyway.clean(); // empty again, so that the next try finds it as this one did
        throw e instanceof BackupFailedException refused ? refused
            : new BackupFailedException("Nothing was restored: " + e.getMessage(), e);
      }
    } catch (BackupFailedException e) {
      if (settings.externalOwner() == null) {
        BundledPostgres.remove(settings.home());
      }
      throw e;
    }
  }

  private static int load(DatabaseLogin owner, BackupFile rows, BackupFile keys, BackupManifest manifest) throws SQLException {
    try (Connection c = owner.connect(); Statement statement = c.createStatement()) {
      c.setAutoCommit(false);
      statement.execute("set constraints all immediate"); // a table that waits to be checked can't be altered
      rows.read((table, columns, from) -> fill(c, table, columns, from));
      for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
        statement.execute("select setval('" + DatabaseLogins.quoted(sequence.getKey()) + "', " + sequence.getValue() + ")");
      }
      // the newer file also has the keys of those who came later, and of kinds that the backup's time didn't know
      String kinds = kinds(statement);
      statement.execute("alter table words_key drop constraint " + KINDS);
      statement.execute("set constraints all deferred"); // what goes with a person is gone by the end
      keys.read((table, columns, from) -> fillIfThere(c, table, columns, from));
      int erased = statement.executeUpdate(
          "delete from person p where not exists (select from words_key k where k.owner_id = p.id)");
      var owned = new StringBuilder("select id from person union all select id from course");
      for (String table : KEYED_SINCE) {
        if (isThere(c, table)) {
          statement.executeUpdate("delete from " + table + " t where not exists (select from words_key k where k.owner_id = t.id)");
          owned.append(" union all select id from ").append(table);
        }
      }
      statement.executeUpdate("delete from words_key k where owner_id not in (" + owned + ")");
      statement.execute("alter table words_key add constraint " + KINDS + " " + kinds);
      c.commit();
      return erased;
    }
  }

  private static String kinds(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select pg_get_constraintdef(oid) from pg_constraint where conname = '" + KINDS + "'")) {
      row.next();
      return row.getString(1);
    }
  }

  /** The keys may be of a time that knew more tables than the backup's. */
  private static void fillIfThere(Connection c, String table, List<String> columns, InputStream rows) throws IOException {
    try {
      if (isThere(c, table)) {
        fill(c, table, columns, rows);
      }
    } catch (SQLException e) {
      throw new BackupFailedException("Nothing was restored: " + e.getMessage(), e);
    }
  }

  /** COPY passes no policy, not even the owner's: for this transaction the table doesn't hold its owner to any. */
  private static void fill(Connection c, String table, List<String> columns, InputStream rows) throws IOException {
    String name = DatabaseLogins.quoted(table);
    try (Statement statement = c.createStatement()) {
      statement.execute("alter table " + name + " no force row level security");
      Backup.copyManager(c).copyIn("copy " + name + " (" + Backup.quoted(columns) + ") from stdin", rows);
      if (isGuarded(c, table)) {
        statement.execute("alter table " + name + " force row level security");
      }
    } catch (SQLException e) {
      throw new BackupFailedException("Nothing was restored: the rows of " + table + " were refused: " + e.getMessage(), e);
    }
  }

  private static boolean isThere(Connection c, String table) throws SQLException {
    try (var statement = c.prepareStatement("select to_regclass(?) is not null")) {
      statement.setString(1, table);
      ResultSet row = statement.executeQuery();
      return row.next() && row.getBoolean(1);
    }
  }

  private static boolean isGuarded(Connection c, String table) throws SQLException {
    try (var statement = c.prepareStatement("select relrowsecurity from pg_class where oid = ?::regclass")) {
      statement.setString(1, DatabaseLogins.quoted(table));
      ResultSet row = statement.executeQuery();
      return row.next() && row.getBoolean(1);
    }
  }

  /** The scripts that had made the backup's schema, in a directory of their own. */
  private static Path scripts(BackupManifest manifest) {
    try {
      Path directory = Files.createTempDirectory("attune-migrations");
      for (Map.Entry<String, BackupManifest.Migration> entry : manifest.migrations().entrySet()) {
        BackupManifest.Migration migration = entry.getValue();
        String sql = migration.sql().or(() -> Migrations.sql(entry.getKey()))
            .filter(text -> Migrations.checksum(text) == migration.checksum())
            .orElseThrow(() -> new BackupFailedException("This backup was made by another version of Attune; restore it with"
                + " the version that made it."));
        Path to = directory.resolve(entry.getKey());
        Files.createDirectories(to.getParent());
        Files.writeString(to, sql);
      }
      return directory;
    } catch (IOException e) {
      throw new BackupFailedException("The migrations can't be laid out: " + e.getMessage(), e);
    }
  }
}
