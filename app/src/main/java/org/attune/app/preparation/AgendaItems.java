package org.attune.app.preparation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What clients want to bring to their next session: their own list, of which each line is shared or kept. */
@Service
public class AgendaItems {

  public static final int MAX_LENGTH = 2000;
  public static final int MAX_ARCHIVED_SHOWN = 50;
  private static final String TABLE = "wish";

  private final JdbcClient database;
  private final Queries queries;
  private final FieldEncryption encryption;
  private final Clock clock;

  AgendaItems(JdbcClient database, Queries queries, FieldEncryption encryption, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.encryption = encryption;
    this.clock = clock;
  }

  /** What a course's client wants to bring and has not brought yet, so far as the viewer may read it. */
  @Transactional(readOnly = true)
  public List<AgendaItem> of(Viewer viewer, CourseId course, PersonId client) {
    return queries.answer(batch -> of(viewer, course, client, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<List<AgendaItem>> of(Viewer viewer, CourseId course, PersonId client, QueryBatch batch) {
    return wishes(viewer, course, client, "brought_at is null order by written_at, id", batch);
  }

  /** What they put away, for themselves; the latest first, and no more than {@link #MAX_ARCHIVED_SHOWN}. */
  @Transactional(readOnly = true)
  public List<AgendaItem> putAway(Viewer.Oneself viewer, CourseId course) {
    return queries.answer(batch ->
        wishes(viewer, course, viewer.person(), "brought_at is not null order by brought_at desc, id limit " + MAX_ARCHIVED_SHOWN, batch));
  }

  private record Sealed(UUID id, boolean shared, Instant writtenAt, byte[] sealed) {}

  private Supplier<List<AgendaItem>> wishes(Viewer viewer, CourseId course, PersonId client, String which, QueryBatch batch) {
    Supplier<List<Sealed>> sealed = batch.sql("""
            select id, shared, written_at, sealed from wish
            where course_id = :course and person_id = :client and %s
            """.formatted(which))
        .param("course", course.value()).param("client", client.value())
        .list((row, i) -> new Sealed(row.getObject("id", UUID.class), row.getBoolean("shared"),
            row.getTimestamp("written_at").toInstant(), row.getBytes("sealed")));
    return () -> open(viewer, client, sealed.get());
  }

  private List<AgendaItem> open(Viewer viewer, PersonId client, List<Sealed> sealed) {
    if (sealed.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> open = encryption.openAll(viewer, new KeyOwner.OfPerson(client), TABLE,
        sealed.stream().collect(Collectors.toMap(Sealed::id, Sealed::sealed)));
    return sealed.stream().map(s -> new AgendaItem(s.id(), open.getOrDefault(s.id(), ""), s.shared(), s.writtenAt())).toList();
  }

  /** Adds a line; {@code key} is the form's, and becomes the line's id. */
  @Transactional
  public void add(Viewer.Oneself viewer, UUID key, CourseId course, String text, boolean shared) {
    if (text.isBlank()) {
      throw InvalidInput.at("wish", "preparation.wish.empty");
    }
    if (text.length() > MAX_LENGTH) {
      throw InvalidInput.at("wish", "preparation.wish.too-long", MAX_LENGTH);
    }
    database.sql("""
            insert into wish (id, course_id, person_id, shared, sealed, written_at)
            values (:id, :course, :person, :shared, :sealed, :now) on conflict do nothing
            """)
        .param("id", key).param("course", course.value()).param("person", viewer.person().value())
        .param("shared", shared)
        .param("sealed", encryption.seal(viewer, new KeyOwner.OfPerson(viewer.person()), TABLE, key, text.strip()))
        .param("now", Timestamp.from(clock.instant())).update();
  }

  /** It was talked about, or is not needed any more: it leaves both pages. */
  @Transactional
  public void putAway(Viewer.Oneself viewer, UUID wish) {
    database.sql("update wish set brought_at = coalesce(brought_at, :now) where id = :id")
        .param("id", wish).param("now", Timestamp.from(clock.instant())).update();
  }

  /** It is to be talked about after all: it is on both pages again, shared or kept as it was. */
  @Transactional
  public void restore(Viewer.Oneself viewer, UUID wish) {
    database.sql("update wish set brought_at = null where id = :id").param("id", wish).update();
  }

  /** The therapist may read it beforehand from now on, or no longer; what they have read stays with them. */
  @Transactional
  public void setShared(Viewer.Oneself viewer, UUID wish, boolean shared) {
    database.sql("update wish set shared = :shared where id = :id").param("id", wish).param("shared", shared).update();
  }
}
