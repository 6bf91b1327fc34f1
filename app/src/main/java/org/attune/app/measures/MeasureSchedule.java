package org.attune.app.measures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a questionnaire is asked, and whether before or after a session.
 *
 * @param every at every so many sessions; 1 unless the frequency is by number
 */
public record MeasureSchedule(Frequency frequency, int every, Moment moment) {

  public static final int MOST_SESSIONS = 12;

  public MeasureSchedule {
    if (every < 1 || every > MOST_SESSIONS || frequency != Frequency.EVERY_NTH && every != 1) {
      throw new IllegalArgumentException("every " + every);
    }
  }

  /** How often. */
  public enum Frequency {
    EACH_SESSION, EVERY_NTH, MONTHLY;

    /** As in forms and in the database. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Frequency> of(@Nullable String code) {
      return Arrays.stream(values()).filter(f -> f.code().equals(code)).findFirst();
    }
  }

  /** Before the session, or once it was held. */
  public enum Moment {
    BEFORE, AFTER;

    /** As in forms and in the database. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Moment> of(@Nullable String code) {
      return Arrays.stream(values()).filter(m -> m.code().equals(code)).findFirst();
    }
  }
}
