package org.attune.app.preparation;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.alliance.Noticed;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.Course;

/**
 * The courses that somebody keeps or covers, and what a page says of all of them, read once.
 *
 * @param courses the open ones, and the one that the page is about
 * @param names   of their clients, as far as the viewer may know them
 * @param zone    of the practice
 */
public record Kept(List<Course> courses, Map<PersonId, Person> names, Noticed noticed, ZoneId zone) {

  public Optional<String> name(PersonId client) {
    return Optional.ofNullable(names.get(client)).map(Person::name);
  }
}
