package org.attune.app.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that acts for a person without a sign-in.
 *
 * @param usable false once it was ended or ran out
 */
public record AccessLink(AccessLinkId id, Purpose purpose, @Nullable PracticeId practice, @Nullable PersonId person,
                   @Nullable CourseId course, @Nullable UUID subject, boolean usable) {

  /** The cookie that holds a link's secret, for the pages of that link alone. */
  public static final String COOKIE = "link";

  /** What a link is for. */
  public enum Purpose {
    CHECK_IN, INVITATION, RESET, CALENDAR, TRUSTED, ADDRESS, FIRST_TALK;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Purpose of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** The holder of a link about one session of one course. */
  public Viewer.LinkHolder holder() {
    return new Viewer.LinkHolder(id, Objects.requireNonNull(person), Objects.requireNonNull(practice),
        Objects.requireNonNull(course), new Viewer.LinkedSession(Objects.requireNonNull(subject)));
  }
}
