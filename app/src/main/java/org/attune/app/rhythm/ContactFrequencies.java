package org.attune.app.rhythm;

import static org.attune.app.space.SealedRows.Column.column;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.circle.Circle;
import org.attune.app.circle.Connection;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.ContactEvidence;
import org.attune.app.circle.ContactEvidenceSource;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.space.PersonalSpaceContentChanged;
import org.attune.app.space.PersonalSpaceErased;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedRows.Row;
import org.attune.app.space.SealedTables;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people one was in touch with, and how often one would like to be. */
@Service
public class ContactFrequencies {

  /** The longest words about a contact, in characters. */
  public static final int MAX_LENGTH = 10_000;

  private final SealedRows<String> contacts;
  private final JdbcClient database;
  private final Spaces spaces;
  private final Circle circle;
  private final List<ContactEvidenceSource> traces;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ContactFrequencies(SealedTables tables, JdbcClient database, Spaces spaces, Circle circle, List<ContactEvidenceSource> traces,
      ApplicationEventPublisher events,
      Clock clock) {
    this.contacts = tables.ofTexts("contact_made", "on_day desc, id");
    this.database = database;
    this.spaces = spaces;
    this.circle = circle;
    this.traces = traces;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Being in touch with each of one's circle, in the circle's order; a fixed number of statements.
   *
   * @param zone where one's days begin, by which a letter given or a rung tried falls on a day
   */
  @Transactional
  public List<ContactStatus> all(Viewer.Oneself viewer, ZoneId zone) {
    Map<UUID, ContactFrequency> rhythms = rhythms(viewer);
    Map<UUID, List<Row<String>>> met = contacts.all(viewer).stream().collect(Collectors.groupingBy(row -> row.get("connection_id", UUID.class)));
    Map<ConnectionId, List<ContactStatus.ObservedContact>> seen = seen(viewer, zone);
    return circle.all(viewer).stream()
        .map((Connection person) -> touch(person, rhythms, met.getOrDefault(person.id().value(), List.of()), seen)).toList();
  }

  /** Being in touch with one of them. */
  @Transactional
  public ContactStatus get(Viewer.Oneself viewer, ConnectionId with, ZoneId zone) {
    return touch(circle.get(viewer, with), rhythms(viewer),
        contacts.where(viewer, "connection_id = :with", column("with", with.value())), seen(viewer, zone));
  }

  /** Being in touch with the person of a contact, if that is there. */
  @Transactional
  public Optional<ContactStatus> findByContact(Viewer.Oneself viewer, UUID contact, ZoneId zone) {
    return contacts.find(viewer, contact).map(row -> get(viewer, new ConnectionId(row.get("connection_id", UUID.class)), zone));
  }

  /** Notes a contact of whichever kind; what was put off until later is over. The same id again changes nothing. */
  @Transactional
  public void recordContact(Viewer.Oneself viewer, UUID id, ConnectionId with, LocalDate on, String said) {
    circle.get(viewer, with);
    if (contacts.add(viewer, id, said.isBlank() ? null : said, column("connection_id", with.value()), column("on_day", on))) {
      spaces.update(viewer, "update rhythm set later_until = null where connection_id = :with and later_until is not null",
          Map.of("with", with.value()));
    }
  }

  /** Deletes a contact, for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, ConnectionId with, UUID id) {
    contacts.delete(viewer, id, column("connection_id", with.value()));
  }

  /** Chooses how often one would like to be in touch, or, with null, that it needs no rhythm; nobody who is set apart has one. */
  @Transactional
  public void choose(Viewer.Oneself viewer, ConnectionId with, @Nullable Interval interval, LocalDate today) {
    if (circle.get(viewer, with).setApart() && interval != null) {
      throw new Conflict("rhythm.is-apart");
    }
    if (interval == null) {
      spaces.update(viewer, "delete from rhythm where connection_id = :with", Map.of("with", with.value()));
    } else {
      spaces.update(viewer, """
          insert into rhythm (connection_id, space_id, days, since) values (:with, :space, :days, :today)
          on conflict (connection_id) do update set days = :days, later_until = null
          """, Map.of("with", with.value(), "space", spaces.of(viewer).value(), "days", interval.days(), "today", today));
    }
  }

  /** Puts a person off: not before that day. */
  @Transactional
  public void postpone(Viewer.Oneself viewer, ConnectionId with, LocalDate until) {
    circle.get(viewer, with);
    spaces.update(viewer, "update rhythm set later_until = :until where connection_id = :with", Map.of("with", with.value(), "until", until));
  }

  /** Whether and when a note may come. */
  @Transactional
  public ContactReminderSettings notificationSettings(Viewer.Oneself viewer) {
    return setting(viewer).map(StoredSettings::notes).orElse(new ContactReminderSettings(false, null));
  }

  /** Chooses whether all rhythms rest, and at which hour of which zone a note may come. */
  @Transactional
  public void choose(Viewer.Oneself viewer, ContactReminderSettings notes, ZoneId zone) {
    database.sql("""
            insert into rhythm_notes (space_id, paused, hour, time_zone) values (:space, :paused, :hour, :zone)
            on conflict (space_id) do update set paused = :paused, hour = :hour, time_zone = :zone
            """)
        .param("space", spaces.of(viewer).value()).param("paused", notes.paused()).param("hour", notes.hour())
        .param("zone", zone.getId()).update();
    renewNotes(viewer);
  }

  @EventListener
  void on(PersonalSpaceContentChanged changed) {
    renewNotes(changed.owner());
  }

  @EventListener
  void on(PersonalSpaceErased erased) {
    events.publishEvent(new NoteTimesChanged(erased.owner().person(), List.of()));
  }

  /** A note for each day still to come on which it is time for somebody; none for what has passed: quiet weeks stay quiet. */
  private void renewNotes(Viewer.Oneself viewer) {
    Optional<StoredSettings> setting = setting(viewer);
    if (setting.isEmpty()) {
      return;
    }
    ContactReminderSettings notes = setting.get().notes();
    Instant now = clock.instant();
    events.publishEvent(new NoteTimesChanged(viewer.person(), notes.paused() || notes.hour() == null ? List.of()
        : all(viewer, setting.get().zone()).stream().flatMap(status -> status.dueOn().stream())
            .map(day -> day.atTime(notes.hour(), 0).atZone(setting.get().zone()).toInstant())
            .filter(at -> at.isAfter(now)).distinct().sorted().toList()));
  }

  private record StoredSettings(ContactReminderSettings notes, ZoneId zone) {}

  private Optional<StoredSettings> setting(Viewer.Oneself viewer) {
    return database.sql("select paused, hour, time_zone from rhythm_notes where space_id = :space")
        .param("space", spaces.of(viewer).value())
        .query((row, i) -> new StoredSettings(new ContactReminderSettings(row.getBoolean("paused"), row.getObject("hour", Integer.class)),
            ZoneId.of(row.getString("time_zone")))).optional();
  }

  private Map<UUID, ContactFrequency> rhythms(Viewer.Oneself viewer) {
    Map<UUID, ContactFrequency> rhythms = new HashMap<>();
    database.sql("select connection_id, days, since, later_until from rhythm where space_id = :space").param("space", spaces.of(viewer).value())
        .query(row -> {
          Date later = row.getDate("later_until");
          rhythms.put(row.getObject("connection_id", UUID.class),
              new ContactFrequency(Interval.of(row.getInt("days")), row.getDate("since").toLocalDate(),
                  later == null ? null : later.toLocalDate()));
        });
    return rhythms;
  }

  private Map<ConnectionId, List<ContactStatus.ObservedContact>> seen(Viewer.Oneself viewer, ZoneId zone) {
    return traces.stream().flatMap(part -> part.findEvidence(viewer).stream())
        .sorted(Comparator.comparing(ContactEvidence::at).reversed()).collect(Collectors.groupingBy(ContactEvidence::connection,
            Collectors.mapping(trace -> new ContactStatus.ObservedContact(LocalDate.ofInstant(trace.at(), zone), trace),
                Collectors.toList())));
  }

  private static ContactStatus touch(Connection person, Map<UUID, ContactFrequency> rhythms, List<Row<String>> met,
      Map<ConnectionId, List<ContactStatus.ObservedContact>> seen) {
    return new ContactStatus(person, rhythms.get(person.id().value()),
        met.stream().map(row -> new Contact(row.id(), row.get("on_day", LocalDate.class), row.words())).toList(),
        seen.getOrDefault(person.id(), List.of()));
  }
}
