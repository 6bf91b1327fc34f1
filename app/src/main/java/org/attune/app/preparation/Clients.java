package org.attune.app.preparation;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.checkins.CheckIns;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseDates;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All clients of somebody who keeps or covers courses, by when they next meet; the courses that have ended among them. */
@Service
public class Clients {

  /** Where a course is found in the list, in this order. */
  public enum Group {
    TODAY, TOMORROW, THIS_WEEK, LATER,
    /** Open, and nothing is planned. */
    QUIET,
    /** Brought in from the past: a client without a sign-in, with nothing planned. */
    PAST,
    ENDED;

    public String key() {
      return "preparation.clients." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One course of a client.
   *
   * @param next     when they next meet, or null
   * @param checkInAnswered whether the client answered about the last session that was held; null where none was, or where they have
   *                 no sign-in and did not
   * @param covered  whether another keeps the course
   */
  public record ClientListItem(Course course, String name, Group group, @Nullable ZonedDateTime next, @Nullable Boolean checkInAnswered,
                    boolean covered, DaySchedule.Highlight highlight) {}

  private final Courses courses;
  private final Sessions sessions;
  private final CheckIns checkIns;
  private final DaySchedules daySchedules;
  private final People people;

  Clients(Courses courses, Sessions sessions, CheckIns checkIns, DaySchedules daySchedules, People people) {
    this.courses = courses;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.daySchedules = daySchedules;
    this.people = people;
  }

  /** Those whose name holds what is searched, by group; read in a fixed number of looks, however many there are. */
  @Transactional(readOnly = true)
  public List<ClientListItem> search(Viewer.Member viewer, String search) {
    List<Course> all = courses.ofTherapist(viewer);
    List<CourseId> ids = all.stream().map(Course::id).toList();
    Map<PersonId, Person> clients = people.byId(viewer, all.stream().map(Course::client).distinct().toList());
    Map<CourseId, CourseDates> schedules = sessions.schedules(viewer, ids).stream()
        .collect(Collectors.toMap(CourseDates::course, o -> o));
    Set<SessionId> answered = checkIns.answeredSessions(viewer,
        schedules.values().stream().map(CourseDates::lastHeld).filter(Objects::nonNull).toList());
    Caseload caseload = daySchedules.caseload(viewer);
    DaySchedule today = daySchedules.scheduleOf(viewer, caseload);
    Map<CourseId, DaySchedule.Highlight> telling = Stream.concat(today.scheduled().stream(), today.withoutSession().stream())
        .collect(Collectors.toMap(DaySchedule.ScheduledClient::course, DaySchedule.ScheduledClient::highlight, (one, same) -> one));
    Function<Course, ClientListItem> row = course -> {
      CourseDates schedule = schedules.getOrDefault(course.id(), new CourseDates(course.id(), null, null));
      Person client = clients.get(course.client());
      Instant ahead = course.isOpen() ? schedule.nextSessionAt() : null;
      ZonedDateTime next = ahead == null ? null : ahead.atZone(caseload.zone());
      SessionId last = schedule.lastHeld();
      boolean noSignIn = client != null && client.signInName() == null;
      return new ClientListItem(course, client == null ? "" : client.name(),
          group(course, next, noSignIn, today.day()), next,
          last == null || noSignIn && !answered.contains(last) ? null : Boolean.valueOf(answered.contains(last)), !course.therapist().equals(viewer.person()),
          telling.getOrDefault(course.id(), DaySchedule.Highlight.NOTHING));
    };
    String searched = folded(search);
    return all.stream().map(row).filter(r -> folded(r.name()).contains(searched))
        .sorted(Comparator.comparing(ClientListItem::group)
            .thenComparing(r -> r.next() == null ? Instant.MAX : r.next().toInstant())
            .thenComparing(r -> folded(r.name()))).toList();
  }

  private static Group group(Course course, @Nullable ZonedDateTime next, boolean noSignIn, LocalDate today) {
    if (!course.isOpen()) {
      return Group.ENDED;
    }
    if (next == null) {
      return noSignIn ? Group.PAST : Group.QUIET;
    }
    LocalDate day = next.toLocalDate();
    if (!day.isAfter(today)) {
      return Group.TODAY;
    }
    if (day.equals(today.plusDays(1))) {
      return Group.TOMORROW;
    }
    return day.isAfter(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))) ? Group.LATER : Group.THIS_WEEK;
  }

  /** Without case and accents, so that "joão" is found by "Joao". */
  private static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
  }
}
