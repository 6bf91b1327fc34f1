package org.attune.app.risk;

import java.time.Instant;
import java.util.UUID;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;

/**
 * An answer above "not at all" to a question about harming oneself.
 *
 * @param source the response it was given in
 * @param item   the question, such as "phq-9.9"
 * @param level  the value of the answer, at least 1
 * @param at     when it was given
 */
public record RiskAnswer(UUID source, CourseId course, PracticeId practice, String item, int level, Instant at) {
  public RiskAnswer {
    if (level <= 0) {
      throw new IllegalArgumentException("no answer above \"not at all\": " + level);
    }
  }
}
