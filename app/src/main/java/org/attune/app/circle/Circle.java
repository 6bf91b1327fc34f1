package org.attune.app.circle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Refused;
import org.attune.app.space.SpaceId;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The people in a person's life. */
@Service
public class Circle {

  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 200;
  /** The longest of all other words, in characters. */
  public static final int LONGEST = 10_000;

  private final JdbcClient database;
  private final Spaces spaces;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  Circle(JdbcClient database, Spaces spaces, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** What is sealed of a person. */
  private record Called(String name, String tie) {}

  /** Everybody in one's circle, in the order in which they came; a fixed number of statements. */
  @Transactional
  public List<Connection> all(Viewer.Oneself viewer) {
    SpaceId space = spaces.of(viewer);
    record Row(UUID id, Instant madeAt, byte[] words, boolean apart, int version) {}
    List<Row> rows = database.sql("select id, made_at, words, apart_at, version from connection order by made_at, id")
        .query((row, i) -> new Row(row.getObject("id", UUID.class), row.getTimestamp("made_at").toInstant(), row.getBytes("words"),
            row.getTimestamp("apart_at") != null, row.getInt("version"))).list();
    Map<UUID, String> called = words.openAll(viewer, space.key(), "connection",
        rows.stream().collect(Collectors.toMap(Row::id, Row::words)));
    Map<UUID, List<Ease>> eases = eases(viewer, space);
    Map<UUID, List<HardTime>> hard = hard(viewer, space);
    return rows.stream().map(row -> {
      Called c = json.readValue(Objects.requireNonNull(called.get(row.id())), Called.class);
      return new Connection(new ConnectionId(row.id()), row.madeAt(), c.name(), c.tie(), row.apart(), row.version(),
          eases.getOrDefault(row.id(), List.of()), hard.getOrDefault(row.id(), List.of()));
    }).toList();
  }

  /** One person of one's circle. */
  @Transactional
  public Connection get(Viewer.Oneself viewer, ConnectionId id) {
    return all(viewer).stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  /** By their name, whom just that name is of; who shares one with another is not there. */
  @Transactional
  public Map<String, ConnectionId> named(Viewer.Oneself viewer) {
    return all(viewer).stream().collect(Collectors.groupingBy(Connection::name)).entrySet().stream()
        .filter(called -> called.getValue().size() == 1)
        .collect(Collectors.toMap(Map.Entry::getKey, called -> called.getValue().getFirst().id()));
  }

  /** What somebody is called, to begin something with them; empty where they were set apart: nothing is suggested then. */
  @Transactional
  public String suggested(Viewer.Oneself viewer, ConnectionId id) {
    Connection person = get(viewer, id);
    return person.apart() ? "" : person.name();
  }

  /** Notes a person; the same id again changes nothing. */
  @Transactional
  public void note(Viewer.Oneself viewer, ConnectionId id, String name, String tie) {
    SpaceId space = spaces.of(viewer);
    database.sql("insert into connection (id, space_id, made_at, words) values (:id, :space, :now, :words) on conflict (id) do nothing")
        .param("id", id.value()).param("space", space.value()).param("now", now())
        .param("words", sealed(viewer, space, id, name, tie)).update();
    spaces.changed(viewer);
  }

  /** Changes how a person is called; refused with {@link Conflict} where that was changed meanwhile. */
  @Transactional
  public void call(Viewer.Oneself viewer, ConnectionId id, int version, String name, String tie) {
    SpaceId space = spaces.of(viewer);
    exists(id);
    int changed = database.sql("update connection set words = :words, version = version + 1 where id = :id and version = :version")
        .param("id", id.value()).param("version", version).param("words", sealed(viewer, space, id, name, tie)).update();
    if (changed == 0) {
      throw new Conflict();
    }
    spaces.changed(viewer);
  }

  /** Says how at ease one feels with a person now. */
  @Transactional
  public void feel(Viewer.Oneself viewer, UUID id, ConnectionId with, int level, String said) {
    SpaceId space = spaces.of(viewer);
    exists(with);
    database.sql("""
            insert into ease (id, space_id, connection_id, at, level, words) values (:id, :space, :with, :now, :level, :words)
            on conflict (id) do nothing
            """)
        .param("id", id).param("space", space.value()).param("with", with.value()).param("now", now()).param("level", level)
        .param("words", orNone(viewer, space, "ease", id, said)).update();
    spaces.changed(viewer);
  }

  /** Says what was hard with a person. */
  @Transactional
  public void wasHard(Viewer.Oneself viewer, UUID id, ConnectionId with, HardTime.Kind kind, String said) {
    SpaceId space = spaces.of(viewer);
    exists(with);
    database.sql("""
            insert into hard_time (id, space_id, connection_id, at, kind, words)
            values (:id, :space, :with, :now, :kind, :words) on conflict (id) do nothing
            """)
        .param("id", id).param("space", space.value()).param("with", with.value()).param("now", now())
        .param("kind", kind.code()).param("words", orNone(viewer, space, "hard_time", id, said)).update();
  }

  /** Sets a person apart: they stay written down, and nothing suggests them any more. */
  @Transactional
  public void setApart(Viewer.Oneself viewer, ConnectionId id) {
    exists(id);
    database.sql("update connection set apart_at = coalesce(apart_at, :now) where id = :id").param("id", id.value())
        .param("now", now()).update();
    spaces.changed(viewer);
  }

  /** Takes that back. */
  @Transactional
  public void takeBackIn(Viewer.Oneself viewer, ConnectionId id) {
    exists(id);
    database.sql("update connection set apart_at = null where id = :id").param("id", id.value()).update();
    spaces.changed(viewer);
  }

  /** Deletes a person with all that was said of them, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, ConnectionId id) {
    exists(id);
    database.sql("delete from connection where id = :id").param("id", id.value()).update();
    spaces.changed(viewer);
  }

  /** Whether a person is set apart. */
  @Transactional
  public boolean isApart(Viewer.Oneself viewer, ConnectionId id) {
    return database.sql("select apart_at is not null from connection where id = :id").param("id", id.value())
        .query(Boolean.class).optional().orElseThrow(NotFound::new);
  }

  /** Whether a name that was typed is that of somebody who is set apart. */
  @Transactional
  public SetApartMatch matchSetApart(Viewer.Oneself viewer, String name) {
    return SetApartMatch.of(all(viewer), name);
  }

  /** The same for many names, by one look at the circle. */
  @Transactional
  public Map<String, SetApartMatch> matchSetApart(Viewer.Oneself viewer, Collection<String> names) {
    List<Connection> all = all(viewer);
    return names.stream().distinct().collect(Collectors.toMap(name -> name, name -> SetApartMatch.of(all, name)));
  }

  /**
   * Refuses a name that was typed where it is that of somebody who is set apart, and asks where it may be.
   *
   * @param field        where it was typed
   * @param somebodyElse whether the person said already that they mean somebody else
   */
  @Transactional
  public void refuseSetApart(Viewer.Oneself viewer, String field, String name, boolean somebodyElse) {
    SetApartMatch match = matchSetApart(viewer, name);
    if (match == SetApartMatch.CERTAIN) {
      throw Refused.at(field, "circle.set-apart.certain");
    }
    if (match == SetApartMatch.POSSIBLE && !somebodyElse) {
      throw Refused.at("somebodyElse", "circle.set-apart.possible");
    }
  }

  /** Deletes what was felt with a person once, for good. */
  @Transactional
  public void deleteEase(Viewer.Oneself viewer, ConnectionId with, UUID id) {
    deleteOne(viewer, "delete from ease where id = :id and connection_id = :with", with, id);
  }

  /** Deletes one thing that was hard with a person, for good. */
  @Transactional
  public void deleteHardTime(Viewer.Oneself viewer, ConnectionId with, UUID id) {
    deleteOne(viewer, "delete from hard_time where id = :id and connection_id = :with", with, id);
  }

  private void deleteOne(Viewer.Oneself viewer, String sql, ConnectionId with, UUID id) {
    if (database.sql(sql).param("id", id).param("with", with.value()).update() == 0) {
      throw new NotFound();
    }
    spaces.changed(viewer);
  }

  private Map<UUID, List<Ease>> eases(Viewer.Oneself viewer, SpaceId space) {
    record Row(UUID with, UUID id, Instant at, int level) {}
    var sealed = new HashMap<UUID, byte[]>();
    List<Row> rows = database.sql("select connection_id, id, at, level, words from ease order by at desc, id").query((row, i) -> {
      UUID id = row.getObject("id", UUID.class);
      keep(sealed, id, row.getBytes("words"));
      return new Row(row.getObject("connection_id", UUID.class), id, row.getTimestamp("at").toInstant(), row.getInt("level"));
    }).list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), "ease", sealed);
    return rows.stream().collect(Collectors.groupingBy(Row::with,
        Collectors.mapping(r -> new Ease(r.id(), r.at(), r.level(), open.getOrDefault(r.id(), "")), Collectors.toList())));
  }

  private Map<UUID, List<HardTime>> hard(Viewer.Oneself viewer, SpaceId space) {
    record Row(UUID with, UUID id, Instant at, HardTime.Kind kind) {}
    var sealed = new HashMap<UUID, byte[]>();
    List<Row> rows = database.sql("select connection_id, id, at, kind, words from hard_time order by at desc, id").query((row, i) -> {
      UUID id = row.getObject("id", UUID.class);
      keep(sealed, id, row.getBytes("words"));
      return new Row(row.getObject("connection_id", UUID.class), id, row.getTimestamp("at").toInstant(),
          HardTime.Kind.of(row.getString("kind")));
    }).list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), "hard_time", sealed);
    return rows.stream().collect(Collectors.groupingBy(Row::with,
        Collectors.mapping(r -> new HardTime(r.id(), r.at(), r.kind(), open.getOrDefault(r.id(), "")), Collectors.toList())));
  }

  private static void keep(Map<UUID, byte[]> sealed, UUID id, byte @Nullable [] words) {
    if (words != null) {
      sealed.put(id, words);
    }
  }

  private byte[] sealed(Viewer.Oneself viewer, SpaceId space, ConnectionId id, String name, String tie) {
    return words.seal(viewer, space.key(), "connection", id.value(), json.writeValueAsString(new Called(name, tie)));
  }

  private byte @Nullable [] orNone(Viewer.Oneself viewer, SpaceId space, String table, UUID id, String said) {
    return said.isBlank() ? null : words.seal(viewer, space.key(), table, id, said);
  }

  private void exists(ConnectionId id) {
    if (database.sql("select id from connection where id = :id").param("id", id.value()).query(UUID.class).optional().isEmpty()) {
      throw new NotFound();
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
