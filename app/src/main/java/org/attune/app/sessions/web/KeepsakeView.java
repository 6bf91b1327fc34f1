package org.attune.app.sessions.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.sessions.Keepsake;

/**
 * A keepsake, to read and to print.
 *
 * @param names of the two
 */
public record KeepsakeView(Keepsake keepsake, Map<PersonId, PersonName> names, ZoneId zone, String home) {
  private PersonName fullName(PersonId person) {
    return names.getOrDefault(person, PersonName.of("…"));
  }

  /** What the page calls them. */
  public String name(PersonId person) {
    return fullName(person).shortForm();
  }

  /** The day of the first session; where none was held, the day on which the course was opened. */
  public LocalDate from() {
    Instant first = keepsake.first();
    return first == null ? keepsake.course().openedOn() : LocalDate.ofInstant(first, zone);
  }

  /** The day of the last session; where none was held, the day on which the course ended. */
  public LocalDate until() {
    Instant last = keepsake.last();
    return last == null ? Objects.requireNonNull(keepsake.course().endedOn()) : LocalDate.ofInstant(last, zone);
  }

  public PersonName clientName() {
    return fullName(keepsake.course().client());
  }

  public String client() {
    return name(keepsake.course().client());
  }

  public String therapist() {
    return name(keepsake.course().therapist());
  }
}
