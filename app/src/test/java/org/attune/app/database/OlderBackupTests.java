package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.AttuneTest;
import org.attune.app.encryption.SealedEntries;
import org.attune.app.encryption.StoredLabels;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A backup of 29 November 2026, made by the code of that day, comes back under today's. Both files were made by
 * {@link Backup} from what {@link NoPlaintextTests} types, under a master key of 32 zero bytes; they never change.
 */
@AttuneTest
class OlderBackupTests {

  private static final String STORED = "/backups/2026-11-29/";
  /** Columns that came after that backup, so that it has no entry for them. */
  private static final Set<String> SINCE = Set.of("busy_calendar.sealed", "fit_review.words", "goal.sealed", "request_contact.sealed", "request_line.sealed",
      "request_words.sealed", "risk_note.sealed", "escalation_plan.sealed", "therapist_fit_review.words");

  @Autowired MasterKey key;
  @Autowired TestDatabase test;
  @TempDir Path directory;

  @Test
  void aStoredBackupIsRestoredMigratedAndEachOfItsWordsOpens() throws IOException, GeneralSecurityException {
    DatabaseLogin home = TestDatabase.create();
    var settings = new DatabaseSettings(directory, Base64.getEncoder().encodeToString(new byte[32]),
        new DatabaseSettings.ExternalDatabase(home.url(), home.user(), home.password()));
    Restore.Outcome done = new Restore(settings, key).run(stored("rows", BackupFile.Kind.ROWS), stored("keys", BackupFile.Kind.KEYS));
    assertThat(done.erasedAgain()).isZero();
    try (Database database = Database.open(settings, key)) {
      List<String> remembered = history(home);
      assertThatThrownBy(() -> Migrations.migrate(withPolicies("nonsense;", database), database)).isInstanceOf(StartupFailedException.class)
          .hasMessageContaining("the previous version still starts");
      assertThat(history(home)).as("scripts that the version before knows").isEqualTo(remembered).hasSize(87);
      Migrations.migrate(database, key);
      remembered = history(home);
      Migrations.migrate(database, key);
      assertThat(history(home)).as("nothing is left to do").isEqualTo(remembered);
    }

    assertThat(schema(client(home))).isEqualTo(schema(test.asOwner()));
    var entries = new SealedEntries(client(home), key);
    assertThat(entries.columns()).allSatisfy(column -> {
      Set<String> labels = StoredLabels.listed("sealed").filter(line -> line[1].equals(column)).map(line -> line[2]).collect(Collectors.toSet());
      assertThat(entries.of(column)).as(column).matches(rows -> SINCE.contains(column) || !rows.isEmpty())
          .allSatisfy(entry -> assertThat(labels.stream().flatMap(label -> entry.openedBy(label).stream())).hasSize(1));
    });
  }

  private BackupFile stored(String name, BackupFile.Kind kind) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream stored = Objects.requireNonNull(OlderBackupTests.class.getResourceAsStream(STORED + name))) {
      Files.copy(stored, file);
    }
    return new BackupFile(file, kind, key);
  }

  private Flyway withPolicies(String policies, Database database) {
    DatabaseLogin owner = database.logins().owner();
    return Migrations.toThisVersion(Flyway.configure().dataSource(owner.url(), owner.user(), owner.password()), database, key)
        .javaMigrations(new PoliciesMigration(List.of(policies), Migrations.placeholders(database),
            Duration.ofSeconds(5))).load();
  }

  private static List<String> history(DatabaseLogin home) {
    return client(home).sql("select concat_ws(' ', installed_rank, version, script, checksum) from flyway_schema_history order by 1")
        .query((row, i) -> row.getString(1)).list();
  }

  /** Columns, constraints, indexes, functions, triggers and policies. */
  private static List<String> schema(JdbcClient owner) {
    return owner.sql("""
        select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, is_generated)
        from information_schema.columns where table_schema = 'public'
        union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
          where connamespace = 'public'::regnamespace
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select concat_ws(' ', proname, pg_get_functiondef(oid)) from pg_proc
          where pronamespace = 'public'::regnamespace and prokind = 'f'
        union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all select concat_ws(' ', tablename, policyname, cmd, qual, with_check) from pg_policies where schemaname = 'public'
        order by 1""").query((row, i) -> row.getString(1)).list();
  }

  private static JdbcClient client(DatabaseLogin login) {
    return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
  }
}
