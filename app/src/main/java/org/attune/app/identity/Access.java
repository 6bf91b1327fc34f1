package org.attune.app.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one relation that all policies ask: who may do what with a course of therapy, and until when. */
@Service
public class Access {

  private final JdbcClient database;
  private final Clock clock;

  Access(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Opens a course to a person from now on. */
  @Transactional
  public void grant(Viewer viewer, CourseId course, PracticeId practice, PersonId person, Right right) {
    grant(viewer, course, practice, person, right, clock.instant(), null);
  }

  /** Opens a course to a person from {@code since} until {@code until}, or for good. */
  @Transactional
  public void grant(Viewer viewer, CourseId course, PracticeId practice, PersonId person, Right right, Instant since,
                    @Nullable Instant until) {
    // ended and granted again from the same moment on: its end is what is new
    int again = database.sql("""
            update access set until = :until
            where course_id = :course and person_id = :person and "right" = :right and since = :since
            """)
        .param("until", until == null ? null : Timestamp.from(until)).param("course", course.value())
        .param("person", person.value()).param("right", right.code()).param("since", Timestamp.from(since)).update();
    if (again > 0) {
      return;
    }
    database.sql("""
            insert into access (course_id, practice_id, person_id, "right", since, until)
            values (:course, :practice, :person, :right, :since, :until) on conflict do nothing
            """)
        .param("course", course.value()).param("practice", practice.value()).param("person", person.value())
        .param("right", right.code()).param("since", Timestamp.from(since))
        .param("until", until == null ? null : Timestamp.from(until))
        .update();
  }

  /** Opens new courses of the job's practice: each to its client, and all to one therapist. */
  @Transactional
  public void grantAll(Viewer.Job viewer, Map<CourseId, PersonId> clients, PersonId therapist) {
    List<CourseId> courses = List.copyOf(clients.keySet());
    database.sql("""
            insert into access (course_id, practice_id, person_id, "right", since)
            select c.course, :practice, r.person, r."right", :now
            from unnest(:courses::uuid[], :clients::uuid[]) as c (course, client)
            cross join lateral (values (c.client, 'client'), (:therapist::uuid, 'therapist')) as r (person, "right")
            """)
        .param("practice", viewer.practice().value()).param("therapist", therapist.value())
        .param("now", Timestamp.from(clock.instant()))
        .param("courses", courses.stream().map(CourseId::value).toArray(UUID[]::new))
        .param("clients", courses.stream().map(c -> Objects.requireNonNull(clients.get(c)).value()).toArray(UUID[]::new)).update();
  }

  /** Ends a person's right to a course now, whether it has begun or not. */
  @Transactional
  public void end(Viewer viewer, CourseId course, PersonId person, Right right) {
    database.sql("""
            update access set until = greatest(since, :now)
            where course_id = :course and person_id = :person and "right" = :right and (until is null or until > :now)
            """)
        .param("course", course.value()).param("person", person.value()).param("right", right.code())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
