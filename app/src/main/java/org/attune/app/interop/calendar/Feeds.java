package org.attune.app.interop.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.util.Duration;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.Link;
import org.attune.app.identity.LinkId;
import org.attune.app.identity.Links;
import org.attune.app.identity.Secret;
import org.attune.app.identity.SignInChanges;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One feed for each person who wants it. It says when, and no more: calendars are seen by others. */
@Service
public class Feeds {

  private static final java.time.Duration BACK = java.time.Duration.ofDays(90);
  private static final java.time.Duration AHEAD = java.time.Duration.ofDays(366);

  private final JdbcClient database;
  private final Links links;
  private final SignInChanges changes;
  private final Sessions sessions;
  private final Clock clock;

  Feeds(JdbcClient database, Links links, SignInChanges changes, Sessions sessions, Clock clock) {
    this.database = database;
    this.links = links;
    this.changes = changes;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** When the person's link was made, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Instant> madeAt(Viewer.Oneself viewer) {
    return links.madeAt(viewer, Link.Purpose.CALENDAR);
  }

  /** A new link; the one before no longer works. The person is told, since whoever has it reads when they meet. */
  @Transactional
  public Secret renew(Viewer.Oneself viewer) {
    end(viewer);
    LinkId link = links.create(viewer, Link.Purpose.CALENDAR, null, viewer.person(), null, null, null);
    database.sql("insert into calendar_feed (person_id, link_id, made_at) values (:person, :link, :now)")
        .param("person", viewer.person().value()).param("link", link.value())
        .param("now", Timestamp.from(clock.instant())).update();
    changes.note(viewer, SignInChanges.What.CALENDAR_LINK_MADE, null);
    return links.issueSecret(viewer, link);
  }

  /** Ends the person's link. */
  @Transactional
  public void end(Viewer.Oneself viewer) {
    database.sql("delete from calendar_feed where person_id = :person returning link_id")
        .param("person", viewer.person().value()).query(UUID.class).optional()
        .ifPresent(link -> links.end(viewer, new LinkId(link)));
  }

  /** The feed of a link, if it still works. */
  Optional<String> read(Viewer.Visitor viewer, Secret secret, String summary) {
    return links.lookUp(viewer, secret)
        .filter(link -> link.purpose() == Link.Purpose.CALENDAR && link.usable())
        .map(link -> write(new Viewer.Oneself(Objects.requireNonNull(link.person())), summary));
  }

  private String write(Viewer.Oneself viewer, String summary) {
    Instant now = clock.instant();
    var calendar = new ICalendar();
    calendar.setProductId("-//calendar//EN");
    calendar.setRefreshInterval(Duration.builder().hours(6).build());
    for (Session session : sessions.between(viewer, now.minus(BACK), now.plus(AHEAD))) {
      var event = new VEvent();
      event.setUid(session.id().toString());
      event.setDateTimeStamp(Date.from(now));
      event.setDateStart(Date.from(session.plannedAt()));
      event.setDateEnd(Date.from(session.end()));
      event.setSequence(session.version());
      event.setSummary(summary);
      event.setStatus(session.isOff() && session.state() != Session.State.MISSED ? Status.cancelled() : Status.confirmed());
      calendar.addEvent(event);
    }
    return Biweekly.write(calendar).go();
  }
}
