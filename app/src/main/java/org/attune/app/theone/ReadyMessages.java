package org.attune.app.theone;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Those to reach by one's own phone. Nothing is sent from here, to anyone. */
@Service
public class ReadyMessages {

  /** The longest number, in characters: with all that people put between its digits. */
  public static final int LONGEST_NUMBER = 40;
  /** The longest sentence, in characters: what phones take from a link. */
  public static final int LONGEST = 300;
  private static final String TABLE = "ready_message";

  private final JdbcClient database;
  private final Spaces spaces;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  ReadyMessages(JdbcClient database, Spaces spaces, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** All of them, the first kept first. */
  @Transactional
  public List<ReadyMessage> all(Viewer.Oneself viewer) {
    SpaceId space = spaces.of(viewer);
    record Row(UUID id, Instant keptAt, int version, byte[] words) {}
    List<Row> rows = database.sql("select id, kept_at, version, words from ready_message order by kept_at, id")
        .query((row, i) -> new Row(row.getObject("id", UUID.class), row.getTimestamp("kept_at").toInstant(), row.getInt("version"),
            row.getBytes("words"))).list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), TABLE, rows.stream().collect(Collectors.toMap(Row::id, Row::words)));
    return rows.stream().map(row -> new ReadyMessage(row.id(), row.keptAt(), row.version(),
        json.readValue(Objects.requireNonNull(open.get(row.id())), ReadyMessage.Words.class))).toList();
  }

  /** One of them. */
  @Transactional
  public ReadyMessage get(Viewer.Oneself viewer, UUID id) {
    return all(viewer).stream().filter(message -> message.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  /** Keeps one; the same id again changes nothing. */
  @Transactional
  public void keep(Viewer.Oneself viewer, UUID id, ReadyMessage.Words typed) {
    SpaceId space = spaces.of(viewer);
    database.sql("insert into ready_message (id, space_id, kept_at, words) values (:id, :space, :now, :words) on conflict (id) do nothing")
        .param("id", id).param("space", space.value()).param("now", Timestamp.from(clock.instant()))
        .param("words", sealed(viewer, space, id, typed)).update();
    spaces.changed(viewer);
  }

  /** Changes one from the version that was read; refused with {@link Conflict} where it was changed meanwhile. */
  @Transactional
  public void change(Viewer.Oneself viewer, UUID id, int version, ReadyMessage.Words typed) {
    SpaceId space = spaces.of(viewer);
    if (get(viewer, id).words().equals(typed)) {
      return; // sent twice, since the first answer was lost
    }
    int changed = database.sql("update ready_message set words = :words, version = version + 1 where id = :id and version = :version")
        .param("words", sealed(viewer, space, id, typed)).param("id", id).param("version", version).update();
    if (changed == 0) {
      throw new Conflict();
    }
    spaces.changed(viewer);
  }

  /** Deletes one, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, UUID id) {
    if (database.sql("delete from ready_message where id = :id").param("id", id).update() == 0) {
      throw new NotFound();
    }
    spaces.changed(viewer);
  }

  private byte[] sealed(Viewer.Oneself viewer, SpaceId space, UUID id, ReadyMessage.Words typed) {
    return words.seal(viewer, space.key(), TABLE, id, json.writeValueAsString(typed));
  }
}
