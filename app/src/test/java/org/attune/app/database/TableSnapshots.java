package org.attune.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of an application as they are now, each table copied; and a trigger on each table that notes who wrote to it, so
 * that only those tables need be looked at, or put back.
 */
public final class TableSnapshots implements AutoCloseable {

  private final Connection superuser;

  public TableSnapshots(Connection superuser) throws SQLException {
    this.superuser = superuser;
    run("""
        create schema kept;
        create table kept.written (name text);
        create function kept.note() returns trigger security definer language plpgsql as $$
        begin
          insert into kept.written values (tg_table_name);
          return null;
        end $$""");
    for (String table : TestDatabase.texts(superuser, "select tablename from pg_tables where schemaname = 'public'"
        + " and tablename not in ('flyway_schema_history', 'installation')")) {
      run("""
          create table kept.of_%1$s as table public."%1$s";
          create trigger kept_note after insert or update or delete or truncate on public."%1$s"
            for each statement execute function kept.note()""".formatted(table));
    }
  }

  /** The tables whose rows are no longer those that are kept. */
  public Set<String> changed() throws SQLException {
    var changed = new TreeSet<String>();
    for (String table : written()) {
      if (!TestDatabase.texts(superuser, "select count(*) from (%s union all %s) d".formatted(less("public.\"%s\"", "kept.of_%s", table),
          less("kept.of_%s", "public.\"%s\"", table))).getFirst().equals("0")) {
        changed.add(table);
      }
    }
    return changed;
  }

  /** Keeps the rows as they are now instead. */
  public void take() throws SQLException {
    forEachWritten("delete from kept.of_%1$s; insert into kept.of_%1$s table public.\"%1$s\";");
  }

  /** Puts back the rows that are kept. */
  public void restore() throws SQLException {
    forEachWritten("delete from public.\"%1$s\"; insert into public.\"%1$s\" overriding system value table kept.of_%1$s;");
  }

  @Override
  public void close() throws SQLException {
    run("drop schema kept cascade");
    superuser.close();
  }

  private void forEachWritten(String statements) throws SQLException {
    String all = written().stream().map(statements::formatted).collect(Collectors.joining());
    if (!all.isEmpty()) {
      // neither triggers nor references are asked
      run("set session_replication_role = replica;" + all + "delete from kept.written; set session_replication_role = origin");
    }
  }

  private static String less(String these, String those, String table) {
    return "(table " + these.formatted(table) + " except all table " + those.formatted(table) + ")";
  }

  private List<String> written() throws SQLException {
    return TestDatabase.texts(superuser, "select distinct name from kept.written order by 1");
  }

  private void run(String statements) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute(statements);
    }
  }
}
