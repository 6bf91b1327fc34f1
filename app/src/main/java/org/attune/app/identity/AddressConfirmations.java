package org.attune.app.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nothing is mailed to an address until its reader has confirmed it, by a link that is mailed there and says no
 * more than that. Another address needs another confirmation.
 */
@Service
public class AddressConfirmations {

  /** How long a link works, from when it was last sent. */
  public static final Duration LINK_LIFETIME = Duration.ofDays(7);

  private final JdbcClient database;
  private final AccessLinks links;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AddressConfirmations(JdbcClient database, AccessLinks links, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.links = links;
    this.events = events;
    this.clock = clock;
  }

  // mails come from practices: somebody without one has nothing to confirm
  private static final String WAITS = """
      from contact where person_id = :me and reach = 'mail' and confirmed_at is null
        and exists (select from membership where person_id = :me and ended_at is null)
      """;

  private record PendingConfirmation(@Nullable UUID link) {}

  /** Whether an address of the viewer's waits to be confirmed, and a practice could mail there. */
  @Transactional(readOnly = true)
  public boolean isPending(Viewer.Oneself viewer) {
    return database.sql("select exists (select " + WAITS + ")").param("me", viewer.person().value()).query(Boolean.class).single();
  }

  /**
   * Has the link mailed, where the person gave an address that is not confirmed; asked again, the same link once more.
   *
   * @return the link, or nothing where there is nothing to confirm
   */
  @Transactional
  public Optional<AccessLinkId> request(Viewer.Oneself viewer) {
    Optional<PendingConfirmation> address = database.sql("select confirming_link " + WAITS + " for update")
        .param("me", viewer.person().value()).query((row, i) -> new PendingConfirmation(row.getObject("confirming_link", UUID.class)))
        .optional();
    if (address.isEmpty()) {
      return Optional.empty();
    }
    Instant until = clock.instant().plus(LINK_LIFETIME);
    UUID known = address.get().link();
    AccessLinkId link = known != null ? new AccessLinkId(known)
        : links.createForPerson(viewer, AccessLink.Purpose.ADDRESS, until);
    links.prolong(viewer, link, until);
    database.sql("update contact set confirming_link = :link where person_id = :me").param("link", link.value())
        .param("me", viewer.person().value()).update();
    events.publishEvent(new AddressConfirmationRequested(viewer.person(), link));
    return Optional.of(link);
  }

  /** Confirms the address that a link was mailed to; false where its person has given another since. */
  @Transactional
  public boolean confirm(Viewer.Oneself viewer, AccessLinkId link) {
    return links.end(viewer, link) && database.sql("""
            update contact set confirmed_at = :now, confirming_link = null where person_id = :me and confirming_link = :link
            """)
        .param("now", Timestamp.from(clock.instant())).param("me", viewer.person().value()).param("link", link.value())
        .update() == 1;
  }
}
