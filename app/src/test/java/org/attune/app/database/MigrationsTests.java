package org.attune.app.database;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a start makes of a database: all of what is due, or nothing. */
class MigrationsTests {

  private static final Pattern MADE = Pattern.compile("(?m)^create (?:or replace )?(?:function|procedure) ([\\w.]+)");

  /** Tables that another module took over from the one that made them, with its name. */
  private static final Map<String, String> MOVED = Map.of("measure", "measures", "named_score", "measures");

  @TempDir Path directory;

  private DatabaseLogin owner;
  private Database database;

  @BeforeEach
  void anEmptyDatabase() {
    owner = TestDatabase.create();
    database = Database.open(new DatabaseSettings(directory, Base64.getEncoder().encodeToString(new byte[32]),
        new DatabaseSettings.ExternalDatabase(owner.url(), owner.user(), owner.password())), TestDatabase.KEY);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aPolicyFileWithAnErrorChangesNothing() {
    assertThatThrownBy(() -> start(with("create policy nonsense on nothing using (true);"))).isInstanceOf(StartupFailedException.class)
        .hasMessage("The database couldn't be brought to this version, and is as it was: the previous version still starts."
            + " PostgreSQL said: relation \"nothing\" does not exist.");
    assertThat(tables()).containsExactly("flyway_schema_history");

    start(asTheyAre());
    List<String> before = rules();
    assertThatThrownBy(() -> start(with("create function noticed() returns int return 1; drop table person; nonsense;")))
        .isInstanceOf(StartupFailedException.class);
    assertThat(rules()).isEqualTo(before);
    start(asTheyAre());
  }

  @Test
  void allPoliciesAreMadeAgainWhenOneFileChangesAndOnlyThen() {
    start(with("create function of_yesterday() returns int return 1; grant select on installation to ${app};"));
    assertThat(rules()).anyMatch(rule -> rule.contains("of_yesterday"));
    start(asTheyAre());
    List<String> before = rules();
    assertThat(before).noneMatch(rule -> rule.contains("of_yesterday")).anyMatch(rule -> rule.contains("folded_name"));
    assertThat(sql().sql("select has_table_privilege(:app, 'installation', 'select')").param("app", database.logins().application().user())
        .query(Boolean.class).single()).isFalse();

    String made = "select string_agg(oid::text, ' ' order by oid) from pg_policy";
    String policies = sql().sql(made).query(String.class).single();
    start(asTheyAre());
    assertThat(sql().sql(made).query(String.class).single()).isEqualTo(policies);
  }

  @Test
  void aStartThatWaitsForATableForTooLongSaysSoAndChangesNothing() throws SQLException {
    start(asTheyAre());
    List<String> before = rules();
    try (Connection backup = owner.connect(); Statement reads = backup.createStatement()) {
      backup.setAutoCommit(false);
      reads.execute("lock table check_in in access share mode");
      assertThatThrownBy(() -> start(with("-- of another version"))).isInstanceOf(StartupFailedException.class)
          .hasMessageEndingWith(" Something else held a table for too long, perhaps a backup: start again when it is done.");
    }
    assertThat(rules()).isEqualTo(before);
  }

  @Test
  void aHistoryThatLacksASquashedScriptIsLeftAlone() throws SQLException {
    start(asTheyAre());
    sql().sql("update flyway_schema_history set script = 'identity/V002__of_another.sql' where version = '002'").update();
    SquashedMigrations.bringToThisVersion(owner, flyway(asTheyAre()).getConfiguration());
    assertThat(sql().sql("select script from flyway_schema_history where version = '002'").query(String.class).single())
        .isEqualTo("identity/V002__of_another.sql");
  }

  @Test
  void eachFunctionIsWrittenOnce() {
    Map<String, Long> written = Stream.concat(Migrations.scripts().stream().map(Migrations.MigrationScript::sql),
        PoliciesMigration.files().stream())
        .flatMap(sql -> MADE.matcher(sql).results()).collect(groupingBy(found -> found.group(1), counting()));
    assertThat(written).hasSizeGreaterThan(30).allSatisfy((name, times) -> assertThat(times).as(name).isOne());
  }

  @Test
  void aModuleChangesItsOwnTablesAlone() {
    Map<String, String> ownedBy = new HashMap<>();
    Map<String, String> functionOf = new HashMap<>();
    var foreign = new ArrayList<String>();
    for (Migrations.MigrationScript script : Migrations.scripts()) {
      results("create (?:unlogged )?table (\\w+)", script).forEach(found -> ownedBy.put(found.group(1), script.module()));
      results("create function (\\w+)", script).forEach(found -> functionOf.put(found.group(1), script.module()));
      results("(?:alter|drop) table (?:if exists |only )?(\\w+)|create (?:unique )?index \\w+ on (\\w+)", script)
          .map(found -> Stream.of(1, 2).map(found::group).filter(table -> table != null).findFirst().orElseThrow())
          .filter(table -> !script.module().equals(ownedBy.get(table)) && !script.module().equals(MOVED.get(table))).forEach(table -> foreign.add(script.name() + ": " + table));
    }
    assertThat(foreign).isEmpty();

    start(asTheyAre());
    var triggers = sql().sql("select tgrelid::regclass::text, tgfoid::regproc::text from pg_trigger where not tgisinternal")
        .query((row, i) -> Map.entry(row.getString(1), row.getString(2))).list();
    assertThat(triggers).hasSizeGreaterThan(4).allSatisfy(trigger ->
        assertThat(ownedBy.get(trigger.getKey())).as("%s", trigger).isEqualTo(functionOf.get(trigger.getValue())));
  }

  @Test
  void eachNumberIsTakenOnce() {
    assertThat(Migrations.scripts()).hasSizeGreaterThan(20).extracting(Migrations.MigrationScript::version).doesNotHaveDuplicates();
  }

  private static Stream<MatchResult> results(String pattern, Migrations.MigrationScript script) {
    return Pattern.compile("(?m)^" + pattern).matcher(script.sql()).results();
  }

  private static List<String> asTheyAre() {
    return PoliciesMigration.files();
  }

  private static List<String> with(String further) {
    var files = new ArrayList<>(PoliciesMigration.files());
    files.add(further);
    return files;
  }

  private void start(List<String> policies) {
    Migrations.migrate(flyway(policies), database);
  }

  private Flyway flyway(List<String> policies) {
    return Migrations.toThisVersion(Flyway.configure().dataSource(owner.url(), owner.user(), owner.password()), database,
        TestDatabase.KEY).javaMigrations(new PoliciesMigration(policies, Migrations.placeholders(database), Duration.ofMillis(200))).load();
  }

  private List<String> tables() {
    return sql().sql("select tablename from pg_tables where schemaname = 'public'").query((row, i) -> row.getString(1)).list();
  }

  /** Policies, functions and grants. */
  private List<String> rules() {
    return sql().sql("""
        select concat_ws(' ', o.oid, p.*) from pg_policies p
          join pg_policy o on o.polname = p.policyname and o.polrelid = p.tablename::regclass where schemaname = 'public'
        union all select concat_ws(' ', oid, proname, proacl) from pg_proc where pronamespace = 'public'::regnamespace
        union all select concat_ws(' ', relname, relacl, relforcerowsecurity) from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r'
        order by 1""").query((row, i) -> row.getString(1)).list();
  }

  private JdbcClient sql() {
    return TestDatabase.client(owner);
  }
}
