package org.attune.app.requests;

import java.time.Instant;
import java.util.Locale;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened with a request.
 *
 * @param person the therapist it was about, or null
 */
public record RequestEvent(Kind kind, Instant at, @Nullable PersonId person) {

  public enum Kind {
    ASKED, READ, OFFERED, OTHERS_WANTED, BOOKED, MOVED, PASSED_ON, AGREED, DECLINED, WITHDRAWN, CANCELLED, WITH_MANAGER, LATE,
    /** What was offered or booked lies on days on which the therapist is away. */
    AWAY,
    /** Neither the therapist nor a manager answered in time. */
    UNANSWERED, STEPPED_BACK, COURSE;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
