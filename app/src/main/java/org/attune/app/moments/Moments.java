package org.attune.app.moments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.space.SpaceId;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The moments that a person spends with themselves. */
@Service("ownMoments") // Modulith brings "moments" of its own
public class Moments {

  /** The longest of each of the words, in characters. */
  public static final int LONGEST = 10_000;
  private static final String TABLE = "moment";

  private final JdbcClient database;
  private final Spaces spaces;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  Moments(JdbcClient database, Spaces spaces, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** All of them, the latest first. */
  @Transactional
  public List<Moment> all(Viewer.Oneself viewer) {
    return read(viewer, null);
  }

  /** One of them. */
  @Transactional
  public Moment get(Viewer.Oneself viewer, MomentId id) {
    return read(viewer, id).stream().findFirst().orElseThrow(NotFound::new);
  }

  /** Keeps a moment, now; the same id again changes nothing. */
  @Transactional
  public void keep(Viewer.Oneself viewer, MomentId id, Moment.Words said) {
    keep(viewer, id, said, clock.instant());
  }

  /** Keeps a moment that was written at that time; the same id again changes nothing. */
  @Transactional
  public void keep(Viewer.Oneself viewer, MomentId id, Moment.Words said, Instant at) {
    SpaceId space = spaces.of(viewer);
    database.sql("insert into moment (id, space_id, at, words) values (:id, :space, :at, :words) on conflict (id) do nothing")
        .param("id", id.value()).param("space", space.value()).param("at", Timestamp.from(at))
        .param("words", sealed(viewer, space, id, said)).update();
  }

  /** Changes what was said in it, not when it was; refused with {@link Conflict} where it was changed meanwhile. */
  @Transactional
  public void change(Viewer.Oneself viewer, MomentId id, int version, Moment.Words said) {
    SpaceId space = spaces.of(viewer);
    exists(id);
    int changed = database.sql("update moment set words = :words, version = version + 1 where id = :id and version = :version")
        .param("id", id.value()).param("version", version).param("words", sealed(viewer, space, id, said)).update();
    if (changed == 0) {
      throw new Conflict();
    }
    spaces.changed(viewer);
  }

  /** Deletes a moment, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, MomentId id) {
    exists(id);
    database.sql("delete from moment where id = :id").param("id", id.value()).update();
    spaces.changed(viewer);
  }

  private List<Moment> read(Viewer.Oneself viewer, @Nullable MomentId one) {
    SpaceId space = spaces.of(viewer);
    record Row(UUID id, Instant at, int version, byte[] words) {}
    List<Row> rows = database.sql("""
            select id, at, version, words from moment where :one::uuid is null or id = :one::uuid order by at desc, id
            """)
        .param("one", one == null ? null : one.value())
        .query((row, i) -> new Row(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant(), row.getInt("version"),
            row.getBytes("words"))).list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), TABLE, rows.stream().collect(Collectors.toMap(Row::id, Row::words)));
    return rows.stream().map(row -> new Moment(new MomentId(row.id()), row.at(),
        json.readValue(Objects.requireNonNull(open.get(row.id())), Moment.Words.class), row.version())).toList();
  }

  private byte[] sealed(Viewer.Oneself viewer, SpaceId space, MomentId id, Moment.Words said) {
    return words.seal(viewer, space.key(), TABLE, id.value(), json.writeValueAsString(said));
  }

  private void exists(MomentId id) {
    if (database.sql("select id from moment where id = :id").param("id", id.value()).query(UUID.class).optional().isEmpty()) {
      throw new NotFound();
    }
  }
}
