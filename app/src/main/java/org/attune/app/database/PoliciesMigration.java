package org.attune.app.database;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * The policies, grants and access functions of all modules, as {@code db/policies} has them: after each change of one of these
 * files all are made again, in the order of the modules' first migrations. The functions that a migration made stay: tables
 * need them.
 */
final class PoliciesMigration implements JavaMigration {

  private static final Pattern FUNCTION = Pattern.compile("create function (\\w+)");

  /** Modules whose tables an older one made: their policies come after its own. */
  private static final Map<String, List<String>> SPLIT_OFF = Map.of("identity", List.of("encryption", "authentication"));

  /** A backup, or a page that takes long, holds tables: a start waits so long for them, while all else waits for the start. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<String> files;
  private final Map<String, String> placeholders;
  private final Duration patience;

  PoliciesMigration(Map<String, String> placeholders) {
    this(files(), placeholders, PATIENCE);
  }

  PoliciesMigration(List<String> files, Map<String, String> placeholders, Duration patience) {
    this.files = List.copyOf(files);
    this.placeholders = placeholders;
    this.patience = patience;
  }

  /** Those of this version, in the order in which they are run. */
  static List<String> files() {
    Map<String, Resource> byModule = Migrations.resources("db/policies/*.sql").stream().collect(Collectors.toMap(
        file -> Objects.requireNonNull(file.getFilename()).replace(".sql", ""), Function.identity()));
    var files = new ArrayList<String>();
    Set<String> modules = new LinkedHashSet<>(Migrations.scripts().stream().map(Migrations.MigrationScript::module).toList());
    for (String module : modules) {
      Stream.concat(Stream.of(module), SPLIT_OFF.getOrDefault(module, List.of()).stream()).map(byModule::remove)
          .filter(Objects::nonNull).forEach(file -> files.add(Migrations.text(file)));
    }
    if (!byModule.isEmpty()) {
      throw new IllegalStateException("policies of modules without a migration: " + byModule.keySet());
    }
    return files;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    make(context.getConnection());
  }

  void make(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = " + patience.toMillis());
      statement.execute("revoke all on all tables in schema public from " + placeholders.get("app"));
      for (String policy : texts(statement, "select format('%I on %I', policyname, tablename) from pg_policies where schemaname = 'public'")) {
        statement.execute("drop policy " + policy);
      }
      List<String> routines = texts(statement, "select oid::regprocedure::text from pg_proc"
          + " where pronamespace = 'public'::regnamespace and proname not in (" + functionsOfMigrations() + ")"
          // those of an extension belong to it
          + " and not exists (select from pg_depend d where d.objid = pg_proc.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')");
      if (!routines.isEmpty()) {
        statement.execute("drop routine " + String.join(", ", routines));
      }
      for (String file : files) {
        statement.execute(Migrations.filled(file, placeholders));
      }
    }
  }

  private static String functionsOfMigrations() {
    return Migrations.scripts().stream().flatMap(script -> FUNCTION.matcher(script.sql()).results())
        .map(found -> "'" + found.group(1) + "'").collect(joining(", "));
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  @Override
  public Integer getChecksum() {
    return Migrations.checksum(String.join("\n", files));
  }

  /** None: run again whenever the checksum changes. */
  @Override
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "policies";
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
