package org.attune.app.preparation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.alliance.Bonds;
import org.attune.app.alliance.Noticed;
import org.attune.app.alliance.Repair;
import org.attune.app.checkins.Readings;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The day of somebody who keeps or covers courses, read in a fixed number of looks, however many people there are. */
@Service
public class Days {

  private final Courses courses;
  private final Sessions sessions;
  private final Bonds bonds;
  private final Readings readings;
  private final People people;
  private final Practices practices;
  private final Queries queries;
  private final Clock clock;

  Days(Courses courses, Sessions sessions, Bonds bonds, Readings readings, People people,
       Practices practices, Queries queries, Clock clock) {
    this.courses = courses;
    this.sessions = sessions;
    this.bonds = bonds;
    this.readings = readings;
    this.people = people;
    this.practices = practices;
    this.queries = queries;
    this.clock = clock;
  }

  /** What the viewer keeps or covers. */
  @Transactional(readOnly = true)
  public Kept kept(Viewer.Member viewer) {
    ZoneId zone = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new).timeZone();
    List<Course> open = courses.ofTherapist(viewer).stream().filter(Course::isOpen).toList();
    return queries.answer(batch -> kept(viewer, open, List.of(), zone, batch));
  }

  /**
   * The same, asked together with other things.
   *
   * @param kept the open courses, and the one that the page is about
   * @param about that one, if there is one: all its sessions are read
   * @param zone of the practice
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Kept> kept(Viewer.Member viewer, List<Course> kept, List<CourseId> about, ZoneId zone, QueryBatch batch) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    Supplier<Map<PersonId, Person>> names = people.byId(viewer, kept.stream().map(Course::client).distinct().toList(), batch);
    Supplier<Noticed> noticed = bonds.noticed(viewer, kept.stream().map(Course::id).toList(), batch);
    Supplier<List<Session>> sessions = this.sessions.on(viewer, day, zone, about, batch);
    return () -> new Kept(kept, names.get(), noticed.get(), sessions.get(), day, zone);
  }

  @Transactional(readOnly = true)
  public Today today(Viewer.Member viewer, Kept kept) {
    return queries.answer(batch -> today(viewer, () -> kept, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Today> today(Viewer.Member viewer, Supplier<Kept> kept, QueryBatch batch) {
    Supplier<Readings.Unseen> unseen = readings.unseen(viewer, Instant.EPOCH, batch);
    return () -> today(viewer, kept.get(), unseen.get());
  }

  private static Today today(Viewer.Member viewer, Kept kept, Readings.Unseen unseen) {
    List<Course> open = kept.courses().stream().filter(Course::isOpen).toList();
    Map<CourseId, Course> byId = open.stream().collect(Collectors.toMap(Course::id, c -> c));
    Set<CourseId> toHear = unseen.words();
    Set<CourseId> unread = unseen.courses();
    List<Session> ofDay = kept.ofDay().filter(s -> byId.containsKey(s.course()))
        .filter(s -> s.state() != Session.State.CANCELLED && s.state() != Session.State.CALLED_OFF).sorted(Comparator.comparing(Session::plannedAt)).toList();

    Stream<Today.Person> meeting = ofDay.stream().map(s -> {
      Course course = java.util.Objects.requireNonNull(byId.get(s.course()));
      return person(viewer, course, kept, s, telling(course, kept, toHear), unread);
    });
    Set<CourseId> today = ofDay.stream().map(Session::course).collect(Collectors.toSet());
    Stream<Today.Person> others = open.stream().filter(c -> !today.contains(c.id()))
        .map(c -> person(viewer, c, kept, null, telling(c, kept, toHear), unread))
        .sorted(Comparator.comparing(Today.Person::telling).thenComparing(Today.Person::name));
    return new Today(kept.day(), meeting.toList(), others.toList());
  }

  /** Whose sessions of the next two weeks were called off by the client. */
  @Transactional(readOnly = true)
  public List<Today.CalledOff> calledOff(Viewer.Member viewer) {
    List<Session> off = sessions.calledOff(viewer);
    if (off.isEmpty()) {
      return List.of();
    }
    ZoneId zone = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new).timeZone();
    Map<CourseId, Course> byId = courses.ofTherapist(viewer).stream().collect(Collectors.toMap(Course::id, c -> c));
    List<Session> kept = off.stream().filter(s -> byId.containsKey(s.course())).toList();
    Map<PersonId, Person> names = people.byId(viewer,
        kept.stream().map(s -> java.util.Objects.requireNonNull(byId.get(s.course())).client()).distinct().toList());
    return kept.stream().map(s -> {
      Person client = names.get(java.util.Objects.requireNonNull(byId.get(s.course())).client());
      return new Today.CalledOff(s.course(), client == null ? "" : client.name(), s.plannedAt().atZone(zone));
    }).toList();
  }

  private static Today.Person person(Viewer.Member viewer, Course course, Kept kept, @Nullable Session session,
      Today.Telling telling, Set<CourseId> unread) {
    return new Today.Person(course.id(), kept.name(course.client()).orElse(""),
        session == null ? null : session.plannedAt().atZone(kept.zone()), session == null ? null : session.state(),
        session != null && session.number() == 1, !course.therapist().equals(viewer.person()), telling, unread.contains(course.id()));
  }

  private static Today.Telling telling(Course course, Kept kept, Set<CourseId> toHear) {
    Noticed noticed = kept.noticed().of(course.id());
    return noticed.repairs().stream().anyMatch(r -> r.isUnansweredOf(course)) ? Today.Telling.BETWEEN_US
        : !noticed.unanswered().isEmpty() ? Today.Telling.DIFFERENT
        : toHear.contains(course.id()) ? Today.Telling.TO_HEAR
        : noticed.repairs().stream().anyMatch(Repair::isOpen) ? Today.Telling.TO_REPAIR : Today.Telling.NOTHING;
  }
}
