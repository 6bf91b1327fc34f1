package org.attune.app.calendar.internal;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.util.Duration;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.attune.app.calendar.CalendarInitialsSetting;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Role;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.CalendarFile;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.Sessions;
import org.springframework.stereotype.Component;

/** Writes the feed that a calendar reads by a link. It says when, and no more: calendars are seen by others. */
@Component
public class CalendarFeedWriter {

  private static final Duration AGAIN = Duration.builder().hours(6).build();
  private static final java.time.Duration BACK = java.time.Duration.ofDays(90);
  private static final java.time.Duration AHEAD = java.time.Duration.ofDays(366);

  private final AccessLinks links;
  private final Sessions sessions;
  private final Courses courses;
  private final People people;
  private final CalendarInitialsSetting shown;
  private final Clock clock;

  CalendarFeedWriter(AccessLinks links, Sessions sessions, Courses courses, People people, CalendarInitialsSetting shown, Clock clock) {
    this.links = links;
    this.sessions = sessions;
    this.courses = courses;
    this.people = people;
    this.shown = shown;
    this.clock = clock;
  }

  /** The feed of a link, if it still works. */
  public Optional<String> write(Viewer.Visitor viewer, SecretToken secret, FeedTexts words) {
    return links.lookUp(viewer, secret)
        .filter(link -> link.purpose() == AccessLink.Purpose.CALENDAR && link.usable())
        .map(link -> write(new Viewer.Oneself(Objects.requireNonNull(link.person())), words));
  }

  private String write(Viewer.Oneself viewer, FeedTexts words) {
    Instant now = clock.instant();
    var calendar = new ICalendar();
    calendar.setName(words.name());
    calendar.setExperimentalProperty("X-WR-CALNAME", words.name()); // without a name, calendars show the link
    calendar.setRefreshInterval(AGAIN);
    calendar.getRefreshInterval().setParameter("VALUE", "DURATION");
    calendar.setExperimentalProperty("X-PUBLISHED-TTL", AGAIN.toString());
    List<Session> all = sessions.between(viewer, now.minus(BACK), now.plus(AHEAD)).stream()
        .filter(s -> !s.imported()).toList();
    Map<CourseId, String> initials = shown.areShown(viewer) ? initials(viewer, all) : Map.of();
    for (Session session : all) {
      var event = new VEvent();
      event.setUid(session.id().toString());
      event.setDateTimeStamp(Date.from(session.revision().at()));
      event.setLastModified(Date.from(session.revision().at()));
      event.setDateStart(Date.from(session.plannedAt()));
      event.setDateEnd(Date.from(session.end()));
      event.setSequence(session.version());
      String whose = initials.get(session.course());
      event.setSummary(whose == null ? words.summary() : words.summary() + " " + whose);
      event.setStatus(session.isCancelledOrMissed() && session.state() != Session.State.MISSED ? Status.cancelled() : Status.confirmed());
      calendar.addEvent(event);
    }
    return CalendarFile.of(calendar);
  }

  /** By course, of clients alone: a client's own calendar never says who their therapist is. */
  private Map<CourseId, String> initials(Viewer.Oneself viewer, List<Session> all) {
    var initials = new HashMap<CourseId, String>();
    for (Session session : all) {
      // at home nobody knows their clients' names: they are asked for where the person works
      var atWork = new Viewer.Member(viewer.person(), session.practice(), Set.of(Role.THERAPIST));
      courses.findForClinician(atWork, session.course()).flatMap(course -> people.find(atWork, course.client()))
          .ifPresent(client -> initials.putIfAbsent(session.course(), client.initials()));
    }
    return initials;
  }

  /** What a calendar says of itself, and of each appointment. */
  public record FeedTexts(String name, String summary) {}
}
