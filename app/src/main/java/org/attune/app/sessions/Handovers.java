package org.attune.app.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.Access;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.internal.CourseRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a client passes to a next therapist. A client who has a sign-in decides, no matter who proposes it: whether, and what of
 * the time until now the next therapist may see. They see nothing else of it.
 */
@Service
public class Handovers {

  /** What a client may pass on; nothing is passed on unless they say so. */
  public static final Set<Right> TRANSFERABLE_RIGHTS =
      java.util.Collections.unmodifiableSet(EnumSet.of(Right.SCORES, Right.REPAIRS, Right.CARD));
  private static final RowMapper<Handover> HANDOVER = Handovers::handover;

  private final JdbcClient database;
  private final Queries queries;
  private final CourseRepository courses;
  private final Courses keeper;
  private final CourseClosures closures;
  private final Access access;
  private final People people;
  private final ObjectProvider<TherapistChangeRequests> asked;
  private final Clock clock;

  Handovers(JdbcClient database, Queries queries, CourseRepository courses, Courses keeper, CourseClosures closures, Access access,
            People people, ObjectProvider<TherapistChangeRequests> asked, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.courses = courses;
    this.keeper = keeper;
    this.closures = closures;
    this.access = access;
    this.people = people;
    this.asked = asked;
    this.clock = clock;
  }

  /** Who could be a course's next therapist. */
  @Transactional(readOnly = true)
  public List<Person> candidates(Viewer.Member viewer, CourseId course) {
    PersonId now = courses.find(viewer, course).orElseThrow(NotFound::new).therapist();
    return people.withRole(viewer, viewer.practice(), Role.THERAPIST).stream().filter(p -> !p.id().equals(now)).toList();
  }

  /**
   * A course, open or closed without its client, whose client the viewer may propose a next therapist to: its therapist, a
   * manager, or the person who was asked by the client for another. To the latter two nothing else of it opens.
   */
  @Transactional(readOnly = true)
  public Optional<Course> findProposable(Viewer.Member viewer, CourseId course) {
    return courses.find(viewer, course).filter(c -> (c.isOpen() || closures.find(viewer, course).isPresent())
        && (c.therapist().equals(viewer.person()) || viewer.hasRole(Role.MANAGER)
            || asked.stream().anyMatch(a -> a.isAskedOf(viewer, c))));
  }

  /**
   * Proposes a next therapist to the client, by somebody who may. A client without a sign-in can't be asked: their course
   * passes at once, and the next therapist sees its numbers and repairs, but no words. Sent twice, it counts once.
   */
  @Transactional
  public Handover propose(Viewer.Member viewer, HandoverId id, CourseId course, PersonId next) {
    Optional<Handover> sent = proposed(viewer, id, course);
    if (sent.isPresent()) {
      return sent.get();
    }
    Course of = findProposable(viewer, course).orElseThrow(NotFound::new);
    if (candidates(viewer, of.id()).stream().noneMatch(p -> p.id().equals(next))) {
      throw InvalidInput.at("next", "sessions.handover.choose-next");
    }
    int added = database.sql("""
            insert into handover (id, course_id, practice_id, next_id, proposed_by, proposed_at)
            values (:id, :course, :practice, :next, :by, :now) on conflict do nothing
            """)
        .param("id", id.value()).param("course", course.value()).param("practice", of.practice().value())
        .param("next", next.value()).param("by", viewer.person().value())
        .param("now", Timestamp.from(clock.instant())).update();
    if (added == 1 && hasNoSignIn(viewer, of.client())) {
      answer(viewer, id, 1, pass(new Viewer.Job(of.practice()), of, next,
          EnumSet.of(Right.SCORES, Right.REPAIRS)));
    }
    return proposed(viewer, id, course).orElseThrow(() -> new InvalidInput("sessions.handover.waits-already"));
  }

  private Optional<Handover> proposed(Viewer.Member viewer, HandoverId id, CourseId course) {
    return find(viewer, id).filter(h -> h.course().equals(course) && h.proposedBy().equals(viewer.person()));
  }

  /**
   * Proposes one next therapist to the clients of many courses; leaves out those where a proposal waits already.
   *
   * @param form the key of the form: sent twice, it proposes once, even where a client answered in between
   */
  @Transactional
  public void proposeAll(Viewer.Member viewer, UUID form, Collection<CourseId> courses, PersonId next) {
    Set<CourseId> waiting = all(viewer).stream().filter(Handover::isPending).map(Handover::course)
        .collect(java.util.stream.Collectors.toSet());
    for (CourseId course : courses) {
      Course of = findProposable(viewer, course).orElse(null);
      if (of != null && !waiting.contains(course) && !of.therapist().equals(next)) {
        propose(viewer, new HandoverId(IdempotencyKeys.of(form, course.toString())), course, next);
      }
    }
  }

  @Transactional(readOnly = true)
  public Optional<Handover> find(Viewer viewer, HandoverId id) {
    return database.sql("select * from handover where id = :id").param("id", id.value()).query(HANDOVER).optional();
  }

  /** The handovers of a course that the viewer may know, the newest first. */
  @Transactional(readOnly = true)
  public List<Handover> of(Viewer viewer, CourseId course) {
    return database.sql("select * from handover where course_id = :course order by proposed_at desc, id")
        .param("course", course.value()).query(HANDOVER).list();
  }

  /** The handovers of all courses that the viewer may know, the newest first. */
  @Transactional(readOnly = true)
  public List<Handover> all(Viewer viewer) {
    return database.sql("select * from handover order by proposed_at desc, id").query(HANDOVER).list();
  }

  /** The client agrees: the course ends if it has not, the next one opens, and what they pass on opens to the next therapist. */
  @Transactional
  public CourseId accept(Viewer.Oneself viewer, HandoverId id, int version, Set<Right> passedOn) {
    if (!TRANSFERABLE_RIGHTS.containsAll(passedOn)) {
      throw new IllegalArgumentException("can't be passed on: " + passedOn);
    }
    Handover handover = waiting(viewer, id);
    CourseId next = pass(viewer, courses.find(viewer, handover.course()).orElseThrow(NotFound::new), handover.next(),
        passedOn);
    answer(viewer, id, version, next);
    return next;
  }

  /** Ends a course where it has not ended yet, opens the next one, and opens to its therapist what is passed on. */
  private CourseId pass(Viewer giver, Course course, PersonId to, Set<Right> passedOn) {
    CourseId next = CourseId.random();
    var ending = new Viewer.Job(course.practice(), course.id());
    keeper.end(ending, course.id());
    courses.deleteClosure(ending, course.id());
    keeper.open(new Viewer.Job(course.practice()), next, course.client(), to, null,
        course.length());
    for (Right right : passedOn) {
      access.grant(giver, course.id(), course.practice(), to, right);
    }
    return next;
  }

  private boolean hasNoSignIn(Viewer.Member viewer, PersonId client) {
    return people.find(viewer, client).filter(p -> p.signInName() == null).isPresent();
  }

  /** The client stays where they are. */
  @Transactional
  public void decline(Viewer.Oneself viewer, HandoverId id, int version) {
    waiting(viewer, id);
    answer(viewer, id, version, null);
  }

  /** Its proposer, or a manager, takes it back while it waits. */
  @Transactional
  public void withdraw(Viewer.Member viewer, HandoverId id, int version) {
    waiting(viewer, id);
    answer(viewer, id, version, null);
  }

  /** What the next therapist may see of an earlier course. */
  public record HandedOverRights(CourseId earlier, Set<Right> rights) {}

  /** What was passed on to the therapist of this course, and may still be seen. */
  @Transactional(readOnly = true)
  public Optional<HandedOverRights> handedOverTo(Viewer viewer, CourseId nextCourse) {
    return queries.answer(batch -> handedOverTo(viewer, nextCourse, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Optional<HandedOverRights>> handedOverTo(Viewer viewer, CourseId nextCourse, QueryBatch batch) {
    return batch.sql("""
            select h.course_id, a."right" from handover h
            left join access a on a.course_id = h.course_id and a.person_id = h.next_id
              and a.since <= :now and (a.until is null or a.until > :now)
            where h.next_course = :course
            """)
        .param("course", nextCourse.value()).param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .read(Handovers::passedOn);
  }

  private static Optional<HandedOverRights> passedOn(ResultSet row) throws SQLException {
    CourseId earlier = null;
    Set<Right> rights = EnumSet.noneOf(Right.class);
    while (row.next()) {
      earlier = new CourseId(row.getObject("course_id", UUID.class));
      @Nullable String code = row.getString("right");
      if (code != null) {
        rights.add(Right.valueOf(code.toUpperCase(Locale.ROOT)));
      }
    }
    rights.retainAll(TRANSFERABLE_RIGHTS);
    return earlier == null ? Optional.empty() : Optional.of(new HandedOverRights(earlier, rights));
  }

  /** Takes back something that was passed on; what was seen was seen. */
  @Transactional
  public void revoke(Viewer.Oneself viewer, HandoverId id, Right right) {
    Handover handover = find(viewer, id).filter(h -> h.nextCourse() != null).orElseThrow(NotFound::new);
    access.end(viewer, handover.course(), handover.next(), right);
  }

  private Handover waiting(Viewer viewer, HandoverId id) {
    return find(viewer, id).filter(Handover::isPending).orElseThrow(NotFound::new);
  }

  private void answer(Viewer viewer, HandoverId id, int version, @Nullable CourseId next) {
    int rows = database.sql("""
            update handover set answered_at = :now, next_course = :next, version = version + 1
            where id = :id and version = :version and answered_at is null
            """)
        .param("now", Timestamp.from(clock.instant())).param("next", next == null ? null : next.value())
        .param("id", id.value()).param("version", version).update();
    if (rows == 0) {
      throw new Conflict();
    }
  }

  private static Handover handover(ResultSet row, int i) throws SQLException {
    Timestamp answered = row.getTimestamp("answered_at");
    @Nullable UUID next = row.getObject("next_course", UUID.class);
    return new Handover(new HandoverId(row.getObject("id", UUID.class)),
        new CourseId(row.getObject("course_id", UUID.class)), new PersonId(row.getObject("next_id", UUID.class)),
        new PersonId(row.getObject("proposed_by", UUID.class)), answered == null ? null : answered.toInstant(),
        next == null ? null : new CourseId(next), row.getInt("version"));
  }
}
