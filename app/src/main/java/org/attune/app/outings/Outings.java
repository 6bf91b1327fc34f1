package org.attune.app.outings;

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
import org.attune.app.layout.NotFound;
import org.attune.app.space.SpaceId;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The outings that a person would like to ask for. Nothing is sent from here, to anyone. */
@Service
public class Outings {

  /** The longest name, place or thing to do, in characters. */
  public static final int LONGEST = 200;
  private static final String TABLE = "outing";

  private final JdbcClient database;
  private final Spaces spaces;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  Outings(JdbcClient database, Spaces spaces, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps an outing; the same id again changes nothing. */
  @Transactional
  public void keep(Viewer.Oneself viewer, OutingId id, Plan plan) {
    SpaceId space = spaces.of(viewer);
    database.sql("insert into outing (id, space_id, made_at, words) values (:id, :space, :now, :words) on conflict (id) do nothing")
        .param("id", id.value()).param("space", space.value()).param("now", Timestamp.from(clock.instant()))
        .param("words", words.seal(viewer, space.key(), TABLE, id.value(), json.writeValueAsString(plan))).update();
  }

  /** All of them, the latest first. */
  @Transactional
  public List<Outing> all(Viewer.Oneself viewer) {
    SpaceId space = spaces.of(viewer);
    record Row(UUID id, Instant madeAt, byte[] words) {}
    List<Row> rows = database.sql("select id, made_at, words from outing order by made_at desc, id")
        .query((row, i) -> new Row(row.getObject("id", UUID.class), row.getTimestamp("made_at").toInstant(), row.getBytes("words")))
        .list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), TABLE, rows.stream().collect(Collectors.toMap(Row::id, Row::words)));
    return rows.stream().map(row -> new Outing(new OutingId(row.id()), row.madeAt(),
        json.readValue(Objects.requireNonNull(open.get(row.id())), Plan.class))).toList();
  }

  /** One of them. */
  @Transactional
  public Outing get(Viewer.Oneself viewer, OutingId id) {
    return all(viewer).stream().filter(outing -> outing.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  /** Says whether it took place; with null, that nothing is said of it any more. */
  @Transactional
  public void say(Viewer.Oneself viewer, OutingId id, Plan.@Nullable After after) {
    Plan plan = get(viewer, id).plan().said(after);
    database.sql("update outing set words = :words where id = :id").param("id", id.value())
        .param("words", words.seal(viewer, spaces.of(viewer).key(), TABLE, id.value(), json.writeValueAsString(plan))).update();
    spaces.changed(viewer);
  }

  /** Deletes one, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, OutingId id) {
    if (database.sql("delete from outing where id = :id").param("id", id.value()).update() == 0) {
      throw new NotFound();
    }
    spaces.changed(viewer);
  }
}
