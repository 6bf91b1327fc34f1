package org.attune.app.preparation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.app.alliance.SignalsAndRepairs;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;

/**
 * The courses that somebody keeps or covers, and what a page says of all of them, read once.
 *
 * @param courses the open ones, and the one that the page is about
 * @param names   of their clients, as far as the viewer may know them
 * @param sessions those of the day, and of the course that the page is about; in order of time
 * @param day     today
 * @param zone    of the practice
 */
public record Caseload(List<Course> courses, Map<PersonId, Person> names, SignalsAndRepairs signalsAndRepairs, List<Session> sessions,
    LocalDate day,
                   ZoneId zone) {

  /** The sessions of one course, where the page is about it. */
  public List<Session> sessions(CourseId course) {
    return sessions.stream().filter(s -> s.course().equals(course)).toList();
  }

  /** The sessions of the day. */
  Stream<Session> sessionsOfDay() {
    return sessions.stream().filter(s -> LocalDate.ofInstant(s.plannedAt(), zone).equals(day));
  }

  public Optional<Person> client(PersonId client) {
    return Optional.ofNullable(names.get(client));
  }
}
