package org.attune.app.preparation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.alliance.SignalsAndRepairs;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.ScheduledSession;

/**
 * The courses that somebody keeps or covers, and what a page says of all of them, read once.
 *
 * @param courses the open ones, and the one that the page is about
 * @param names   of their clients, as far as the viewer may know them
 * @param sessions those of the day, in order of time
 * @param day     today
 * @param zone    of the practice
 */
public record Caseload(List<Course> courses, Map<PersonId, Person> names, SignalsAndRepairs signalsAndRepairs, List<ScheduledSession> sessions,
    LocalDate day, ZoneId zone) {

  public Optional<Person> client(PersonId client) {
    return Optional.ofNullable(names.get(client));
  }
}
