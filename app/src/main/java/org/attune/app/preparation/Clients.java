package org.attune.app.preparation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.checkins.CheckIns;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.Invitations;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseDates;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All clients of somebody who keeps or covers courses, by when they next meet; the courses that have ended among them. */
@Service
public class Clients {

  /** Where a course is found in the list, in this order. */
  public enum Group {
    /** Until Sunday. */
    THIS_WEEK, LATER,
    /** Open, and nothing is planned. */
    NO_DATE,
    /** Brought in from the past: a client without a sign-in, with nothing planned and nothing open. */
    PAST,
    ENDED;

    public String key() {
      return "preparation.clients." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One course of a client.
   *
   * @param next        when they next meet, or null
   * @param lastMet     the day of the last session that was held, or null
   * @param lastCheckIn the day of the client's last check-in, or null
   * @param covered     whether another keeps the course
   */
  public record ClientListItem(Course course, String name, Group group, @Nullable ZonedDateTime next, @Nullable LocalDate lastMet,
                    @Nullable LocalDate lastCheckIn, boolean covered, DaySchedule.Highlight highlight) {}

  /**
   * Someone invited by the viewer who has not accepted yet.
   *
   * @param expired whether the invitation no longer works as it is
   */
  public record InvitedClient(String name, LocalDate invitedOn, boolean expired) {}

  private final Courses courses;
  private final Sessions sessions;
  private final CheckIns checkIns;
  private final DaySchedules daySchedules;
  private final Invitations invitations;
  private final People people;

  Clients(Courses courses, Sessions sessions, CheckIns checkIns, DaySchedules daySchedules, Invitations invitations, People people) {
    this.courses = courses;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.daySchedules = daySchedules;
    this.invitations = invitations;
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
    Map<CourseId, Instant> checkedIn = checkIns.lastByCourse(viewer, ids);
    Caseload caseload = daySchedules.caseload(viewer);
    DaySchedule today = daySchedules.scheduleOf(viewer, caseload);
    Map<CourseId, DaySchedule.Highlight> highlights = Stream.concat(today.scheduled().stream(), today.withoutSession().stream())
        .collect(Collectors.toMap(DaySchedule.ScheduledClient::course, DaySchedule.ScheduledClient::highlight, (one, same) -> one));
    Function<Course, ClientListItem> row = course -> {
      CourseDates schedule = schedules.getOrDefault(course.id(), new CourseDates(course.id(), null, null));
      Person client = clients.get(course.client());
      Instant ahead = course.isOpen() ? schedule.nextSessionAt() : null;
      ZonedDateTime next = ahead == null ? null : ahead.atZone(caseload.zone());
      DaySchedule.Highlight highlight = highlights.getOrDefault(course.id(), DaySchedule.Highlight.NOTHING);
      boolean past = client != null && client.signInName() == null && highlight == DaySchedule.Highlight.NOTHING;
      return new ClientListItem(course, client == null ? "" : client.personName().listed(), group(course, next, past, today.day()), next,
          day(schedule.lastHeldAt(), caseload.zone()), day(checkedIn.get(course.id()), caseload.zone()),
          !course.therapist().equals(viewer.person()), highlight);
    };
    String searched = PersonName.comparisonKey(search);
    return all.stream().map(row).filter(r -> PersonName.comparisonKey(r.name()).contains(searched))
        .sorted(Comparator.comparing(ClientListItem::group)
            .thenComparing(r -> r.next() == null ? Instant.MAX : r.next().toInstant())
            .thenComparing(r -> PersonName.comparisonKey(r.name()))).toList();
  }

  /** People invited by the viewer who have not accepted yet and whose name contains the search; the latest first. */
  @Transactional(readOnly = true)
  public List<InvitedClient> searchInvited(Viewer.Member viewer, String search, ZoneId zone) {
    String searched = PersonName.comparisonKey(search);
    return invitations.findOpen(viewer).stream()
        // of clients' invitations, a viewer finds none but their own
        .filter(i -> i.role() == Role.CLIENT && i.invitee().person() == null)
        .filter(i -> PersonName.comparisonKey(i.invitee().name()).contains(searched))
        .map(i -> new InvitedClient(i.invitee().name(), LocalDate.ofInstant(i.issuance().at(), zone), !i.isOpen())).toList();
  }

  private static @Nullable LocalDate day(@Nullable Instant moment, ZoneId zone) {
    return moment == null ? null : LocalDate.ofInstant(moment, zone);
  }

  private static Group group(Course course, @Nullable ZonedDateTime next, boolean past, LocalDate today) {
    if (!course.isOpen()) {
      return Group.ENDED;
    }
    if (next == null) {
      return past ? Group.PAST : Group.NO_DATE;
    }
    return next.toLocalDate().isAfter(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))) ? Group.LATER : Group.THIS_WEEK;
  }
}
