package org.attune.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * The 87 scripts of before 30 November 2026, out of which one for each module was made. A database that remembers all of them
 * has the tables that these make: from now on it remembers these instead. It is brought to this version in the same transaction,
 * so that the version before still starts where that fails: it would know none of the scripts that are remembered afterwards.
 */
final class SquashedMigrations {

  /** SHA-256 of the names and checksums that such a database remembers. */
  private static final String REMEMBERED = "8bcb4ec921ac18ff41bf42d7bc16cd4caf8af2fee53b646d9aa8a605bf6bbb2d";

  private static final String LAST_OF_THE_NEW = "022";

  private SquashedMigrations() {}

  static void bringToThisVersion(DatabaseLogin owner, Configuration thisVersion) throws SQLException {
    try (Connection c = owner.connect(); Statement statement = c.createStatement()) {
      c.setAutoCommit(false);
      if (!isTrue(statement, "select to_regclass('flyway_schema_history') is not null")) {
        return;
      }
      statement.execute("lock table flyway_schema_history"); // processes may start together
      if (isTrue(statement, """
          select encode(sha256(string_agg(script || ' ' || checksum, E'\\n' order by script collate "C")::bytea), 'hex') = '%s'
          from flyway_schema_history""".formatted(REMEMBERED))) {
        statement.execute("delete from flyway_schema_history");
        migrate(c, thisVersion);
      }
      c.commit();
    }
  }

  private static void migrate(Connection c, Configuration thisVersion) throws SQLException {
    try (Statement statement = c.createStatement()) {
      for (Migrations.MigrationScript script : Migrations.scripts()) {
        if (script.version().compareTo(LAST_OF_THE_NEW) > 0) {
          statement.execute(Migrations.filled(script.sql(), thisVersion.getPlaceholders()));
        }
        remember(c, script.version(), script.description(), "SQL", script.name(), script.checksum());
      }
    }
    for (JavaMigration migration : thisVersion.getJavaMigrations()) {
      var policies = (PoliciesMigration) migration;
      policies.make(c);
      remember(c, null, policies.getDescription(), "JDBC", policies.getClass().getName(), policies.getChecksum());
    }
  }

  private static void remember(Connection c, @Nullable String version, String description, String type, String script, int checksum)
      throws SQLException {
    try (PreparedStatement insert = c.prepareStatement("""
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        select count(*) + 1, ?, ?, ?, ?, ?, current_user, 0, true from flyway_schema_history""")) {
      insert.setObject(1, version, Types.VARCHAR);
      insert.setString(2, description);
      insert.setString(3, type);
      insert.setString(4, script);
      insert.setInt(5, checksum);
      insert.execute();
    }
  }

  private static boolean isTrue(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
