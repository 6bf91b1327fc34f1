package org.attune.app.checkins;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.SessionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The link of each session's check-in: made when the session was held, ended when a later one is. */
@Service
public class CheckInLinks {

  /** After the last session of a course no later one ends its link. */
  private static final Duration AT_MOST = Duration.ofDays(60);

  private final JdbcClient database;
  private final AccessLinks links;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CheckInLinks(JdbcClient database, AccessLinks links, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.links = links;
    this.events = events;
    this.clock = clock;
  }

  /** Asks the client how a session was; does nothing where it was asked already, or where a later session was held. */
  @Transactional
  public void request(Viewer.Job viewer, SessionId session, CourseId course, PracticeId practice, PersonId client,
                  Instant heldAt) {
    boolean late = database.sql("""
            select exists (select from check_in_link where course_id = :course and held_at > :at and ended_at is null
                           or session_id = :session and ended_at is null)
            """)
        .param("course", course.value()).param("at", Timestamp.from(heldAt)).param("session", session.value())
        .query(Boolean.class).single();
    if (late) {
      return;
    }
    end(viewer, database.sql("""
            update check_in_link set ended_at = :now where course_id = :course and ended_at is null and held_at < :at
            returning link_id
            """)
        .param("course", course.value()).param("at", Timestamp.from(heldAt))
        .param("now", Timestamp.from(clock.instant())).query((row, i) -> row.getObject(1, UUID.class)).list());
    AccessLinkId link = links.create(viewer, AccessLink.Purpose.CHECK_IN, practice, client, course, session.value(),
        clock.instant().plus(AT_MOST));
    database.sql("""
            insert into check_in_link (session_id, course_id, practice_id, client_id, link_id, held_at)
            values (:session, :course, :practice, :client, :link, :at)
            on conflict (session_id) do update set link_id = excluded.link_id, held_at = excluded.held_at, ended_at = null
            """)
        .param("session", session.value()).param("course", course.value()).param("practice", practice.value())
        .param("client", client.value()).param("link", link.value()).param("at", Timestamp.from(heldAt)).update();
    events.publishEvent(new CheckInRequested(session, course, practice, client, link));
  }

  /** A session turned out not to have been held: its link ends. */
  @Transactional
  public void withdraw(Viewer.Job viewer, SessionId session) {
    end(viewer, database.sql("""
            update check_in_link set ended_at = :now where session_id = :session and ended_at is null returning link_id
            """)
        .param("session", session.value()).param("now", Timestamp.from(clock.instant())).query((row, i) -> row.getObject(1, UUID.class)).list());
  }

  private void end(Viewer.Job viewer, List<UUID> ended) {
    ended.forEach(link -> links.end(viewer, new AccessLinkId(link)));
  }

  /** The link of a session's check-in, while it works. */
  @Transactional(readOnly = true)
  public Optional<AccessLinkId> of(Viewer viewer, SessionId session) {
    return database.sql("select link_id from check_in_link where session_id = :session and ended_at is null")
        .param("session", session.value()).query(UUID.class).optional().map(AccessLinkId::new);
  }
}
