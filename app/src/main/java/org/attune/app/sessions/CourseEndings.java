package org.attune.app.sessions;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.internal.CourseRepository;
import org.attune.app.sessions.internal.SessionRepository;
import org.attune.app.sessions.internal.SessionScheduler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How courses end: one of the two proposes a last session, the other agrees, and after it the course has ended. */
@Service
public class CourseEndings {

  private final JdbcClient database;
  private final CourseRepository courses;
  private final SessionRepository sessions;
  private final SessionScheduler scheduler;
  private final Courses keeper;
  private final Clock clock;

  CourseEndings(JdbcClient database, CourseRepository courses, SessionRepository sessions, SessionScheduler scheduler, Courses keeper,
      Clock clock) {
    this.database = database;
    this.courses = courses;
    this.sessions = sessions;
    this.scheduler = scheduler;
    this.keeper = keeper;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<CourseEnding> find(Viewer viewer, CourseId course) {
    return of(course);
  }

  private Optional<CourseEnding> of(CourseId course) {
    return database.sql("select * from ending where course_id = :course").param("course", course.value())
        .query((row, i) -> {
          Timestamp agreed = row.getTimestamp("agreed_at");
          return new CourseEnding(course, new SessionId(row.getObject("session_id", UUID.class)),
              new PersonId(row.getObject("proposed_by", UUID.class)), agreed == null ? null : agreed.toInstant(),
              row.getInt("version"));
        }).optional();
  }

  /** Proposes a last session, in place of one that was proposed before but not agreed on. */
  @Transactional
  public void propose(Viewer viewer, CourseId course, SessionId last) {
    PersonId person = person(viewer, course);
    Session session = sessions.find(viewer, last).filter(s -> s.course().equals(course)).orElseThrow(NotFound::new);
    if (session.state() != Session.State.PLANNED) {
      throw InvalidInput.at("session", "sessions.last-must-be-planned");
    }
    int rows = database.sql("""
            insert into ending (course_id, session_id, proposed_by, proposed_at) values (:course, :session, :person, :now)
            on conflict (course_id) do update set session_id = excluded.session_id, proposed_by = excluded.proposed_by,
              proposed_at = excluded.proposed_at, version = ending.version + 1
              where ending.agreed_at is null
            """)
        .param("course", course.value()).param("session", last.value()).param("person", person.value())
        .param("now", Timestamp.from(clock.instant())).update();
    if (rows == 0) {
      throw new Conflict();
    }
  }

  /** Agrees to what the other proposed: nothing is planned after the last session any more. */
  @Transactional
  public void agree(Viewer viewer, CourseId id, int version) {
    PersonId person = person(viewer, id);
    CourseEnding ending = of(id).filter(e -> !e.proposedBy().equals(person)).orElseThrow(NotFound::new);
    int rows = database.sql("""
            update ending set agreed_at = :now, version = version + 1
            where course_id = :course and version = :version and agreed_at is null
            """)
        .param("now", Timestamp.from(clock.instant())).param("course", id.value()).param("version", version).update();
    if (rows == 0) {
      throw new Conflict();
    }
    Course course = courses.find(viewer, id).orElseThrow();
    var job = new Viewer.Job(course.practice(), id);
    courses.update(job, course.withoutCadence());
    Session last = sessions.find(viewer, ending.lastSession()).orElseThrow();
    scheduler.cancelAfter(job, course, last.plannedAt());
    if (last.isHeld()) {
      keeper.end(job, id);
    }
  }

  /** Takes a proposal or an agreement back, while the course still goes on. */
  @Transactional
  public void withdraw(Viewer viewer, CourseId course, int version) {
    person(viewer, course);
    int rows = database.sql("delete from ending where course_id = :course and version = :version")
        .param("course", course.value()).param("version", version).update();
    if (rows == 0) {
      throw new Conflict();
    }
  }

  private PersonId person(Viewer viewer, CourseId id) {
    Course course = courses.find(viewer, id).filter(Course::isOpen).orElseThrow(NotFound::new);
    return switch (viewer) {
      case Viewer.Member m when m.person().equals(course.therapist()) -> m.person();
      case Viewer.Oneself o when o.person().equals(course.client()) -> o.person();
      default -> throw new NotFound();
    };
  }
}
