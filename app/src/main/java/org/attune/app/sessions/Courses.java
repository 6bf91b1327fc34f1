package org.attune.app.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.Access;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.internal.CourseRepository;
import org.attune.app.sessions.internal.SessionScheduler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The courses of therapy. */
@Service
public class Courses {

  /** A session's length, unless the two say otherwise. */
  public static final Duration DEFAULT_LENGTH = Duration.ofMinutes(50);

  private final CourseRepository rows;
  private final SessionScheduler scheduler;
  private final TherapistScheduleLock locks;
  private final Access access;
  private final FieldEncryption encryption;
  private final Practices practices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Courses(CourseRepository rows, SessionScheduler scheduler, TherapistScheduleLock locks, Access access, FieldEncryption encryption,
          Practices practices, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.scheduler = scheduler;
    this.locks = locks;
    this.access = access;
    this.encryption = encryption;
    this.practices = practices;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Course> find(Viewer viewer, CourseId course) {
    return rows.find(viewer, course);
  }

  /** The course, for who keeps it now: its therapist, or who covers. */
  @Transactional(readOnly = true)
  public Optional<Course> findForClinician(Viewer viewer, CourseId course) {
    return rows.findForClinician(viewer, course);
  }

  /** The courses that a therapist keeps, or covers now; those that have ended last. */
  @Transactional(readOnly = true)
  public List<Course> ofTherapist(Viewer.Member viewer) {
    return rows.findWithRights(viewer, "therapist", "cover");
  }

  /** A client's own courses, those that have ended last. */
  @Transactional(readOnly = true)
  public List<Course> ofClient(Viewer.Oneself viewer) {
    return rows.findWithRights(viewer, "client");
  }

  /** The courses of a practice: for its manager, the two people of each; for a job. */
  @Transactional(readOnly = true)
  public List<Course> ofPractice(Viewer viewer, PracticeId practice) {
    return rows.ofPractice(viewer, practice);
  }

  /** Who reads now what the client of a course writes. */
  @Transactional(readOnly = true)
  public CourseReader currentReader(Viewer viewer, CourseId course) {
    return rows.reader(viewer, course, clock.instant()).orElseThrow(NotFound::new);
  }

  /** Opens a course between a client and a therapist of a practice, with its key and both their rights. */
  @Transactional
  public CourseId open(Viewer.Job viewer, CourseId id, PersonId client, PersonId therapist,
                       @Nullable Cadence cadence, Duration length) {
    return begin(viewer, id, client, therapist, cadence, length);
  }

  private CourseId begin(Viewer.Job viewer, CourseId id, PersonId client, PersonId therapist, @Nullable Cadence cadence,
                         Duration length) {
    // the key first: it may be made only while the course is nobody's
    encryption.createKey(viewer, new KeyOwner.OfCourse(id));
    access.grant(viewer, id, viewer.practice(), client, Right.CLIENT);
    access.grant(viewer, id, viewer.practice(), therapist, Right.THERAPIST);
    Course course = new Course(id, viewer.practice(), client, therapist, new Course.Schedule(cadence, length),
        new Course.Period(LocalDate.ofInstant(clock.instant(), zone(viewer)), null), Course.State.OPEN, 1);
    rows.insert(viewer, course);
    scheduler.applyCadence(viewer, course);
    events.publishEvent(new CourseOpened(id, viewer.practice(), client, therapist));
    return id;
  }

  /** Opens courses for past records with a therapist, many at once: each has its key and both rights, and no cadence. */
  @Transactional
  public void openHistorical(Viewer.Job viewer, Map<CourseId, PersonId> clients, PersonId therapist) {
    encryption.createCourseKeys(viewer, clients.keySet());
    access.grantAll(viewer, clients, therapist);
    rows.insertAll(viewer, clients, therapist, LocalDate.ofInstant(clock.instant(), zone(viewer)), DEFAULT_LENGTH);
    events.publishEvent(new HistoricalCoursesImported(viewer.practice(), therapist, List.copyOf(clients.keySet())));
  }

  /** Opens one more course with somebody who was this therapist's client before. */
  @Transactional
  public CourseId openFollowUp(Viewer.Member viewer, CourseId id, CourseId earlier, @Nullable Cadence cadence,
                            Duration length) {
    Optional<Course> existing = rows.find(viewer, id);
    if (existing.isPresent()) {
      return id; // the same form, sent twice
    }
    Course before = rows.findForClinician(viewer, earlier)
        .filter(c -> viewer.hasRole(Role.THERAPIST) && c.therapist().equals(viewer.person()) && !c.isOpen())
        .orElseThrow(NotFound::new);
    rows.deleteClosure(new Viewer.Job(viewer.practice(), earlier), earlier);
    try {
      return begin(new Viewer.Job(viewer.practice()), id, before.client(), viewer.person(), cadence,
          length);
    } catch (DuplicateKeyException | BadSqlGrammarException e) {
      throw new NotFound(); // the key of the form is an id that somebody else has: the database gives it no second one
    }
  }

  /** Changes how often the two meet from now on, and how long; what is planned follows, but for what was moved by hand. */
  @Transactional
  public void changeCadence(Viewer.Member viewer, CourseId id, int version, @Nullable Cadence cadence, Duration length) {
    Course course = rows.find(viewer, id)
        .filter(c -> c.therapist().equals(viewer.person()) && c.isOpen()).orElseThrow(NotFound::new);
    locks.lock(viewer, course.therapist()); // before the course's row, as everybody takes them
    Course changed = course.withSchedule(new Course.Schedule(cadence, length)).withVersion(version);
    rows.update(viewer, changed);
    scheduler.applyCadence(new Viewer.Job(course.practice(), id), changed);
  }

  /** Ends a course today: nothing more is planned, and what was held stays readable to both. */
  @Transactional
  public void end(Viewer.Job viewer, CourseId id) {
    Course course = rows.find(viewer, id).orElseThrow(NotFound::new);
    if (!course.isOpen()) {
      return;
    }
    rows.update(viewer, course.withoutCadence().ended(LocalDate.ofInstant(clock.instant(), zone(viewer))));
    scheduler.cancelAfter(viewer, course, clock.instant());
  }

  private ZoneId zone(Viewer.Job viewer) {
    return practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
  }
}
