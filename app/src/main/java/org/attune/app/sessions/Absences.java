package org.attune.app.sessions;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.attune.app.identity.Access;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.internal.CourseRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When therapists are away. Who covers holds a right to each of their open courses, for that time only. */
@Service
public class Absences {

  private static final RowMapper<Absence> ABSENCE = (row, i) -> {
    @Nullable UUID covering = row.getObject("covered_by", UUID.class);
    return new Absence(new AbsenceId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("therapist_id", UUID.class)), row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class), row.getTimestamp("starts_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(), covering == null ? null : new PersonId(covering),
        row.getBoolean("cancels"));
  };

  private final JdbcClient database;
  private final CourseRepository courses;
  private final Sessions sessions;
  private final TherapistScheduleLock schedules;
  private final Access access;
  private final People people;
  private final Practices practices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Absences(JdbcClient database, CourseRepository courses, Sessions sessions, TherapistScheduleLock schedules, Access access,
           People people, Practices practices, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.courses = courses;
    this.sessions = sessions;
    this.schedules = schedules;
    this.access = access;
    this.people = people;
    this.practices = practices;
    this.events = events;
    this.clock = clock;
  }

  /** Whose days away the viewer puts down: their own, and for a manager any therapist's of the practice. */
  @Transactional(readOnly = true)
  public Person therapistToPlanFor(Viewer.Member viewer, PersonId therapist) {
    boolean may = viewer.hasRole(Role.MANAGER) || viewer.hasRole(Role.THERAPIST) && viewer.person().equals(therapist);
    return people.withRole(viewer, viewer.practice(), Role.THERAPIST).stream()
        .filter(p -> may && p.id().equals(therapist)).findFirst().orElseThrow(NotFound::new);
  }

  /** Who could cover for a therapist: everyone else of the practice who sees clients. */
  @Transactional(readOnly = true)
  public List<Person> coverCandidates(Viewer.Member viewer, PersonId therapist) {
    return java.util.stream.Stream.of(Role.THERAPIST, Role.COVERING)
        .flatMap(role -> people.withRole(viewer, viewer.practice(), role).stream())
        .filter(p -> !p.id().equals(therapist)).distinct().toList();
  }

  /** The days on which a therapist is away, now or later. */
  @Transactional(readOnly = true)
  public List<Absence> of(Viewer viewer, PersonId therapist) {
    return of(therapist);
  }

  private List<Absence> of(PersonId therapist) {
    return database.sql("select * from absence where therapist_id = :therapist and ends_at > :now order by starts_at, id")
        .param("therapist", therapist.value()).param("now", Timestamp.from(clock.instant())).query(ABSENCE).list();
  }

  /** Puts down days away, and opens the therapist's courses to who covers, from their start to their end. */
  @Transactional
  public void plan(Viewer.Member viewer, AbsenceId id, PersonId therapist, LocalDate from, LocalDate to,
                   @Nullable PersonId coveredBy, boolean cancels) {
    PersonId away = therapistToPlanFor(viewer, therapist).id();
    ZoneId zone = practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
    if (to.isBefore(from)) {
      throw InvalidInput.at("to", "sessions.absence-ends-before");
    }
    if (to.isBefore(LocalDate.ofInstant(clock.instant(), zone)) || to.isAfter(from.plusYears(1))) {
      throw InvalidInput.at("to", "sessions.absence-out-of-range");
    }
    if (coveredBy != null && coverCandidates(viewer, away).stream().noneMatch(p -> p.id().equals(coveredBy))) {
      throw InvalidInput.at("coveredBy", "sessions.cannot-cover");
    }
    schedules.lock(viewer, away); // anyone who holds or plans a time reads this first
    var absence = new Absence(id, away, from, to, from.atStartOfDay(zone).toInstant(),
        to.plusDays(1).atStartOfDay(zone).toInstant(), coveredBy, cancels);
    int isNew = database.sql("""
            insert into absence (id, practice_id, therapist_id, starts_on, ends_on, starts_at, ends_at, covered_by, cancels)
            values (:id, :practice, :therapist, :from, :to, :start, :end, :cover, :cancels) on conflict do nothing
            """)
        .param("id", id.value()).param("practice", viewer.practice().value())
        .param("therapist", away.value()).param("from", Date.valueOf(from)).param("to", Date.valueOf(to))
        .param("start", Timestamp.from(absence.startsAt())).param("end", Timestamp.from(absence.endsAt()))
        .param("cover", coveredBy == null ? null : coveredBy.value()).param("cancels", cancels).update();
    if (isNew == 0) {
      return; // the same form, sent twice
    }
    var follows = new Viewer.Job(viewer.practice());
    for (Course course : open(follows, away)) {
      cover(follows, course, absence);
    }
    if (cancels) {
      Instant now = clock.instant();
      sessions.cancelBetween(follows, away, absence.startsAt().isBefore(now) ? now : absence.startsAt(),
          absence.endsAt());
    }
    events.publishEvent(new AbsencePlanned(viewer.practice(), away, absence.startsAt(), absence.endsAt()));
  }

  /** Takes days away back: nobody covers any more; sessions that were cancelled stay so. */
  @Transactional
  public void withdraw(Viewer.Member viewer, AbsenceId id, PersonId therapist) {
    PersonId away = therapistToPlanFor(viewer, therapist).id();
    Absence absence = of(away).stream().filter(a -> a.id().equals(id)).findFirst()
        .orElseThrow(NotFound::new);
    database.sql("delete from absence where id = :id").param("id", id.value()).update();
    PersonId covering = absence.coveredBy();
    if (covering == null) {
      return;
    }
    List<Absence> others = of(away);
    var follows = new Viewer.Job(viewer.practice());
    for (Course course : all(follows, away)) {
      access.end(follows, course.id(), covering, Right.COVER);
      others.stream().filter(a -> course.isOpen() && covering.equals(a.coveredBy())).forEach(a -> cover(follows, course, a));
    }
  }

  /** Opens a course that is new, or open again, to who covers for its therapist, now or later. */
  @Transactional
  public void extendCover(Viewer.Job viewer, CourseId id) {
    Course course = courses.find(viewer, id).orElseThrow(NotFound::new);
    extendCover(viewer, course.therapist(), List.of(id));
  }

  /** Opens new courses of one therapist to who covers for them. */
  @Transactional
  public void extendCover(Viewer.Job viewer, PersonId therapist, List<CourseId> opened) {
    of(viewer, therapist).stream().filter(a -> a.coveredBy() != null)
        .forEach(a -> opened.forEach(course -> cover(viewer, course, viewer.practice(), a)));
  }

  private void cover(Viewer viewer, Course course, Absence absence) {
    cover(viewer, course.id(), course.practice(), absence);
  }

  private void cover(Viewer viewer, CourseId course, PracticeId practice, Absence absence) {
    PersonId covering = absence.coveredBy();
    if (covering != null) {
      Instant now = clock.instant();
      access.grant(viewer, course, practice, covering, Right.COVER,
          absence.startsAt().isBefore(now) ? now : absence.startsAt(), absence.endsAt());
    }
  }

  private List<Course> open(Viewer.Job viewer, PersonId therapist) {
    return all(viewer, therapist).stream().filter(Course::isOpen).toList();
  }

  private List<Course> all(Viewer.Job viewer, PersonId therapist) {
    return courses.ofPractice(viewer, viewer.practice()).stream().filter(c -> c.therapist().equals(therapist)).toList();
  }
}
