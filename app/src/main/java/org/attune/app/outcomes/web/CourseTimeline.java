package org.attune.app.outcomes.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.outcomes.Goal;
import org.attune.app.outcomes.web.TimelineChart.Axis;
import org.attune.app.outcomes.web.TimelineChart.Panel;
import org.attune.app.outcomes.web.TimelineChart.Point;
import org.attune.app.outcomes.web.TimelineChart.SessionMark;
import org.attune.app.sessions.Session;

/** The axis of time that all pictures of a course share, from its first session or answer to its last. */
record CourseTimeline(LocalDate from, LocalDate to, List<SessionMark> sessions, ZoneId zone) {
  private static final Axis ZERO_TO_TEN = new Axis(Goal.LOWEST, Goal.HIGHEST, List.of(0.0, 5.0, 10.0));

  /**
   * Over all that there is.
   *
   * @param opened   when the course began, where nothing has happened in it yet
   * @param sessions those that were held or missed
   * @param others   days on which something was said between sessions
   */
  static CourseTimeline of(LocalDate opened, List<Session> sessions, Collection<LocalDate> others, ZoneId zone) {
    List<SessionMark> marks = sessions.stream()
        .filter(s -> s.isHeld() || s.state() == Session.State.MISSED)
        .map(s -> new SessionMark(day(s.plannedAt(), zone), s.number(), s.isHeld())).toList();
    List<LocalDate> days = Stream.concat(marks.stream().map(SessionMark::on), others.stream()).sorted().toList();
    return days.isEmpty() ? new CourseTimeline(opened, opened, marks, zone) : new CourseTimeline(days.getFirst(), days.getLast(), marks, zone);
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }

  LocalDate day(Instant at) {
    return day(at, zone);
  }

  TimelineChart chart(String title, List<Panel> panels) {
    return new TimelineChart(title, from, to, sessions, panels);
  }

  /** How near a goal felt. */
  static Panel panel(String title, String description, Goal goal) {
    return new Panel(title, description, ZERO_TO_TEN,
        goal.ratings().stream().map(rating -> new Point(rating.on(), rating.value(), "usual")).toList(), List.of(), null, List.of());
  }
}
