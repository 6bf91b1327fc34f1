package org.attune.app.ladder;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.app.circle.Circle;
import org.attune.app.circle.Connection;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.SetApartMatch;
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

/** The ladders that a person writes, and their steps on them. */
@Service
public class Ladders {

  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 200;
  /** The longest rung, in characters. */
  public static final int LONGEST_RUNG = 1_000;
  /** The longest of all other words, in characters. */
  public static final int LONGEST = 10_000;

  private final JdbcClient database;
  private final Spaces spaces;
  private final Circle circle;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  Ladders(JdbcClient database, Spaces spaces, Circle circle, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.circle = circle;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** What is sealed of a step. */
  private record Kept(Step.Kind kind, String said, Step.Felt felt) {}

  /** All ladders, in the order in which they were begun; a fixed number of statements. */
  @Transactional
  public List<Ladder> all(Viewer.Oneself viewer) {
    SpaceId space = spaces.of(viewer);
    record Row(UUID id, Instant madeAt, @Nullable UUID with, int version) {}
    var sealed = new HashMap<UUID, byte[]>();
    List<Row> rows = database.sql("""
            select id, connection_id, made_at, words, version from ladder order by made_at, id
            """).query((row, i) -> {
      UUID id = row.getObject("id", UUID.class);
      sealed.put(id, row.getBytes("words"));
      return new Row(id, row.getTimestamp("made_at").toInstant(), row.getObject("connection_id", UUID.class), row.getInt("version"));
    }).list();
    Map<UUID, String> names = words.openAll(viewer, space.key(), "ladder", sealed);
    Map<UUID, List<Rung>> rungs = rungs(viewer, space);
    Map<UUID, List<Step>> steps = steps(viewer, space);
    Map<String, SetApartMatch> matches = circle.matchSetApart(viewer, names.values());
    Map<UUID, Connection> people = circle.all(viewer).stream().collect(Collectors.toMap(c -> c.id().value(), Function.identity()));
    // a person who was deleted on another device meanwhile has taken their ladder along
    return rows.stream().filter(row -> row.with() == null || people.containsKey(row.with())).map(row -> {
      Connection with = row.with() == null ? null : Objects.requireNonNull(people.get(row.with()));
      return new Ladder(new LadderId(row.id()), row.madeAt(), with == null ? null : with.id(),
          with == null ? Objects.requireNonNull(names.get(row.id())) : with.name(),
          with == null ? matches.get(names.get(row.id())) == SetApartMatch.CERTAIN : with.apart(), row.version(),
          rungs.getOrDefault(row.id(), List.of()), steps.getOrDefault(row.id(), List.of()));
    }).toList();
  }

  /** One ladder. */
  @Transactional
  public Ladder get(Viewer.Oneself viewer, LadderId id) {
    return all(viewer).stream().filter(ladder -> ladder.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  /**
   * Begins a ladder with a person of the circle, or with a name that may be empty; the same id again changes nothing.
   *
   * @param somebodyElse whether the name is that of somebody else than the person who was set apart
   */
  @Transactional
  public void begin(Viewer.Oneself viewer, LadderId id, @Nullable ConnectionId with, String name, boolean somebodyElse) {
    SpaceId space = spaces.of(viewer);
    refuseSetApart(viewer, with, name, somebodyElse);
    database.sql("""
            insert into ladder (id, space_id, connection_id, made_at, words) values (:id, :space, :with, :now, :words)
            on conflict (id) do nothing
            """)
        .param("id", id.value()).param("space", space.value()).param("with", with == null ? null : with.value()).param("now", now())
        .param("words", name(viewer, space, id, with, name)).update();
  }

  /** Changes whom it is with; refused with {@link Conflict} where that was changed meanwhile. */
  @Transactional
  public void changeWhom(Viewer.Oneself viewer, LadderId id, int version, @Nullable ConnectionId with, String name,
      boolean somebodyElse) {
    SpaceId space = spaces.of(viewer);
    awake(viewer, id);
    refuseSetApart(viewer, with, name, somebodyElse);
    changed(viewer, database.sql("""
            update ladder set connection_id = :with, words = :words, version = version + 1 where id = :id and version = :version
            """)
        .param("id", id.value()).param("version", version).param("with", with == null ? null : with.value())
        .param("words", name(viewer, space, id, with, name)).update());
  }

  /** Deletes a ladder with its rungs and all that was tried, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, LadderId id) {
    gone(viewer, database.sql("delete from ladder where id = :id").param("id", id.value()).update());
  }

  /** Writes a rung, above all others; the same id again changes nothing. */
  @Transactional
  public void write(Viewer.Oneself viewer, RungId id, LadderId on, String said) {
    SpaceId space = spaces.of(viewer);
    awake(viewer, on);
    database.sql("""
            insert into rung (id, space_id, ladder_id, place, words)
            select :id, :space, :on, coalesce(max(place), 0) + 1, :words from rung where ladder_id = :on
            on conflict (id) do nothing
            """)
        .param("id", id.value()).param("space", space.value()).param("on", on.value())
        .param("words", words.seal(viewer, space.key(), "rung", id.value(), said)).update();
    spaces.changed(viewer);
  }

  /** Changes what a rung says; refused with {@link Conflict} where that was changed meanwhile. */
  @Transactional
  public void rewrite(Viewer.Oneself viewer, LadderId on, RungId id, int version, String said) {
    SpaceId space = spaces.of(viewer);
    awake(viewer, on).rung(id);
    changed(viewer, database.sql("update rung set words = :words, version = version + 1 where id = :id and version = :version")
        .param("id", id.value()).param("version", version)
        .param("words", words.seal(viewer, space.key(), "rung", id.value(), said)).update());
  }

  /** Puts a rung to a place: 1 is the lowest. Beyond the ends it stays at the end. */
  @Transactional
  public void place(Viewer.Oneself viewer, LadderId on, RungId id, int place) {
    awake(viewer, on).rung(id);
    database.sql("select id from ladder where id = :on for update").param("on", on.value()).query(UUID.class).single();
    var order = new ArrayList<>(database.sql("select id from rung where ladder_id = :on order by place, id").param("on", on.value())
        .query(UUID.class).list());
    order.remove(id.value());
    order.add(Math.clamp(place - 1L, 0, order.size()), id.value());
    database.sql("""
            update rung set place = o.place from unnest(:order::uuid[]) with ordinality as o (id, place) where rung.id = o.id
            """)
        .param("order", order.toArray(UUID[]::new)).update();
    spaces.changed(viewer);
  }

  /** Takes a rung away; what was tried on it stays. */
  @Transactional
  public void remove(Viewer.Oneself viewer, LadderId on, RungId id) {
    gone(viewer, database.sql("delete from rung where id = :id and ladder_id = :on").param("id", id.value()).param("on", on.value()).update());
  }

  /** Notes that a rung was tried, or gone back from; the same id again changes nothing. */
  @Transactional
  public void step(Viewer.Oneself viewer, UUID id, LadderId on, RungId rung, Step.Kind kind, Step.Felt felt) {
    SpaceId space = spaces.of(viewer);
    var kept = new Kept(kind, awake(viewer, on).rung(rung).words(), felt);
    database.sql("""
            insert into rung_step (id, space_id, ladder_id, rung_id, at, words) values (:id, :space, :on, :rung, :now, :words)
            on conflict (id) do nothing
            """)
        .param("id", id).param("space", space.value()).param("on", on.value()).param("rung", rung.value()).param("now", now())
        .param("words", words.seal(viewer, space.key(), "rung_step", id, json.writeValueAsString(kept))).update();
    spaces.changed(viewer);
  }

  /** Deletes one thing that was tried, for good. */
  @Transactional
  public void deleteStep(Viewer.Oneself viewer, LadderId on, UUID id) {
    gone(viewer, database.sql("delete from rung_step where id = :id and ladder_id = :on").param("id", id).param("on", on.value()).update());
  }

  private Map<UUID, List<Rung>> rungs(Viewer.Oneself viewer, SpaceId space) {
    record Row(UUID on, UUID id, int version) {}
    var sealed = new HashMap<UUID, byte[]>();
    List<Row> rows = database.sql("select ladder_id, id, words, version from rung order by place, id").query((row, i) -> {
      UUID id = row.getObject("id", UUID.class);
      sealed.put(id, row.getBytes("words"));
      return new Row(row.getObject("ladder_id", UUID.class), id, row.getInt("version"));
    }).list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), "rung", sealed);
    return rows.stream().collect(Collectors.groupingBy(Row::on, Collectors.mapping(
        row -> new Rung(new RungId(row.id()), Objects.requireNonNull(open.get(row.id())), row.version()), Collectors.toList())));
  }

  private Map<UUID, List<Step>> steps(Viewer.Oneself viewer, SpaceId space) {
    record Row(UUID on, UUID id, @Nullable UUID rung, Instant at) {}
    var sealed = new HashMap<UUID, byte[]>();
    List<Row> rows = database.sql("""
            select ladder_id, id, rung_id, at, words from rung_step order by at desc, id
            """).query((row, i) -> {
      UUID id = row.getObject("id", UUID.class);
      sealed.put(id, row.getBytes("words"));
      return new Row(row.getObject("ladder_id", UUID.class), id, row.getObject("rung_id", UUID.class),
          row.getTimestamp("at").toInstant());
    }).list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), "rung_step", sealed);
    return rows.stream().collect(Collectors.groupingBy(Row::on, Collectors.mapping(row -> {
      Kept kept = json.readValue(Objects.requireNonNull(open.get(row.id())), Kept.class);
      return new Step(row.id(), row.at(), row.rung() == null ? null : new RungId(row.rung()), kept.said(), kept.kind(),
          kept.felt());
    }, Collectors.toList())));
  }

  private Ladder awake(Viewer.Oneself viewer, LadderId id) {
    Ladder ladder = get(viewer, id);
    if (ladder.rests()) {
      throw new Refused("ladder.is-resting");
    }
    return ladder;
  }

  /** Also refuses a person who is not in one's own circle. */
  private void refuseSetApart(Viewer.Oneself viewer, @Nullable ConnectionId with, String name, boolean somebodyElse) {
    if (with != null && circle.isApart(viewer, with)) {
      throw Refused.at("with", "ladder.whom.apart");
    }
    if (with == null) {
      circle.refuseSetApart(viewer, "name", name, somebodyElse);
    }
  }

  /** The name of somebody in the circle stands there alone. */
  private byte[] name(Viewer.Oneself viewer, SpaceId space, LadderId id, @Nullable ConnectionId with, String name) {
    return words.seal(viewer, space.key(), "ladder", id.value(), with == null ? name : "");
  }

  private void changed(Viewer.Oneself viewer, int rows) {
    if (rows == 0) {
      throw new Conflict();
    }
    spaces.changed(viewer);
  }

  private void gone(Viewer.Oneself viewer, int rows) {
    if (rows == 0) {
      throw new NotFound();
    }
    spaces.changed(viewer);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
