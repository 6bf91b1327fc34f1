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
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.SignalsAndRepairs;
import org.attune.app.checkins.ReadReceipts;
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
import org.attune.app.sessions.ScheduledSession;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The day of somebody who keeps or covers courses, read in a fixed number of queries, however many people there are. */
@Service
public class DaySchedules {

  private final Courses courses;
  private final Sessions sessions;
  private final AllianceHistories histories;
  private final ReadReceipts receipts;
  private final People people;
  private final Practices practices;
  private final Queries queries;
  private final Clock clock;

  DaySchedules(Courses courses, Sessions sessions, AllianceHistories histories, ReadReceipts receipts, People people,
       Practices practices, Queries queries, Clock clock) {
    this.courses = courses;
    this.sessions = sessions;
    this.histories = histories;
    this.receipts = receipts;
    this.people = people;
    this.practices = practices;
    this.queries = queries;
    this.clock = clock;
  }

  /** What the viewer keeps or covers. */
  @Transactional(readOnly = true)
  public Caseload caseload(Viewer.Member viewer) {
    ZoneId zone = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new).timeZone();
    List<Course> open = courses.ofTherapist(viewer).stream().filter(Course::isOpen).toList();
    return queries.answer(batch -> caseload(viewer, open, zone, batch));
  }

  /**
   * The same, asked together with other things.
   *
   * @param kept the open courses, and the one that the page is about
   * @param zone of the practice
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Caseload> caseload(Viewer.Member viewer, List<Course> kept, ZoneId zone, QueryBatch batch) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    Supplier<Map<PersonId, Person>> names = people.byId(viewer, kept.stream().map(Course::client).distinct().toList(), batch);
    Supplier<SignalsAndRepairs> noticed = histories.signalsAndRepairs(viewer, kept.stream().map(Course::id).toList(), batch);
    Supplier<List<ScheduledSession>> sessions = this.sessions.onDay(viewer, day, zone, batch);
    return () -> new Caseload(kept, names.get(), noticed.get(), sessions.get(), day, zone);
  }

  @Transactional(readOnly = true)
  public DaySchedule scheduleOf(Viewer.Member viewer, Caseload caseload) {
    return queries.answer(batch -> scheduleOf(viewer, caseload.courses(), () -> caseload, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<DaySchedule> scheduleOf(Viewer.Member viewer, List<Course> kept, Supplier<Caseload> caseload, QueryBatch batch) {
    Supplier<ReadReceipts.UnreadCourses> unseen = receipts.unread(viewer, kept.stream().map(Course::id).toList(), Instant.EPOCH, batch);
    return () -> scheduleOf(viewer, caseload.get(), unseen.get());
  }

  private static DaySchedule scheduleOf(Viewer.Member viewer, Caseload caseload, ReadReceipts.UnreadCourses unseen) {
    List<Course> open = caseload.courses().stream().filter(Course::isOpen).toList();
    Map<CourseId, Course> byId = open.stream().collect(Collectors.toMap(Course::id, c -> c));
    Map<PersonId, String> names = Person.shortNames(caseload.names().values());
    Set<CourseId> toHear = unseen.words();
    Set<CourseId> unread = unseen.courses();
    List<ScheduledSession> ofDay = caseload.sessions().stream().filter(s -> byId.containsKey(s.course()))
        .filter(s -> s.state() != Session.State.CANCELLED && s.state() != Session.State.CALLED_OFF).toList();

    Stream<DaySchedule.ScheduledClient> meeting = ofDay.stream().map(s -> {
      Course course = java.util.Objects.requireNonNull(byId.get(s.course()));
      return person(viewer, course, caseload, names, s, telling(course, caseload, toHear), unread);
    });
    Set<CourseId> today = ofDay.stream().map(ScheduledSession::course).collect(Collectors.toSet());
    Stream<DaySchedule.ScheduledClient> others = open.stream().filter(c -> !today.contains(c.id()))
        .map(c -> person(viewer, c, caseload, names, null, telling(c, caseload, toHear), unread))
        .sorted(Comparator.comparing(DaySchedule.ScheduledClient::highlight).thenComparing(DaySchedule.ScheduledClient::name));
    return new DaySchedule(caseload.day(), meeting.toList(), others.toList());
  }

  /** Whose sessions of the next two weeks were called off by the client. */
  @Transactional(readOnly = true)
  public List<DaySchedule.CalledOffSession> calledOffSessions(Viewer.Member viewer) {
    List<ScheduledSession> off = sessions.calledOff(viewer);
    if (off.isEmpty()) {
      return List.of();
    }
    ZoneId zone = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new).timeZone();
    Map<CourseId, Course> byId = courses.ofTherapist(viewer).stream().collect(Collectors.toMap(Course::id, c -> c));
    List<ScheduledSession> kept = off.stream().filter(s -> byId.containsKey(s.course())).toList();
    Map<PersonId, String> names = Person.shortNames(people.byId(viewer,
        byId.values().stream().filter(Course::isOpen).map(Course::client).distinct().toList()).values());
    return kept.stream().map(s -> new DaySchedule.CalledOffSession(s.course(),
        names.getOrDefault(java.util.Objects.requireNonNull(byId.get(s.course())).client(), ""), s.plannedAt().atZone(zone))).toList();
  }

  private static DaySchedule.ScheduledClient person(Viewer.Member viewer, Course course, Caseload caseload, Map<PersonId, String> names,
      @Nullable ScheduledSession session, DaySchedule.Highlight telling, Set<CourseId> unread) {
    return new DaySchedule.ScheduledClient(course.id(), names.getOrDefault(course.client(), ""),
        session == null ? null : session.plannedAt().atZone(caseload.zone()), session == null ? null : session.state(),
        session != null && session.first(), !course.therapist().equals(viewer.person()), telling, unread.contains(course.id()));
  }

  private static DaySchedule.Highlight telling(Course course, Caseload caseload, Set<CourseId> toHear) {
    SignalsAndRepairs noticed = caseload.signalsAndRepairs().of(course.id());
    return noticed.repairs().stream().anyMatch(r -> r.isUndiscussedStartOf(course)) ? DaySchedule.Highlight.BETWEEN_US
        : !noticed.unanswered().isEmpty() ? DaySchedule.Highlight.DIFFERENT
        : toHear.contains(course.id()) ? DaySchedule.Highlight.TO_HEAR
        : noticed.repairs().stream().anyMatch(Repair::isOpen) ? DaySchedule.Highlight.TO_REPAIR : DaySchedule.Highlight.NOTHING;
  }
}
