package org.attune.app.sessions.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.attune.app.sessions.Session;

/** A session in a list, at its time in the practice's zone. */
public record SessionListItem(Session session, ZonedDateTime at, boolean started, boolean ended) {

  static SessionListItem of(Session session, ZoneId zone, Instant now) {
    return new SessionListItem(session, session.plannedAt().atZone(zone), !session.plannedAt().isAfter(now),
        !session.end().isAfter(now));
  }

  public String id() {
    return session.id().toString();
  }

  /** Such as {@code planned}; the key of its word. */
  public String state() {
    return session.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public boolean isOff() {
    return session.isCancelledOrMissed();
  }
}
