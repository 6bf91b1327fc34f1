package org.attune.app.preparation;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.identity.CourseId;
import org.attune.app.sessions.Session;
import org.jspecify.annotations.Nullable;

/**
 * A therapist's day.
 *
 * @param scheduled in order of time
 * @param withoutSession the courses without a session on that day
 */
public record DaySchedule(LocalDate day, List<ScheduledClient> scheduled, List<ScheduledClient> withoutSession) {

  /** Of how many something arrived that the viewer has not seen. */
  public long unread() {
    return Stream.concat(scheduled.stream(), withoutSession.stream()).filter(ScheduledClient::unread).map(ScheduledClient::course).distinct().count();
  }

  /** People without a session on the day who have something open, or something new. */
  public List<ScheduledClient> openWithoutSession() {
    return withoutSession.stream().filter(ScheduledClient::isOpen).toList();
  }

  public List<ScheduledClient> quietWithoutSession() {
    return withoutSession.stream().filter(client -> !client.isOpen()).toList();
  }

  /** What may be worth knowing about somebody at a glance. */
  public enum Highlight {
    BETWEEN_US, DIFFERENT, TO_HEAR, TO_REPAIR, NOTHING;

    public String key() {
      return "preparation.telling." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** A session to come that the client called off. */
  public record CalledOffSession(CourseId course, String name, ZonedDateTime at) {}

  /**
   * Somebody, and their session of the day.
   *
   * @param unread whether something arrived from them that the viewer has not seen
   */
  public record ScheduledClient(CourseId course, String name, @Nullable ZonedDateTime at, Session.@Nullable State state,
                       boolean first, boolean covered, Highlight highlight, boolean unread) {
    boolean isOpen() {
      return unread || highlight != Highlight.NOTHING;
    }
  }
}
