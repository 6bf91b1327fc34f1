package org.attune.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The 87 scripts of before 30 November 2026, out of which one for each module was made. A database that remembers all of them
 * has the tables that these make: from now on it remembers these instead.
 */
final class SquashedMigrations {

  /** SHA-256 of the names and checksums that such a database remembers. */
  private static final String REMEMBERED = "8bcb4ec921ac18ff41bf42d7bc16cd4caf8af2fee53b646d9aa8a605bf6bbb2d";

  private static final String LAST_OF_THE_NEW = "022";

  private SquashedMigrations() {}

  static void rewriteHistory(Login owner) {
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
        remember(c);
      }
      c.commit();
    } catch (SQLException e) {
      throw new StartRefused("The database can't be read as its owner: " + e.getMessage(), e);
    }
  }

  private static void remember(Connection c) throws SQLException {
    try (PreparedStatement insert = c.prepareStatement("""
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        values (?, ?, ?, 'SQL', ?, ?, current_user, 0, true)""")) {
      int rank = 0;
      for (Migrations.Script script : Migrations.scripts()) {
        if (script.version().compareTo(LAST_OF_THE_NEW) <= 0) {
          insert.setInt(1, ++rank);
          insert.setString(2, script.version());
          insert.setString(3, script.description());
          insert.setString(4, script.name());
          insert.setInt(5, script.checksum());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static boolean isTrue(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
