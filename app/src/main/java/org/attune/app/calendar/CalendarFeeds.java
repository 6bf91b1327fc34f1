package org.attune.app.calendar;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.authentication.SignInChanges;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secret links by which calendars read the appointments of a person: one for each who wants it. */
@Service
public class CalendarFeeds {

  private final JdbcClient database;
  private final AccessLinks links;
  private final SignInChanges changes;
  private final Clock clock;

  CalendarFeeds(JdbcClient database, AccessLinks links, SignInChanges changes, Clock clock) {
    this.database = database;
    this.links = links;
    this.changes = changes;
    this.clock = clock;
  }

  /** When the person's link was made, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Instant> createdAt(Viewer.Oneself viewer) {
    return links.createdAt(viewer, AccessLink.Purpose.CALENDAR);
  }

  /** A new link; the one before no longer works. The person is told, since anybody who has it reads when they meet. */
  @Transactional
  public SecretToken renew(Viewer.Oneself viewer) {
    end(viewer);
    AccessLinkId link = links.createForPerson(viewer, AccessLink.Purpose.CALENDAR, null);
    database.sql("insert into calendar_feed (person_id, link_id, made_at) values (:person, :link, :now)")
        .param("person", viewer.person().value()).param("link", link.value())
        .param("now", Timestamp.from(clock.instant())).update();
    changes.record(viewer, SignInChanges.ChangeType.CALENDAR_LINK_MADE, null);
    return links.issueSecret(viewer, link);
  }

  /** Ends the person's link. */
  @Transactional
  public void end(Viewer.Oneself viewer) {
    database.sql("delete from calendar_feed where person_id = :person returning link_id")
        .param("person", viewer.person().value()).query(UUID.class).optional()
        .ifPresent(link -> links.end(viewer, new AccessLinkId(link)));
  }
}
