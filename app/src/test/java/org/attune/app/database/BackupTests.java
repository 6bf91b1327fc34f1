package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.trusted.ContactLimits;
import org.attune.app.trusted.TrustedPeople;
import org.attune.app.trusted.TrustedPersonId;
import org.attune.app.trusted.TrustedPersonResponses;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A practice is backed up while it is in use, and comes back. */
@AttuneTest
class BackupTests {

  @Autowired ApplicationContext application;
  @Autowired Database database;
  @Autowired MasterKey key;
  @Autowired TestDatabase test;
  @TempDir Path directory;

  private TestPractice practice;

  @BeforeEach
  void aPracticeWithACourse() {
    test.empty();
    practice = TestPractice.named(application, "Ana");
  }

  @Test
  void everyRowIsBack() {
    Map<String, Set<String>> before = rows(test.asOwner());
    backUp("monday", "keys");
    DatabaseLogin restored = TestDatabase.create();
    assertThat(restore(restored, "monday", "keys").erasedAgain()).isZero();
    assertThat(rows(client(restored))).isEqualTo(before);
    assertThat(before.get("unsaid_words")).isNotEmpty();
  }

  @Test
  void policiesHoldAndNumbersGoOnAsBefore() {
    backUp("monday", "keys");
    DatabaseLogin restored = TestDatabase.create();
    restore(restored, "monday", "keys");
    try (Database started = Database.open(settings(restored), key)) {
      Migrations.migrate(started, key);
    }
    String guarded = "select string_agg(relname, ' ' order by relname) from pg_class where relforcerowsecurity";
    String numbers = "select last_value from check_in_ordinal_seq";
    for (String question : new String[] {guarded, numbers}) {
      assertThat(client(restored).sql(question).query(String.class).single())
          .isEqualTo(test.asOwner().sql(question).query(String.class).single());
    }
  }

  @Test
  void nothingInTheFilesIsInTheOpen() throws IOException {
    backUp("monday", "keys");
    String name = test.asOwner().sql("select name from practice").query(String.class).single();
    for (String file : new String[] {"monday", "keys"}) {
      assertThat(Files.readString(directory.resolve(file), StandardCharsets.ISO_8859_1)).doesNotContain(name);
    }
  }

  @Test
  void whoWasErasedSinceStaysErased() {
    backUp("monday", "keys of monday");
    application.getBean(People.class).erase(practice.client());
    backUp("tuesday", "keys of tuesday");

    DatabaseLogin withTheNewestKeys = TestDatabase.create();
    assertThat(restore(withTheNewestKeys, "monday", "keys of tuesday").erasedAgain()).isOne();
    assertThat(courses(withTheNewestKeys)).isZero();
    assertThat(client(withTheNewestKeys).sql("select count(*) from words_key where owner_id = :course")
        .param("course", practice.course().value()).query(Long.class).single()).isZero();

    DatabaseLogin asItWas = TestDatabase.create();
    restore(asItWas, "monday", "keys of monday");
    assertThat(courses(asItWas)).isOne();
  }

  @Test
  void whatTrustedPeopleSaidSinceHoldsAndADeletedOneStaysDeleted() {
    var trusted = application.getBean(TrustedPeople.class);
    var answering = application.getBean(TrustedPersonResponses.class);
    TrustedPersonId deleted = ask(trusted, "deleted");
    TrustedPersonId kept = ask(trusted, "kept");
    TrustedPersonId ended = ask(trusted, "ended");
    answering.accept(holder(ended), ContactLimits.defaultsForBeingAsked(ZoneOffset.UTC));
    backUp("monday", "keys of monday");
    trusted.delete(practice.client(), deleted);
    answering.end(holder(ended));
    answering.blockAllMail(holder(kept));
    ask(trusted, "later");
    backUp("tuesday", "keys of tuesday");

    DatabaseLogin restored = TestDatabase.create();
    restore(restored, "monday", "keys of tuesday");
    assertThat(client(restored).sql("select id from trusted_person").query(UUID.class).set())
        .containsExactlyInAnyOrder(kept.value(), ended.value());
    assertThat(client(restored).sql("select owner_id from words_key where owner_kind = 'trust'").query(UUID.class).set())
        .containsExactlyInAnyOrder(kept.value(), ended.value());
    assertThat(client(restored).sql("select state from asked_address").query(String.class).list())
        .containsExactlyInAnyOrder("asked", "asked", "never", "refused", "refused");
  }

  private TrustedPersonId ask(TrustedPeople trusted, String name) {
    TrustedPersonId id = TrustedPersonId.random();
    trusted.invite(practice.client(), id, new TrustedPeople.InvitationDetails("Maya", name, name + "@home.example", null, false),
        ZoneOffset.UTC);
    return id;
  }

  private static Viewer.Trusted holder(TrustedPersonId id) {
    return new Viewer.Trusted(AccessLinkId.random(), id.value());
  }

  @Test
  void aFileThatIsCutChangedOrAnothersIsRefusedAndNothingIsWritten() throws IOException {
    backUp("monday", "keys");
    backUp("tuesday", "newer keys");
    byte[] whole = Files.readAllBytes(directory.resolve("monday"));
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    Files.write(directory.resolve("changed"), changed);
    Files.write(directory.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length - 20));
    Files.writeString(directory.resolve("other"), "a holiday photograph");
    MasterKey another = new MasterKey(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32});
    DatabaseLogin empty = TestDatabase.create();

    refuses(empty, key, "changed", "keys", "is damaged");
    refuses(empty, key, "cut", "keys", "is damaged");
    refuses(empty, key, "other", "keys", "is no backup");
    refuses(empty, key, "keys", "monday", "is no backup");
    refuses(empty, key, "missing", "keys", "There is no file");
    refuses(empty, key, "tuesday", "keys", "is older than the backup");
    refuses(empty, another, "monday", "keys", "another master key");
    assertThat(client(empty).sql("select count(*) from pg_tables where schemaname = 'public'").query(Long.class).single())
        .isZero();
  }

  @Test
  void aBackupOfAnEarlierVersionComesBackWithTheKeysOfNow() {
    DatabaseLogin home = TestDatabase.create();
    try (Database then = Database.open(settings(home), key)) {
      Flyway beforeSpaces = Migrations.toThisVersion(Flyway.configure().dataSource(home.url(), home.user(), home.password()), then, key)
          .javaMigrations(new JavaMigration[0]).target("011").load();
      Migrations.migrate(beforeSpaces, then);
      person(home, UUID.randomUUID());
      Backup.make(home, rowsIn("then", key), keysIn("keys then", key));
      Migrations.migrate(then, key);
      UUID later = UUID.randomUUID();
      person(home, later);
      unguarded(home, "space", "insert into space (id, person_id, opened_at) values (gen_random_uuid(), '" + later + "', now())");
      unguarded(home, "words_key", "insert into words_key (owner_kind, owner_id, wrapped) "
          + "select 'space', id, '\\x01' from space");
      Backup.make(home, rowsIn("now", key), keysIn("keys now", key));
    }
    DatabaseLogin restored = TestDatabase.create();
    assertThat(restore(restored, "then", "keys now").erasedAgain()).isZero();
    assertThat(client(restored).sql("select count(*) from person").query(Long.class).single()).isOne();
    assertThat(client(restored).sql("select owner_kind from words_key").query(String.class).list()).containsExactly("person");
    assertThatThrownBy(() -> unguarded(restored, "words_key", "update words_key set owner_kind = 'nobody'"))
        .as("the kinds are watched over again").isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aBackupIsRestoredWithItsOwnMigrations() throws IOException {
    backUp("monday", "keys");
    Map<String, byte[]> rows = new HashMap<>();
    BackupManifest made = rowsIn("monday", key).read((table, columns, from) -> rows.put(table, from.readAllBytes()));
    Map.Entry<String, BackupManifest.Migration> entry = List.copyOf(made.migrations().entrySet()).getLast();
    String last = entry.getKey();
    var scripts = new LinkedHashMap<>(made.migrations());
    String older = entry.getValue().sql().orElseThrow() + "create table only_in_an_older_version (id uuid);\n";

    scripts.put(last, new BackupManifest.Migration(Migrations.checksum(older), Optional.of(older)));
    write("older", new BackupManifest(made.madeAt(), scripts, made.sequences(), made.tables()), rows);
    DatabaseLogin restored = TestDatabase.create();
    restore(restored, "older", "keys");
    assertThat(client(restored).sql("select count(*) from only_in_an_older_version").query(Long.class).single()).isZero();

    for (Optional<String> script : List.of(Optional.of(older), Optional.<String>empty())) {
      scripts.put(last, new BackupManifest.Migration(Migrations.checksum(older) + 1, script));
      write("unknown", new BackupManifest(made.madeAt(), scripts, made.sequences(), made.tables()), rows);
      DatabaseLogin empty = TestDatabase.create();
      refuses(empty, key, "unknown", "keys", "another version of Attune");
      assertThat(client(empty).sql("select count(*) from pg_tables where schemaname = 'public'").query(Long.class).single()).isZero();
    }
  }

  private void write(String file, BackupManifest manifest, Map<String, byte[]> rows) {
    rowsIn(file, key).write(manifest, (table, columns, to) -> {
      byte[] bytes = rows.getOrDefault(table, new byte[0]);
      to.write(bytes);
      return new String(bytes, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
    });
  }

  private static void person(DatabaseLogin home, UUID id) {
    unguarded(home, "person", "insert into person (id, name, created_at) values ('" + id + "', 'Somebody', now())");
    unguarded(home, "words_key", "insert into words_key (owner_kind, owner_id, wrapped) values ('person', '" + id
        + "', '\\x01')");
  }

  private static void unguarded(DatabaseLogin owner, String table, String sql) {
    JdbcClient client = client(owner);
    client.sql("alter table " + table + " no force row level security").update();
    client.sql(sql).update();
    client.sql("alter table " + table + " force row level security").update();
  }

  @Test
  void whatIsThereIsNeverWrittenOver() {
    backUp("monday", "keys");
    refuses(database.logins().owner(), key, "monday", "keys", "isn't empty");
  }

  private void backUp(String file, String keys) {
    Backup.make(database.logins().owner(), rowsIn(file, key), keysIn(keys, key));
  }

  private Restore.Outcome restore(DatabaseLogin into, String file, String keys) {
    return new Restore(settings(into), key).run(rowsIn(file, key), keysIn(keys, key));
  }

  private void refuses(DatabaseLogin into, MasterKey with, String file, String keys, String because) {
    assertThatThrownBy(() -> new Restore(settings(into), with).run(rowsIn(file, with), keysIn(keys, with)))
        .isInstanceOf(BackupFailedException.class).hasMessageContaining(because);
  }

  private DatabaseSettings settings(DatabaseLogin own) {
    return new DatabaseSettings(directory, Base64.getEncoder().encodeToString(new byte[32]),
        new DatabaseSettings.ExternalDatabase(own.url(), own.user(), own.password()));
  }

  private BackupFile rowsIn(String name, MasterKey with) {
    return new BackupFile(directory.resolve(name), BackupFile.Kind.ROWS, with);
  }

  private BackupFile keysIn(String name, MasterKey with) {
    return new BackupFile(directory.resolve(name), BackupFile.Kind.KEYS, with);
  }

  private static Map<String, Set<String>> rows(JdbcClient owner) {
    var rows = new TreeMap<String, Set<String>>();
    for (String table : owner.sql("""
        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p'
          and relname <> 'flyway_schema_history'""").query(String.class).list()) {
      rows.put(table, new HashSet<>(owner.sql("select md5(t::text) from \"" + table + "\" t").query(String.class).list()));
    }
    return rows;
  }

  private long courses(DatabaseLogin login) {
    return client(login).sql("select count(*) from course where client_id = :client")
        .param("client", practice.client().person().value()).query(Long.class).single();
  }

  private static JdbcClient client(DatabaseLogin login) {
    return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
  }
}
