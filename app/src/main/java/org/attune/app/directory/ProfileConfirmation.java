package org.attune.app.directory;

import java.time.Instant;
import java.util.Locale;

/**
 * What somebody other than the therapist says is so.
 *
 * @param value what was confirmed, as {@link ProfessionalRegistration#confirmable} gives it; the supervisor's name for supervision
 * @param by    the name of who confirmed it; empty where they are gone
 */
public record ProfileConfirmation(Subject subject, String value, String by, Instant at) {

  /** What it is about: the practice looked up the first two, the supervisor agreed to the last. */
  public enum Subject {
    CREDENTIAL, LICENCE, SUPERVISION;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
