package org.attune.app.space;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each person's own space: open to them alone, under a key of its own. */
@Service
public class Spaces {

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ObjectProvider<SpaceSection> parts;

  Spaces(JdbcClient database, FieldEncryption encryption, ApplicationEventPublisher events, Clock clock,
      ObjectProvider<SpaceSection> parts) {
    this.database = database;
    this.encryption = encryption;
    this.events = events;
    this.clock = clock;
    this.parts = parts;
  }

  /** One's own space, opened now if it never was. */
  @Transactional
  public SpaceId of(Viewer.Oneself viewer) {
    return find(viewer).orElseGet(() -> open(viewer));
  }

  private Optional<SpaceId> find(Viewer.Oneself viewer) {
    return database.sql("select id from space where person_id = :person").param("person", viewer.person().value())
        .query(UUID.class).optional().map(SpaceId::new);
  }

  private SpaceId open(Viewer.Oneself viewer) {
    var made = new SpaceId(UUID.randomUUID());
    int isNew = database.sql("""
            insert into space (id, person_id, opened_at) values (:id, :person, :now) on conflict (person_id) do nothing
            """)
        .param("id", made.value()).param("person", viewer.person().value())
        .param("now", Timestamp.from(clock.instant())).update();
    if (isNew == 0) {
      return find(viewer).orElseThrow(); // two first steps at once
    }
    encryption.createKey(viewer, made.key());
    return made;
  }

  /** All that was written or done in one's space, the latest first. */
  @Transactional
  public List<SpaceEntry> entries(Viewer.Oneself viewer) {
    SpaceId space = of(viewer);
    return parts.orderedStream().flatMap(part -> part.entries(viewer, space).stream())
        .sorted(Comparator.comparing(SpaceEntry::at).reversed()).toList();
  }

  /** One entry of one's space, or a view of a section, if it is there: no other words are opened for it. */
  @Transactional
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, UUID id) {
    SpaceId space = of(viewer);
    return parts.orderedStream().flatMap(part -> part.entry(viewer, space, id).stream()).findFirst();
  }

  /** What one should not have to look for. */
  @Transactional
  public List<SpaceEntry> notices(Viewer.Oneself viewer) {
    SpaceId space = of(viewer);
    return parts.orderedStream().flatMap(part -> part.notices(viewer, space).stream()).toList();
  }

  /** What may be due in one's space, what has waited longest first within each section. */
  @Transactional
  public List<SpaceSuggestion> suggestions(Viewer.Oneself viewer, PageContext page) {
    return parts.orderedStream().flatMap(part -> part.suggestions(viewer, page).stream()).toList();
  }

  /** What has a day still ahead, the next first. */
  @Transactional
  public List<PlannedEvent> plannedEvents(Viewer.Oneself viewer, PageContext page) {
    return parts.orderedStream().flatMap(part -> part.plannedEvents(viewer, page).stream())
        .sorted(Comparator.comparing(PlannedEvent::on).thenComparing(PlannedEvent::at, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
  }

  /** What is in one's space as a picture, if anything is. */
  @Transactional
  public Optional<SpaceDiagram> picture(Viewer.Oneself viewer, PageContext page) {
    return parts.orderedStream().flatMap(part -> part.picture(viewer, page).stream()).findFirst();
  }

  /** What is in one's space now, seen as a whole, such as the circle; it can be shown like an entry. */
  @Transactional
  public List<SpaceEntry> views(Viewer.Oneself viewer) {
    SpaceId space = of(viewer);
    return parts.orderedStream().flatMap(part -> part.views(viewer, space).stream()).toList();
  }

  /**
   * Runs one statement that writes to a part of one's space; what it changed is noted.
   *
   * @return how many rows it changed
   */
  @Transactional
  public int update(Viewer.Oneself viewer, String sql, Map<String, ? extends @Nullable Object> parameters) {
    int rows = database.sql(sql).params(parameters).update();
    if (rows > 0) {
      events.publishEvent(new PersonalSpaceContentChanged(viewer));
    }
    return rows;
  }

  /** Erases one's space with all that is in it, at once and for good, and its key with it. */
  @Transactional
  public void erase(Viewer.Oneself viewer) {
    database.sql("delete from space where person_id = :person").param("person", viewer.person().value()).update();
    events.publishEvent(new PersonalSpaceErased(viewer));
  }
}
