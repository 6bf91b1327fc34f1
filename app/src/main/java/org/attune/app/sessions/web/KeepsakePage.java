package org.attune.app.sessions.web;

import java.time.ZoneId;
import java.util.Map;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.Keepsake;

/**
 * A keepsake, to read and to print.
 *
 * @param names of the two
 */
public record KeepsakePage(Keepsake keepsake, Map<PersonId, String> names, ZoneId zone, String home) {
  public String name(PersonId person) {
    return names.getOrDefault(person, "…");
  }

  public String client() {
    return name(keepsake.course().client());
  }

  public String therapist() {
    return name(keepsake.course().therapist());
  }
}
