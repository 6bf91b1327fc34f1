package org.attune.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The owner migrates; the application owns nothing, and row-level security holds it. */
record DatabaseLogins(DatabaseLogin owner, DatabaseLogin application) {

  static final String BUNDLED_DATABASE = "attune";

  private static final String WRONG_PASSWORD = "28P01";

  /** In the bundled cluster its superuser makes the owner, with the rights that one's own PostgreSQL would give it. */
  static DatabaseLogins inBundled(BundledPostgres postgres, MasterKey key) {
    DatabaseLogin superuser = new DatabaseLogin(postgres.url("postgres"), BundledPostgres.SUPERUSER,
        key.password(BundledPostgres.SUPERUSER));
    DatabaseLogin owner = bundledOwner(postgres.url(BUNDLED_DATABASE), key);
    try (Connection c = superuser.connect(); Statement statement = c.createStatement()) {
      if (!exists(c, "select 1 from pg_roles where rolname = ?", owner.user())) {
        statement.execute("create role " + owner.user() + " login createrole nosuperuser nobypassrls password '"
            + owner.password() + "'");
      }
      if (!exists(c, "select 1 from pg_database where datname = ?", BUNDLED_DATABASE)) {
        statement.execute("create database " + BUNDLED_DATABASE + " owner " + owner.user());
      }
      for (String database : List.of("postgres", "template1")) {
        statement.execute("revoke connect, temporary on database " + database + " from public");
      }
    } catch (SQLException e) {
      // the bundled cluster's passwords come from the key
      throw WRONG_PASSWORD.equals(e.getSQLState()) ? MasterKey.wrongKey() : unreachable(e);
    }
    return ofOwner(owner, key);
  }

  static DatabaseLogin bundledOwner(String url, MasterKey key) {
    return new DatabaseLogin(url, BUNDLED_DATABASE, key.password(BUNDLED_DATABASE));
  }

  /** Makes the application's login, named after the database, so that one PostgreSQL may hold several installations. */
  static DatabaseLogins ofOwner(DatabaseLogin owner, MasterKey key) {
    byte[] fingerprint = fingerprint(owner);
    if (fingerprint != null && !Arrays.equals(fingerprint, key.fingerprint())) {
      throw MasterKey.wrongKey();
    }
    try (Connection c = owner.connect(); Statement statement = c.createStatement()) {
      refuseToForget(statement);
      String database = c.getCatalog();
      String user = database + "_app";
      DatabaseLogin application = new DatabaseLogin(owner.url(), user, key.password(user));
      c.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(hashtext('attune logins'))"); // processes may start together
      statement.execute((exists(c, "select 1 from pg_roles where rolname = ?", user) ? "alter role " : "create role ")
          + quoted(user) + " login password '" + application.password() + "'");
      if (exists(c, "select 1 from pg_roles where rolname = ? and (rolsuper or rolbypassrls)", user)) {
        throw new StartupFailedException("The login " + user + " may bypass row-level security, which keeps each person's data"
            + " apart: take SUPERUSER and BYPASSRLS from it.");
      }
      // the application keeps its rows where policies guard them: not in tables of its own, nor in another database
      statement.execute("revoke connect, temporary on database " + quoted(database) + " from public");
      statement.execute("grant connect on database " + quoted(database) + " to " + quoted(user));
      c.commit();
      return new DatabaseLogins(owner, application);
    } catch (SQLException e) {
      throw new StartupFailedException("The owner's login can't make the application's: it must own the database, and be allowed"
          + " to create roles (ALTER ROLE … CREATEROLE). PostgreSQL said: " + e.getMessage(), e);
    }
  }

  /** What is confirmed must be on the disk: with one of these off, a loss of power takes it back. */
  private static void refuseToForget(Statement statement) throws SQLException {
    var off = statement.executeQuery("""
        select string_agg(name, ', ' order by name) from pg_settings
         where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'""");
    if (off.next() && off.getString(1) != null) {
      throw new StartupFailedException("This PostgreSQL may lose what it has confirmed: switch on " + off.getString(1) + ".");
    }
  }

  /** Of the key that the database was made with; nothing before the first migration. */
  static byte @Nullable [] fingerprint(DatabaseLogin owner) {
    try (Connection c = owner.connect(); Statement statement = c.createStatement()) {
      if (!exists(c, "select 1 from pg_tables where schemaname = 'public' and tablename = ?", "installation")) {
        return null;
      }
      var rows = statement.executeQuery("select master_key_fingerprint from installation");
      return rows.next() ? rows.getBytes(1) : null;
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean exists(Connection c, String question, String name) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(question)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private static StartupFailedException unreachable(SQLException e) {
    return new StartupFailedException("The database can't be reached as its owner: " + e.getMessage(), e);
  }
}
