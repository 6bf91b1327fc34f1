package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.DailyEmails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database lets each viewer do with each row, with no WHERE clause in between: beside what is written down in
 * {@code policies.txt}, and with each policy, and each branch of one, taken away once and thrown open once, so that none is there for
 * nothing.
 */
@AttuneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyTests {

  private static final Path FOUND = Path.of("target", "policies.txt");

  /**
   * Tries, as each of the viewers, to read, add, change and remove each row: a copy is added, a row is changed to what it is,
   * and all of it is undone at once. What no policy refuses counts as allowed, though a key or a reference should then object.
   */
  private static final String RIGHTS = """
      create function rights(of_table text, places tid[], contents jsonb[], viewers jsonb, operations text[])
      returns table (viewer text, operation text, at integer) language plpgsql as $$
      declare
        one jsonb;
        seen tid[];
        done bigint;
        self text := (select quote_ident(attname) from pg_attribute where attrelid = of_table::regclass
                      and attnum > 0 and attidentity = '' and not attisdropped order by attnum limit 1);
      begin
        for one in select * from jsonb_array_elements(viewers) loop
          perform set_viewer(one ->> 'kind', (one ->> 'person')::uuid, (one ->> 'practice')::uuid, (one ->> 'subject')::uuid,
            (one ->> 'session')::uuid, one ->> 'roles', (one ->> 'now')::timestamptz);
          viewer := one ->> 'name';
          begin
            execute format('select array_agg(ctid) from %I', of_table) into seen;
          exception when sqlstate 'AT001' then seen := null; -- words are closed
          end;
          for i in 1 .. cardinality(contents) loop
            at := i;
            if places[i] = any (seen) and 'reads' = any (operations) then operation := 'reads'; return next; end if;
            if 'adds' = any (operations) then begin
              execute format('insert into %I overriding system value select (jsonb_populate_record(null::%I, $1)).*',
                of_table, of_table) using contents[i];
              raise exception using errcode = 'AT000';
            exception when insufficient_privilege or sqlstate 'AT001' then null;
            when others then operation := 'adds'; return next;
            end; end if;
            continue when places[i] is null;
            done := 1;
            if 'changes' = any (operations) then begin
              execute format('update %I set %s = %s where ctid = $1', of_table, self, self) using places[i];
              get diagnostics done = row_count;
              raise exception using errcode = 'AT000';
            exception when insufficient_privilege or sqlstate 'AT001' then null;
            when others then if done > 0 then operation := 'changes'; return next; end if;
            end; end if;
            done := 1;
            if 'removes' = any (operations) then begin
              execute format('delete from %I where ctid = $1', of_table) using places[i];
              get diagnostics done = row_count;
              raise exception using errcode = 'AT000';
            exception when insufficient_privilege or sqlstate 'AT001' then null;
            when others then if done > 0 then operation := 'removes'; return next; end if;
            end; end if;
          end loop;
        end loop;
      end $$
      """;

  private static final List<String> OPERATIONS = List.of("reads", "adds", "changes", "removes");

  /** Somebody who has all that the client and the therapist have, and whose password was set again by mail. */
  private static final UUID LOST = new UUID(0, 42);

  /** Rows that only time, a mail server, a device or a choice that would change much brings. */
  private static final List<String> BROUGHT_BY_TIME = List.of("""
      insert into sign_in (secret_hash, person_id, signed_in_at, seen_at, used_at, expires_at)
      select '\\x00', client_id, now() - interval '3 days', now() - interval '3 days', now() - interval '3 days', now() - interval '2 days'
      from course where id = '%1$s'""", """
      insert into look (course_id, practice_id, looker_id, what, window_at, looked_at)
      select id, practice_id, therapist_id, 'bond', now() - interval '4 years', now() - interval '4 years'
      from course where id = '%1$s'""", """
      insert into mail (id, practice_id, course_id, session_id, person_id, kind, link_id, made_at, next_try_at)
      select gen_random_uuid(), practice_id, course_id, session_id, client_id, 'check-in', link_id, now(), now()
      from check_in_link where course_id = '%1$s' and ended_at is null""", """
      update trusted_mail set state = 'waiting' where kind = 'call'""", """
      insert into request_mail (id, request_id, practice_id, kind, made_at)
      select gen_random_uuid(), id, practice_id, 'news', now() from first_talk_request where state = 'offered'""", """
      insert into appointment_mail (id, request_id, practice_id, person_id, kind, hold_id, starts_at, minutes, format, moved, made_at)
      select gen_random_uuid(), id, practice_id, therapist_id, 'booked', id, now(), 30, 'online', 0, now() from first_talk_request
      where state = 'booked'""", """
      insert into places_mail (id, profile_id, practice_id, made_at, next_try_at) select id, id, practice_id, now(), now() from profile where published""", """
      insert into brought (id, course_id, brought_at, words, live_until)
      select gen_random_uuid(), course_id, brought_at, words, now() - interval '1 hour' from brought where live_until is not null""", """
      with asking as (
        insert into trusted_person (id, space_id, asked_at, words, a_day, a_week, from_hour, until_hour, zone)
        select gen_random_uuid(), space_id, asked_at, words, a_day, a_week, from_hour, until_hour, zone from trusted_person returning id)
      insert into words_key (owner_id, owner_kind, wrapped) select id, 'trust', '\\x00' from asking""", """
      insert into passkey (id, person_id, credential_id, name, public_key, attestation, transports, signature_count, made_at)
      select gen_random_uuid(), client_id, '\\x01', 'a telephone', '\\x01', '\\x01', '', 0, now() from course where id = '%1$s'""", """
      insert into sign_in_change (id, person_id, what, at)
      select gen_random_uuid(), client_id, 'passkey-added', now() from course where id = '%1$s'""", """
      insert into closure (course_id, practice_id, closed_by, reason, closed_at, called_off)
      select id, practice_id, therapist_id, 'stopped-coming', now(), '{}' from course where id = '%1$s'""", """
      insert into two_steps_required select practice_id, now() from course where id = '%1$s'""", """
      insert into practice_growth select practice_id, 30, 120, '{5, 0}', '{1, 0, 0, 1}', 1, 0, 1, 1, 0, now() from course
       where id = '%1$s'""", """
      update import set expires_at = now() - interval '1 day'
      where state = 'staged' and therapist_id = (select therapist_id from course where id = '%1$s')
        and id <> '%2$s'""", """
      insert into person (id, name, sign_in_name, created_at, words_closed_at) values ('%3$s', 'Lost', 'lost', now(), now())""", """
      insert into membership (practice_id, person_id, role, since)
      select practice_id, '%3$s', 'therapist', now() - interval '1 day' from course where id = '%1$s'""", """
      insert into access (course_id, practice_id, person_id, "right", since)
      select id, practice_id, '%3$s', r, now() - interval '99 days' from course, unnest(array['client', 'therapist', 'scores']) r
      where id = '%1$s'""", """
      insert into contact (person_id, reach) values ('%3$s', 'none')""", """
      insert into second_step (person_id, secret, last_step, set_up_at) values ('%3$s', '\\x00', 0, now())""", """
      insert into recovery_code (code_hash, person_id) values ('\\x42', '%3$s')""", """
      insert into passkey (id, person_id, credential_id, name, public_key, attestation, transports, signature_count, made_at)
      values (gen_random_uuid(), '%3$s', '\\x02', 'another', '\\x00', '\\x00', '', 0, now())""");

  /** Rows that nobody has yet: of a practice, a course, a key that is new; a closure and a proposal by each who works there. */
  private static final Map<String, String> NEW = Map.of(
      "closure", "select to_jsonb(t) || jsonb_build_object('closed_by', m.person_id) from closure t join membership m on m.practice_id = t.practice_id and m.role <> 'client' and m.person_id <> t.closed_by",
      "handover", "select to_jsonb(t) || jsonb_build_object('proposed_by', m.person_id) from handover t join membership m on m.practice_id = t.practice_id and m.role <> 'client' and m.person_id <> t.proposed_by where t.course_id in (select course_id from concern where wants_change)",
      "membership", "select to_jsonb(t) || jsonb_build_object('practice_id', gen_random_uuid(), 'role', 'manager') from membership t where person_id = '%s'",
      "practice", "select to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(), 'hosts', false) from practice t limit 1",
      "access", "select to_jsonb(t) || jsonb_build_object('course_id', gen_random_uuid()) from access t where person_id = '%s' and \"right\" = 'client' limit 1",
      "words_key", "select to_jsonb(t) || jsonb_build_object('owner_id', gen_random_uuid()) from words_key t where owner_kind = 'course' limit 1");

  /** What one changes one must read first, and these ask only what reading asks already. */
  private static final Set<String> ASKED_BY_READING = Set.of("job_accepts on invitation", "tidies on sign_in",
      "shows on confirmation", "job_looks on daily_email", "trusted_answers on tap");

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;

  private Connection connection;
  private String login;
  private String viewers;
  private final Map<String, Rows> rows = new TreeMap<>();
  private final Map<String, Map<String, List<Integer>>> rightsAsTheyAre = new HashMap<>();

  /** The rows of a table; the first ones are the practice's own, the others are of another practice. */
  private record Rows(int own, List<@Nullable String> places, List<String> contents) {}

  @BeforeAll
  void two_practices_in_a_transaction_that_is_never_committed() throws SQLException {
    database.empty();
    TestPractice ben = TestPractice.named(application, "Ben");
    application.getBean(DailyEmails.class).changeHour(ben.therapist(), 8);
    Map<String, Set<String>> foreign = new HashMap<>();
    for (String table : tables()) {
      foreign.put(table, new HashSet<>(texts("select to_jsonb(t)::text from \"" + table + "\" t")));
    }
    FilledPractice ana = FilledPractice.named(application, "Ana");
    viewers = json(everybody(ana));
    login = application.getBean(JdbcClient.class).sql("select current_user").query(String.class).single();
    connection = database.asSuperuser();
    connection.setAutoCommit(false);
    String now = "timestamptz '" + application.getBean(Clock.class).instant() + "'";
    for (String row : BROUGHT_BY_TIME) {
      sql(row.formatted(ana.own().course(), ana.id("staged"), LOST).replace("now()", now));
    }
    sql(RIGHTS);
    for (String table : tables()) {
      rows.put(table, rows(table, foreign.getOrDefault(table, Set.of()), ana.own().client().person()));
    }
  }

  @AfterAll
  void nothing_of_it_stays() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void everyone_may_do_with_each_row_what_is_written_down_and_nothing_else() throws Exception {
    var is = new StringBuilder();
    for (String table : tables()) {
      is.append(written(table, rightsAsTheyAre(table)));
    }
    Files.writeString(FOUND, is);
    String should;
    try (var written = getClass().getResourceAsStream("/policies.txt")) {
      should = new String(Objects.requireNonNull(written).readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(is.toString()).as("if this is how it should be, take %s over as policies.txt", FOUND).isEqualTo(should);
  }

  @Test
  void each_table_has_rows_to_be_told_of() {
    assertThat(rows).as("fill FilledPractice").allSatisfy((table, of) -> assertThat(of.own()).as(table).isPositive());
  }

  @Test
  void nobody_reads_or_touches_a_row_of_another_practice() throws SQLException {
    var touched = new ArrayList<String>();
    for (String table : tables()) {
      int own = Objects.requireNonNull(rows.get(table)).own();
      rightsAsTheyAre(table).forEach((what, at) -> {
        if (at.stream().anyMatch(i -> i > own)) {
          touched.add(what + " of " + table);
        }
      });
    }
    assertThat(touched).isEmpty();
  }

  @Test
  void each_policy_and_each_branch_of_one_is_needed_and_so_is_what_it_asks() throws SQLException {
    var unnoticed = new ArrayList<String>();
    for (Policy policy : policies()) {
      rightsAsTheyAre(policy.table()); // before anything is changed
      for (Change change : policy.changes()) {
        sql("savepoint control");
        sql(change.sql());
        // what the policy is about is quick to look at, and tells most of them apart
        if (isAsBefore(policy.table(), List.of(policy.operation())) && isAsBefore(policy.table(), OPERATIONS)) {
          unnoticed.add(change.what());
        }
        sql("rollback to savepoint control");
      }
    }
    assertThat(unnoticed).as("changes that nobody would notice")
        .containsExactlyInAnyOrderElementsOf(ASKED_BY_READING.stream().map(policy -> policy + " thrown open").toList());
  }

  @Test
  void even_the_owner_sees_a_table_by_a_policy_alone() throws SQLException {
    String owner = database.asOwner().sql("select current_user").query(String.class).single();
    for (String table : tables()) {
      sql("savepoint control");
      sql("set local role \"" + owner + "\"");
      assertThat(TestDatabase.texts(connection, "select 'x' from \"" + table + "\"")).as(table).isNotEmpty();
      sql("drop policy owner_migrates on \"" + table + "\"");
      assertThat(TestDatabase.texts(connection, "select 'x' from \"" + table + "\"")).as(table).isEmpty();
      sql("rollback to savepoint control");
    }
  }

  private boolean isAsBefore(String table, List<String> operations) throws SQLException {
    var before = new HashMap<>(rightsAsTheyAre(table));
    before.keySet().removeIf(what -> operations.stream().noneMatch(operation -> what.startsWith(operation + " ")));
    return rights(table, operations).equals(before);
  }

  /** A policy of the application's, with the operation that it is for; one for all of them is also for reading. */
  private record Policy(String table, String name, String operation, @Nullable String asks, @Nullable String checks) {
    /** The policy taken away and thrown open, and so each of its branches, of which any one is enough. */
    List<Change> changes() {
      String alter = "alter policy " + on();
      var changes = new ArrayList<>(List.of(new Change(name + " on " + table + " taken away", "drop policy " + on()),
          new Change(name + " on " + table + " thrown open",
              alter + (asks == null ? "" : " using (true)") + (checks == null ? "" : " with check (true)"))));
      if (asks != null) {
        branches(asks, changed -> alter + " using (" + changed + ")", false, changes);
      }
      if (checks != null) {
        branches(checks, changed -> alter + " with check (" + changed + ")", false, changes);
      }
      return changes;
    }

    /** {@code within} something that is asked besides, a branch that lets everybody pass is not the policy thrown open. */
    private void branches(String expression, UnaryOperator<String> whole, boolean within, List<Change> changes) {
      boolean any = Expression.parts(expression, " OR ").size() > 1;
      String word = any ? " OR " : " AND ";
      List<String> parts = Expression.parts(expression, word);
      for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
        int at = i;
        UnaryOperator<String> with = part -> {
          var others = new ArrayList<>(parts);
          others.set(at, part);
          return whole.apply("(" + String.join(word, others) + ")");
        };
        String branch = parts.get(i).strip().replaceAll("\\s+", " ");
        if (any) {
          changes.add(new Change(name + " on " + table + " without " + branch, with.apply("false")));
        }
        if (any && within) {
          changes.add(new Change(name + " on " + table + " for all " + branch, with.apply("true")));
        }
        branches(parts.get(i), with, within || !any, changes);
      }
    }

    private String on() {
      return "\"" + name + "\" on \"" + table + "\"";
    }
  }

  /** What is changed, as the list of what nobody notices has it, and how. */
  private record Change(String what, String sql) {}

  /** An expression as PostgreSQL writes it: with parentheses around whatever is joined. */
  private static final class Expression {

    static List<String> parts(String expression, String word) {
      String inner = expression.strip();
      while (inner.startsWith("(") && end(inner, 0) == inner.length() - 1 && !inner.startsWith("( SELECT")) {
        inner = inner.substring(1, inner.length() - 1);
      }
      var parts = new ArrayList<String>();
      int from = 0;
      for (int i = 0; i < inner.length(); i++) {
        if (inner.charAt(i) == '(') {
          i = end(inner, i);
        } else if (inner.startsWith(word, i)) {
          parts.add(inner.substring(from, i));
          from = i + word.length();
        }
      }
      parts.add(inner.substring(from));
      return parts;
    }

    private static int end(String text, int open) {
      int depth = 0;
      for (int i = open; ; i++) {
        depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        if (depth == 0) {
          return i;
        }
      }
    }
  }

  private List<Policy> policies() throws SQLException {
    var policies = new ArrayList<Policy>();
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
        select tablename, policyname, case cmd when 'INSERT' then 'adds' when 'UPDATE' then 'changes' when 'DELETE' then 'removes' else 'reads' end,
          qual, with_check from pg_policies
        where schemaname = 'public' and policyname <> 'owner_migrates' order by 1, 2""")) {
      while (row.next()) {
        policies.add(new Policy(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
      }
    }
    assertThat(policies).hasSizeGreaterThan(80);
    return policies;
  }

  /** The rights under the policies of the application, found out once. */
  private Map<String, List<Integer>> rightsAsTheyAre(String table) throws SQLException {
    Map<String, List<Integer>> known = rightsAsTheyAre.get(table);
    if (known == null) {
      known = rights(table, OPERATIONS);
      rightsAsTheyAre.put(table, known);
    }
    return known;
  }

  /** Who may do what with which of the table's rows: by operation and viewer, the numbers of the rows. */
  private Map<String, List<Integer>> rights(String table, List<String> operations) throws SQLException {
    Rows of = Objects.requireNonNull(rows.get(table));
    var rights = new LinkedHashMap<String, List<Integer>>();
    sql("set local role \"" + login + "\"");
    try (PreparedStatement call = connection.prepareStatement(
        "select viewer, operation, at from rights(?, ?::text[]::tid[], ?::text[]::jsonb[], ?::jsonb, ?)")) {
      call.setString(1, table);
      call.setArray(2, array(of.places()));
      call.setArray(3, array(of.contents()));
      call.setString(4, viewers);
      call.setArray(5, array(operations));
      try (ResultSet row = call.executeQuery()) {
        while (row.next()) {
          rights.computeIfAbsent(row.getString(2) + " " + row.getString(1), k -> new ArrayList<>()).add(row.getInt(3));
        }
      }
    }
    sql("reset role");
    return rights;
  }

  private Array array(List<? extends @Nullable String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** One line for each operation on a table: how many of the practice's rows, and for which viewer. */
  private static String written(String table, Map<String, List<Integer>> rights) {
    var lines = new StringBuilder();
    for (String operation : OPERATIONS) {
      var by = new TreeMap<Integer, List<String>>();
      rights.forEach((what, at) -> {
        if (what.startsWith(operation + " ")) {
          by.computeIfAbsent(at.size(), n -> new ArrayList<>()).add(what.substring(operation.length() + 1));
        }
      });
      if (!by.isEmpty()) {
        lines.append(table).append(' ').append(operation).append(by.descendingMap().entrySet().stream()
            .map(e -> " " + e.getKey() + ": " + String.join(", ", e.getValue())).collect(Collectors.joining(";"))).append('\n');
      }
    }
    return lines.toString();
  }

  private Rows rows(String table, Set<String> foreign, PersonId client) throws SQLException {
    var own = new Rows(0, new ArrayList<>(), new ArrayList<>());
    var others = new Rows(0, new ArrayList<>(), new ArrayList<>());
    try (Statement statement = connection.createStatement(); ResultSet row =
        statement.executeQuery("select ctid::text, to_jsonb(t)::text from \"" + table + "\" t")) {
      while (row.next()) {
        Rows of = foreign.contains(row.getString(2)) ? others : own;
        of.places().add(row.getString(1));
        of.contents().add(row.getString(2));
      }
    }
    String isNew = NEW.get(table);
    for (String fresh : isNew == null ? List.<String>of() : TestDatabase.texts(connection, isNew.formatted(client))) {
      own.places().add(null);
      own.contents().add(fresh);
    }
    int owned = own.places().size();
    own.places().addAll(others.places());
    own.contents().addAll(others.contents());
    return new Rows(owned, own.places(), own.contents());
  }

  /** Everyone who may look at the practice's rows, as the database is told of them. */
  private Map<String, Map<String, String>> everybody(FilledPractice ana) {
    var everybody = new LinkedHashMap<String, Map<String, String>>();
    TestPractice own = ana.own();
    Map.of("manager", own.manager(), "therapist", own.therapist(), "colleague", own.colleague(), "cover", ana.cover(),
        "later", ana.later(), "former", ana.former(), "hearer", ana.hearer(), "next", ana.next())
        .forEach((name, member) -> everybody.put(name, member(member, member.roles())));
    everybody.put("two roles", member(own.colleague(), Set.of(Role.THERAPIST, Role.MANAGER)));
    Map.of("client", own.client(), "other client", own.other(), "moved", ana.moved(),
        "gone", ana.gone(), "therapist at home", own.therapist().asOneself(), "colleague at home", own.colleague().asOneself())
        .forEach((name, oneself) -> everybody.put(name, settings("oneself", oneself.person().value(), null, null, "")));
    Map.of("link", ana.link(), "link of an answer", linkOf(ana, ana.id("waitingSession")),
        "link of a no", linkOf(ana, declined(own)), "other link", ana.otherLink())
        .forEach((name, holder) -> everybody.put(name, settings("link", holder.person().value(), holder.practice().value(),
            holder.course().value(), holder.session().value(), "")));
    everybody.put("trusted", settings("trusted", null, null, ana.id("one"), ""));
    everybody.put("enquirer", settings("enquirer", null, null, ana.id("talkOffered"), ""));
    everybody.put("new enquirer", settings("enquirer", null, null, ana.id("talkNew"), ""));
    everybody.put("job", settings("job", null, own.practice().value(), null, ""));
    everybody.put("job of the course", settings("job", null, own.practice().value(), own.course().value(), ""));
    everybody.put("lost", settings("oneself", LOST, null, null, ""));
    everybody.put("lost at work", settings("member", LOST, own.practice().value(), null, "therapist"));
    everybody.put("visitor", settings("visitor", null, null, null, ""));
    return new TreeMap<>(everybody);
  }

  private UUID declined(TestPractice own) {
    return database.asOwner().sql("select session_id from declined where course_id = :course").param("course", own.course().value())
        .query(UUID.class).single();
  }

  /** The client's link of another session than the latest one. */
  private static Viewer.LinkHolder linkOf(FilledPractice ana, UUID session) {
    Viewer.LinkHolder latest = ana.link();
    return new Viewer.LinkHolder(latest.link(), latest.person(), latest.practice(), latest.course(), new Viewer.LinkedSession(session));
  }

  private Map<String, String> member(Viewer.Member member, Set<Role> roles) {
    return settings("member", member.person().value(), member.practice().value(), null,
        roles.stream().map(Role::code).collect(Collectors.joining(",")));
  }

  private Map<String, String> settings(String kind, @Nullable UUID person, @Nullable UUID practice, @Nullable UUID subject,
      String roles) {
    return settings(kind, person, practice, subject, null, roles);
  }

  private Map<String, String> settings(String kind, @Nullable UUID person, @Nullable UUID practice, @Nullable UUID subject,
      @Nullable UUID session, String roles) {
    var settings = new LinkedHashMap<>(Map.of("kind", kind, "roles", roles, "now", application.getBean(Clock.class).instant().toString()));
    var ids = new LinkedHashMap<String, @Nullable UUID>();
    ids.put("person", person);
    ids.put("practice", practice);
    ids.put("subject", subject);
    ids.put("session", session);
    ids.forEach((name, id) -> {
      if (id != null) {
        settings.put(name, id.toString());
      }
    });
    return settings;
  }

  /** Names and ids need no escaping. */
  private static String json(Map<String, Map<String, String>> everybody) {
    return everybody.entrySet().stream().map(one -> "{\"name\":\"" + one.getKey() + "\"," + one.getValue().entrySet().stream()
        .map(s -> "\"" + s.getKey() + "\":\"" + s.getValue() + "\"").collect(Collectors.joining(",")) + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private List<String> tables() throws SQLException {
    return texts("select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity order by 1");
  }

  private List<String> texts(String query) throws SQLException {
    try (Connection own = database.asSuperuser()) {
      return TestDatabase.texts(own, query);
    }
  }

  private void sql(String statement) throws SQLException {
    try (Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
