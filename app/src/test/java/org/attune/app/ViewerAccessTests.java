package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is looking is said once a transaction; what is open to them then follows what happens in it. */
@AttuneTest
class ViewerAccessTests {

  @Autowired ApplicationContext application;

  TestPractice practice;
  Connection connection;

  @BeforeEach
  void a_practice_and_a_connection_of_the_application() throws SQLException {
    practice = TestPractice.named(application, "V" + UUID.randomUUID().toString().substring(0, 8));
    connection = application.getBean(DataSource.class).getConnection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void nothing_of_it_stays() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void three_thousand_open_courses_are_open_and_no_other_is() throws SQLException {
    try (Connection superuser = application.getBean(TestDatabase.class).asSuperuser()) {
      run(superuser, """
          insert into access (course_id, practice_id, person_id, "right", since)
          select gen_random_uuid(), '%s', '%s', 'therapist', '%s' from generate_series(1, 3000)
          """.formatted(practice.practice(), practice.therapist().person(), now()));
    }

    atWork(practice.therapist());

    assertThat(texts("select cardinality(viewer_courses('therapist'))")).as("with their own two").containsExactly("3002");
    assertThat(courses()).hasSize(2).contains(practice.course().toString()).doesNotContain(practice.otherCourse().toString());
    assertThat(texts("select distinct course_id from session")).contains(practice.course().toString())
        .doesNotContain(practice.otherCourse().toString());
  }

  @Test
  void who_is_set_after_another_sees_what_is_theirs_and_nothing_of_the_others() throws SQLException {
    atWork(practice.therapist());
    assertThat(courses()).contains(practice.course().toString()).doesNotContain(practice.otherCourse().toString());
    set("oneself", practice.other().person(), null, null);
    assertThat(courses()).containsExactly(practice.otherCourse().toString());
    set("visitor", null, null, null);
    assertThat(courses()).isEmpty();
  }

  @Test
  void a_transaction_that_sets_nobody_is_refused_also_on_a_connection_that_had_somebody() throws SQLException {
    atWork(practice.therapist());
    assertThat(courses()).isNotEmpty();
    connection.commit();
    for (String statement : List.of("select count(*) from session", "select cardinality(viewer_courses('therapist'))",
        "select words_open()", "select job_practice()", "update session set version = version", "delete from wish")) {
      assertThatThrownBy(() -> run(connection, statement)).as(statement).hasMessageContaining("no viewer is set");
      connection.rollback();
    }
  }

  @Test
  void a_course_that_was_just_opened_can_be_written_to_in_the_same_transaction() throws SQLException {
    UUID course = UUID.randomUUID();
    String session = "insert into session (id, course_id, practice_id, planned_at, length_minutes, state, version) values ('%s', '%s', '%s', '%s', 50, 'planned', 1)"
        .formatted(UUID.randomUUID(), course, practice.practice(), now());
    set("job", null, practice.practice().value(), course);
    assertThatThrownBy(() -> run(connection, session)).hasMessageContaining("row-level security");
    connection.rollback();

    set("job", null, practice.practice().value(), course);
    run(connection, "insert into access (course_id, practice_id, person_id, \"right\", since) values ('%s', '%s', '%s', 'client', '%s')"
        .formatted(course, practice.practice(), practice.client().person(), now()));
    run(connection, """
        insert into course (id, practice_id, client_id, therapist_id, opened_on, length_minutes, state)
        values ('%s', '%s', '%s', '%s', '2026-06-01', 50, 'open')
        """.formatted(course, practice.practice(), practice.client().person(), practice.therapist().person()));
    run(connection, session);
    assertThat(texts("select course_id from session")).containsExactly(course.toString());
  }

  @Test
  void what_is_open_follows_access_membership_and_closed_words_within_a_transaction() throws SQLException {
    try (Connection superuser = application.getBean(TestDatabase.class).asSuperuser()) {
      superuser.setAutoCommit(false);
      connection.close();
      connection = superuser; // no policy holds it, but it can be given a viewer, as the application is
      PersonId therapist = practice.therapist().person();
      set("oneself", therapist, null, null);
      assertThat(texts("select unnest(viewer_courses('therapist'))")).contains(practice.course().toString());

      run(connection, "update access set until = '%s' where person_id = '%s'".formatted(now(), therapist));
      assertThat(texts("select unnest(viewer_courses('therapist'))")).as("access ended").isEmpty();
      run(connection, "update access set until = null where person_id = '%s'".formatted(therapist));
      assertThat(texts("select unnest(viewer_courses('therapist'))")).as("and was given back").hasSize(2);
      run(connection, "update membership set ended_at = '%s' where person_id = '%s'".formatted(now(), therapist));
      assertThat(texts("select unnest(viewer_courses('therapist'))")).as("they work there no more").isEmpty();

      assertThat(texts("select words_open()")).containsExactly("t");
      run(connection, "update person set words_closed_at = '%s' where id = '%s'".formatted(now(), therapist));
      assertThatThrownBy(() -> texts("select words_open()")).hasMessageContaining("words are closed");
      connection.rollback();
      connection = application.getBean(DataSource.class).getConnection();
      connection.setAutoCommit(false);
    }
  }

  @Test
  void what_somebody_else_closes_is_closed_from_the_next_transaction_on() throws SQLException {
    atWork(practice.therapist());
    assertThat(courses()).contains(practice.course().toString());
    try (Connection superuser = application.getBean(TestDatabase.class).asSuperuser()) {
      run(superuser, "update access set until = '%s' where course_id = '%s' and \"right\" = 'therapist'".formatted(now(), practice.course()));
    }
    assertThat(courses()).as("decided when the viewer was set").contains(practice.course().toString());
    connection.commit();
    atWork(practice.therapist());
    assertThat(courses()).doesNotContain(practice.course().toString());
  }

  @Test
  void a_row_of_a_course_names_no_other_practice_than_the_course_does() throws SQLException {
    try (Connection superuser = application.getBean(TestDatabase.class).asSuperuser()) {
      superuser.setAutoCommit(false);
      List<String> readByTheirPractice = TestDatabase.texts(superuser, """
          select distinct tablename from pg_policies
          join information_schema.columns on table_name = tablename and column_name = 'course_id'
          where qual like '%practice_id = ( SELECT job_practice()%' and tablename <> 'access'""");
      assertThat(readByTheirPractice).hasSizeGreaterThan(5).contains("session", "check_in", "signal");
      for (String table : readByTheirPractice) {
        assertThat(TestDatabase.texts(superuser, """
            select pg_get_constraintdef(oid) from pg_constraint where conrelid = '%s'::regclass and contype = 'f'
            """.formatted(table))).as(table)
            .contains("FOREIGN KEY (course_id, practice_id) REFERENCES course(id, practice_id) ON DELETE CASCADE");
      }
      assertThatThrownBy(() -> run(superuser, "update session set practice_id = gen_random_uuid() where course_id = '%s'"
          .formatted(practice.course()))).hasMessageContaining("session_of_course");
    }
  }

  @Test
  void a_course_is_opened_by_a_job_that_was_given_it() throws SQLException {
    UUID course = UUID.randomUUID();
    String opens = """
        insert into course (id, practice_id, client_id, therapist_id, opened_on, length_minutes, state)
        values ('%s', '%s', '%s', '%s', '2026-06-01', 50, 'open')
        """.formatted(course, practice.practice(), practice.client().person(), practice.therapist().person());
    set("job", null, practice.practice().value(), null);
    assertThatThrownBy(() -> run(connection, opens)).hasMessageContaining("row-level security");
    connection.rollback();
    set("job", null, practice.practice().value(), null);
    run(connection, "insert into access (course_id, practice_id, person_id, \"right\", since) values ('%s', '%s', '%s', 'client', '%s')"
        .formatted(course, practice.practice(), practice.client().person(), now()));
    run(connection, opens);
  }

  private List<String> courses() throws SQLException {
    return texts("select id from course");
  }

  private void atWork(Viewer.Member member) throws SQLException {
    set("member", member.person(), member.practice().value(), null);
  }

  private void set(String kind, @Nullable PersonId person, @Nullable UUID practice, @Nullable UUID subject) throws SQLException {
    try (var statement = connection.prepareStatement("select set_viewer(?, ?, ?, ?, null, 'therapist', cast(? as timestamptz))")) {
      statement.setString(1, kind);
      statement.setObject(2, person == null ? null : person.value());
      statement.setObject(3, practice);
      statement.setObject(4, subject);
      statement.setString(5, now());
      statement.execute();
    }
  }

  private String now() {
    return application.getBean(Clock.class).instant().toString();
  }

  private List<String> texts(String query) throws SQLException {
    return TestDatabase.texts(connection, query);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
