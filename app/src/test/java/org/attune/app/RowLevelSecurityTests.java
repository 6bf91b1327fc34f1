package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.attune.app.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself keeps people apart: each table is guarded, and nobody passes. Who may do what: {@link PolicyTests}. */
@AttuneTest
class RowLevelSecurityTests {

  @Autowired ApplicationContext application;

  /** Tables that hold nobody's data, each with its reason. */
  private static final Map<String, String> EXEMPT = Map.of(
      "directory_revision", "one number, which grows with each change of what is public",
      "flyway_schema_history", "Flyway's own: the names of migrations",
      "installation", "the fingerprint of the master key and the like: of the installation, of nobody",
      "set_up_code", "hashes of one-time codes, before there is anybody",
      "scheduled_tasks", "claimed before anyone is the viewer: purposes, ids and times only",
      "attempt", "hashes and counts of attempts",
      "known_place", "hashes of names and networks",
      "mail_sent", "keyed hashes of addresses and times, for a day",
      "asked_address", "keyed hashes of addresses: what one of them answered holds for everybody",
      "answered_challenge", "hashes of random numbers that a passkey has signed, for some minutes");

  private JdbcClient owner;

  @BeforeEach
  void a_practice() {
    owner = application.getBean(TestDatabase.class).asOwner();
    TestPractice.named(application, "A" + UUID.randomUUID().toString().substring(0, 8));
  }

  @Test
  void each_table_is_guarded_or_exempt_with_a_reason() {
    var unguarded = new TreeSet<>(owner.sql("""
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p')
          and not (c.relrowsecurity and c.relforcerowsecurity
                   and exists (select from pg_policy p where p.polrelid = c.oid and p.polname <> 'owner_migrates'))
        """).query(String.class).list());
    var views = owner.sql("""
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('v', 'm')
          and not coalesce('security_invoker=true' = any (c.reloptions), false)
        """).query(String.class).list();

    assertThat(unguarded).isSubsetOf(EXEMPT.keySet());
    assertThat(views).as("views that would read as their owner").isEmpty();
  }

  @Test
  void the_application_owns_nothing_and_passes_no_policy() {
    JdbcClient app = application.getBean(JdbcClient.class);
    String login = app.sql("select current_user").query(String.class).single();
    assertThat(app.sql("select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user")
        .query(Boolean.class).single()).isFalse();
    assertThat(owner.sql("select relname from pg_class where relowner = (select oid from pg_roles where rolname = :login)")
        .param("login", login).query(String.class).list()).isEmpty();
    assertThat(app.sql("select pg_has_role(current_user, :owner, 'member')")
        .param("owner", owner.sql("select current_user").query(String.class).single()).query(Boolean.class).single())
        .isFalse();
  }

  @Test
  void without_a_viewer_there_is_an_error_and_never_an_empty_answer() {
    JdbcClient app = application.getBean(JdbcClient.class);
    for (String table : guarded()) {
      if (!all(table).isEmpty()) {
        assertThatThrownBy(() -> app.sql("select count(*) from \"" + table + "\"").query(Long.class).single(), table)
            .rootCause().hasMessageContaining("no viewer is set");
      }
    }
  }

  private List<String> guarded() {
    return owner.sql("""
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity order by 1
        """).query((row, i) -> row.getString(1)).list();
  }

  private Set<String> all(String table) {
    return new HashSet<>(owner.sql("select md5(t::text) from \"" + table + "\" t").query(String.class).list());
  }
}
