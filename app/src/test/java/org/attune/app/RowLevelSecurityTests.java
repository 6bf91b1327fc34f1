package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself keeps people apart: each table of the catalogue, read whole, with no condition. */
@AttuneTest
class RowLevelSecurityTests {

  @Autowired ApplicationContext application;

  /** Tables that hold nobody's data, each with its reason. */
  private static final Map<String, String> EXEMPT = Map.of(
      "flyway_schema_history", "Flyway's own: the names of migrations",
      "installation", "the fingerprint of the master key and the like: of the installation, of nobody",
      "set_up_code", "hashes of one-time codes, before there is anybody",
      "scheduled_tasks", "claimed before anyone is the viewer: purposes, ids and times only",
      "attempt", "hashes and counts of attempts",
      "known_place", "hashes of names and networks",
      "answered_challenge", "hashes of random numbers that a passkey has signed, for some minutes");

  /** Tables that stay empty without something outside, each with its reason. */
  private static final Map<String, String> NOT_FILLED = Map.of(
      "mail", "written only where a mail server is set; held against a real one in notifications",
      "passkey", "made by a device; held against one in identity",
      "two_steps_required", "a manager's choice that would close the others' work; held in identity");

  private Practised ana;
  private Practised ben;
  private JdbcClient owner;

  @BeforeEach
  void twoPracticesThatKnowNothingOfEachOther() {
    owner = application.getBean(TestDatabase.class).asOwner();
    ana = Practised.named(application, "A" + UUID.randomUUID().toString().substring(0, 8));
    ben = Practised.named(application, "B" + UUID.randomUUID().toString().substring(0, 8));
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
        assertThatThrownBy(() -> app.sql("select count(*) from \"" + table + "\"").query(Long.class).single())
            .as(table).rootCause().hasMessageContaining("no viewer is set");
      }
    }
  }

  @Test
  void nobody_of_one_practice_reads_a_row_of_another() {
    Map<String, Set<String>> ofAna = rowsAdded("ana");
    var leaks = new ArrayList<String>();
    everybodyOf(ben).forEach((who, viewer) -> ofAna.forEach((table, rows) -> {
      Set<String> seen = application.getBean(Eyes.class).rows(viewer, table);
      seen.retainAll(rows);
      if (!seen.isEmpty()) {
        leaks.add(who + " reads " + seen.size() + " rows of " + table);
      }
    }));
    assertThat(leaks).isEmpty();
  }

  @Test
  void within_a_practice_a_course_is_open_to_its_two_people_alone() {
    var leaks = new ArrayList<String>();
    var strangers = new LinkedHashMap<String, Viewer>();
    strangers.put("another therapist", ana.colleague());
    strangers.put("another client", ana.other());
    strangers.put("a visitor", new Viewer.Visitor());
    for (String table : guarded()) {
      if (columns(table).contains("course_id")) {
        Set<String> ofCourse = new HashSet<>(owner.sql("select md5(t::text) from \"" + table + "\" t where course_id = :course")
            .param("course", ana.course().value()).query(String.class).list());
        strangers.forEach((who, viewer) -> {
          Set<String> seen = application.getBean(Eyes.class).rows(viewer, table);
          seen.retainAll(ofCourse);
          boolean isAsked = table.equals("handover") && viewer.equals(ana.colleague()); // to be the next therapist
          if (!seen.isEmpty() && !isAsked) {
            leaks.add(who + " reads " + seen.size() + " rows of " + table);
          }
        });
        Set<String> manager = application.getBean(Eyes.class).rows(ana.manager(), table);
        manager.retainAll(ofCourse);
        // the manager is also the one whom the practice names to hear concerns
        if (!manager.isEmpty() && !Set.of("ending", "handover", "mail", "concern").contains(table)) {
          leaks.add("the manager reads " + manager.size() + " rows of " + table);
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void the_holder_of_a_link_reads_nothing_that_was_said() {
    var holder = new Viewer.LinkHolder(new org.attune.app.identity.LinkId(UUID.randomUUID()), ana.client().person(),
        ana.practice(), ana.course(), ana.session().value());
    for (String table : guarded()) {
      // of the keys they need their own, to seal what they write
      if (table.endsWith("_words") || Set.of("check_in", "unsaid", "reply", "reading", "named_score").contains(table)) {
        assertThat(application.getBean(Eyes.class).rows(holder, table)).as(table).isEmpty();
      }
    }
  }

  private Map<String, Viewer> everybodyOf(Practised practice) {
    var everybody = new LinkedHashMap<String, Viewer>();
    everybody.put("the manager", practice.manager());
    everybody.put("the therapist", practice.therapist());
    everybody.put("a covering clinician", new Viewer.Member(practice.colleague().person(), practice.practice(),
        Set.of(Role.COVERING)));
    everybody.put("a therapist who claims every role", new Viewer.Member(practice.therapist().person(),
        practice.practice(), Set.of(Role.MANAGER, Role.THERAPIST, Role.COVERING)));
    everybody.put("the client", practice.client());
    everybody.put("the holder of a link", new Viewer.LinkHolder(
        new org.attune.app.identity.LinkId(UUID.randomUUID()), practice.client().person(), practice.practice(),
        practice.course(), practice.session().value()));
    for (Viewer.Purpose purpose : Viewer.Purpose.values()) {
      everybody.put("a job to " + purpose, new Viewer.Job(purpose, practice.practice()));
    }
    everybody.put("a visitor", new Viewer.Visitor());
    return everybody;
  }

  /** All rows of a fresh third practice that were not there before; each guarded table must have some. */
  private Map<String, Set<String>> rowsAdded(String name) {
    var before = new TreeMap<String, Set<String>>();
    guarded().forEach(table -> before.put(table, all(table)));
    Practised.named(application, name + UUID.randomUUID().toString().substring(0, 8));
    var added = new TreeMap<String, Set<String>>();
    var empty = new TreeSet<String>();
    guarded().forEach(table -> {
      Set<String> rows = all(table);
      rows.removeAll(before.getOrDefault(table, Set.of()));
      if (rows.isEmpty() && !NOT_FILLED.containsKey(table)) {
        empty.add(table);
      }
      added.put(table, rows);
    });
    assertThat(empty).as("tables that the practice of this test leaves empty: fill them in Practised").isEmpty();
    return added;
  }

  private List<String> guarded() {
    return owner.sql("""
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity order by 1
        """).query((row, i) -> row.getString(1)).list();
  }

  private Set<String> columns(String table) {
    return new HashSet<>(owner.sql("select column_name from information_schema.columns where table_name = :table")
        .param("table", table).query(String.class).list());
  }

  private Set<String> all(String table) {
    return new HashSet<>(owner.sql("select md5(t::text) from \"" + table + "\" t").query(String.class).list());
  }
}
