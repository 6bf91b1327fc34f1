package org.attune.app.discomfort;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
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

/** The scary moments that a person looked at. */
@Service
public class ScaryMoments {

  /** The longest answer, in characters. */
  public static final int LONGEST = 10_000;
  private static final String TABLE = "scary_moment";

  private final JdbcClient database;
  private final Spaces spaces;
  private final Circle circle;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  ScaryMoments(JdbcClient database, Spaces spaces, Circle circle, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.circle = circle;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** What is sealed of a moment. */
  private record Looked(Set<Sign> signs, Account account, Map<String, Side> sides) {}

  /**
   * Begins to look at a moment, with the signs of harm that were answered with yes; after one, whoever it was with is set apart in
   * the same transaction. The same id again changes nothing.
   */
  @Transactional
  public void begin(Viewer.Oneself viewer, ScaryMomentId id, @Nullable ConnectionId with, Set<Sign> signs) {
    SpaceId space = spaces.of(viewer);
    if (with != null) {
      circle.get(viewer, with);
    }
    int isNew = database.sql("""
            insert into scary_moment (id, space_id, made_at, connection_id, words) values (:id, :space, :now, :with, :words)
            on conflict (id) do nothing
            """)
        .param("id", id.value()).param("space", space.value()).param("now", Timestamp.from(clock.instant()))
        .param("with", with == null ? null : with.value())
        .param("words", sealed(viewer, space, id, new Looked(signs, Account.NONE, Map.of()))).update();
    if (isNew == 1 && with != null && !signs.isEmpty()) {
      circle.setApart(viewer, with);
    }
  }

  /** Writes down what happened; refused with {@link Conflict} where that was changed meanwhile. */
  @Transactional
  public void tell(Viewer.Oneself viewer, ScaryMomentId id, int version, Account account) {
    ScaryMoment now = get(viewer, id);
    change(viewer, id, version, new Looked(now.signs(), account, kept(now.sides(), account)));
  }

  /**
   * Says what each piece of the account speaks for, in the order of {@link Account#pieces}; refused with {@link Conflict} where the
   * account was changed meanwhile. After a sign of harm there is nothing to weigh.
   */
  @Transactional
  public void sort(Viewer.Oneself viewer, ScaryMomentId id, int version, List<Side> sides) {
    ScaryMoment now = get(viewer, id);
    if (now.isDanger()) {
      throw new NotFound();
    }
    List<String> pieces = now.account().pieces();
    if (now.version() != version || sides.size() != pieces.size()) {
      throw new Conflict();
    }
    var sorted = new LinkedHashMap<String, Side>();
    for (int i = 0; i < pieces.size(); i++) {
      sorted.put(pieces.get(i), sides.get(i));
    }
    change(viewer, id, version, new Looked(now.signs(), now.account(), sorted));
  }

  /** All that were looked at, the latest first. */
  @Transactional
  public List<ScaryMoment> all(Viewer.Oneself viewer) {
    SpaceId space = spaces.of(viewer);
    record Row(UUID id, Instant madeAt, @Nullable UUID with, byte[] words, int version) {}
    List<Row> rows = database.sql("select id, made_at, connection_id, words, version from scary_moment order by made_at desc, id")
        .query((row, i) -> new Row(row.getObject("id", UUID.class), row.getTimestamp("made_at").toInstant(),
            row.getObject("connection_id", UUID.class), row.getBytes("words"), row.getInt("version"))).list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), TABLE, rows.stream().collect(Collectors.toMap(Row::id, Row::words)));
    return rows.stream().map(row -> {
      Looked looked = json.readValue(Objects.requireNonNull(open.get(row.id())), Looked.class);
      return new ScaryMoment(new ScaryMomentId(row.id()), row.madeAt(), row.with() == null ? null : new ConnectionId(row.with()),
          looked.signs().isEmpty() ? Set.of() : EnumSet.copyOf(looked.signs()), looked.account(), looked.sides(), row.version());
    }).toList();
  }

  /** One of them. */
  @Transactional
  public ScaryMoment get(Viewer.Oneself viewer, ScaryMomentId id) {
    return all(viewer).stream().filter(moment -> moment.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  /** Deletes one, at once and for good; whoever was set apart stays so. */
  @Transactional
  public void delete(Viewer.Oneself viewer, ScaryMomentId id) {
    if (database.sql("delete from scary_moment where id = :id").param("id", id.value()).update() == 0) {
      throw new NotFound();
    }
    spaces.changed(viewer);
  }

  private static Map<String, Side> kept(Map<String, Side> sides, Account account) {
    List<String> pieces = account.pieces();
    var kept = new LinkedHashMap<>(sides);
    kept.keySet().retainAll(pieces);
    return kept;
  }

  private void change(Viewer.Oneself viewer, ScaryMomentId id, int version, Looked looked) {
    int changed = database.sql("update scary_moment set words = :words, version = version + 1 where id = :id and version = :version")
        .param("id", id.value()).param("version", version).param("words", sealed(viewer, spaces.of(viewer), id, looked)).update();
    if (changed == 0) {
      throw new Conflict();
    }
    spaces.changed(viewer);
  }

  private byte[] sealed(Viewer.Oneself viewer, SpaceId space, ScaryMomentId id, Looked looked) {
    return words.seal(viewer, space.key(), TABLE, id.value(), json.writeValueAsString(looked));
  }
}
