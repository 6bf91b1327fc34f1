package org.attune.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.postgresql.util.PSQLException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * How migrations run, at a start and in a restore: all that are due in one transaction, so that the version before still
 * starts where one fails.
 */
final class Migrations {
  private static final Pattern NAME = Pattern.compile("(\\w+)/V(\\d{3})__(\\w+)\\.sql");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private Migrations() {}

  /** A script of this version: its module, its number and what a database remembers it by. */
  record MigrationScript(String module, String version, String description, String name, String sql) {
    int checksum() {
      return Migrations.checksum(sql);
    }
  }

  /** The scripts of this version, by their numbers. */
  static List<MigrationScript> scripts() {
    var scripts = new ArrayList<MigrationScript>();
    for (Resource resource : resources("db/migration/*/V*.sql")) {
      String path = path(resource);
      var name = NAME.matcher(path.substring(path.indexOf("db/migration/") + "db/migration/".length()));
      if (!name.matches()) {
        throw new IllegalStateException("no name of a migration: " + path);
      }
      scripts.add(new MigrationScript(name.group(1), name.group(2), name.group(3).replace('_', ' '), name.group(), text(resource)));
    }
    scripts.sort(Comparator.comparing(MigrationScript::version));
    return scripts;
  }

  /** The text of a script of this version, by the name that a database remembers it by. */
  static Optional<String> sql(String script) {
    return scripts().stream().filter(one -> one.name().equals(script)).map(MigrationScript::sql).findFirst();
  }

  /** Flyway's checksum: CRC-32 over the lines, without their ends. */
  static int checksum(String sql) {
    var crc = new CRC32();
    sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

  /** Brings a database to this version, by its scripts and policies. */
  static FluentConfiguration toThisVersion(FluentConfiguration flyway, Database database, MasterKey key) {
    return with(flyway, database, key).locations("classpath:db/migration").javaMigrations(new PoliciesMigration(placeholders(database)));
  }

  /** By scripts of whichever version, which lie in a directory; what that version's policies were is no matter then. */
  static FluentConfiguration fromDirectory(Path scripts, Database database, MasterKey key) {
    return with(connecting(database), database, key).locations("filesystem:" + scripts);
  }

  /** A start's migration, without Spring. */
  static void migrate(Database database, MasterKey key) {
    migrate(toThisVersion(connecting(database), database, key).load(), database);
  }

  static void migrate(Flyway flyway, Database database) {
    try {
      SquashedMigrations.bringToThisVersion(database.logins().owner(), flyway.getConfiguration());
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw e;
    } catch (FlywayException | SQLException e) {
      throw new StartupFailedException("The database couldn't be brought to this version, and is as it was: the previous version still starts."
          + because(e), e);
    }
  }

  /** What PostgreSQL says of the statement, without the rows it was about. */
  private static String because(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
        return LOCK_NOT_AVAILABLE.equals(refused.getSQLState())
            ? " Something else held a table for too long, perhaps a backup: start again when it is done."
            : " PostgreSQL said: " + refused.getServerErrorMessage().getMessage() + ".";
      }
    }
    return "";
  }

  static List<Resource> resources(String pattern) {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Resource resource) {
    try {
      return resource.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FluentConfiguration connecting(Database database) {
    DatabaseLogin owner = database.logins().owner();
    return Flyway.configure().dataSource(owner.url(), owner.user(), owner.password());
  }

  private static FluentConfiguration with(FluentConfiguration flyway, Database database, MasterKey key) {
    return flyway.group(true).placeholders(placeholders(database)).callbacks(new KeyFingerprintCallback(key));
  }

  /** A script grants to {@code ${app}}, and gives the owner's policies to {@code ${owner}}. */
  static Map<String, String> placeholders(Database database) {
    DatabaseLogins logins = database.logins();
    return Map.of("owner", DatabaseLogins.quoted(logins.owner().user()), "app", DatabaseLogins.quoted(logins.application().user()));
  }

  /** A script or a file of policies with what its placeholders mean. */
  static String filled(String sql, Map<String, String> placeholders) {
    return PLACEHOLDER.matcher(sql).replaceAll(found -> Objects.requireNonNull(placeholders.get(found.group(1))));
  }

  private static String path(Resource resource) {
    try {
      return resource.getURL().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
