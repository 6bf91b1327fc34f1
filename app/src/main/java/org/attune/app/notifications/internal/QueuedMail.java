package org.attune.app.notifications.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.notifications.DeliveryPolicy;
import org.attune.app.notifications.MailKind;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A mail that waits.
 *
 * @param person null for an invitation, which is for somebody who is not here yet
 */
record QueuedMail(UUID id, PracticeId practice, Topic topic, @Nullable PersonId person, Kind kind, int attempts, Instant madeAt,
    DeliveryPolicy policy)
    implements MailKind.WaitingMail {

  /**
   * What it is about; each null where it is about nothing of the kind.
   *
   * @param link what it leads to
   */
  record Topic(@Nullable CourseId course, @Nullable SessionId session, @Nullable AccessLinkId link) {
    static final Topic NONE = new Topic(null, null, null);

    static Topic of(CourseId course) {
      return new Topic(course, null, null);
    }

    static Topic of(AccessLinkId link) {
      return new Topic(null, null, link);
    }
  }


  enum Kind {
    CHECK_IN, REMINDER, INVITATION, RESET, SIGN_IN_CHANGED, NOTE, ARRIVALS, LOOK, ADDRESS, CLOSED;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
