package org.attune.app.letters;

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

/** The letters that a person keeps. */
@Service("ownLetters") // the mails that this place sends have letters too
public class Letters {

  /** The longest letter, in characters. */
  public static final int LONGEST = 200_000;
  /** The longest name of whom it is to, in characters. */
  public static final int LONGEST_NAME = 200;
  private static final String TABLE = "letter";

  private final JdbcClient database;
  private final Spaces spaces;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  Letters(JdbcClient database, Spaces spaces, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** What is sealed of a letter. */
  private record Sheet(String to, String text) {}

  /** What became of an edit. */
  public sealed interface Kept {
    /** It stands in the letter. */
    record InPlace(LetterId letter) implements Kept {}

    /** The letter had been changed elsewhere meanwhile: that one stays, and this one lies beside it. */
    record Beside(LetterId letter) implements Kept {}
  }

  /** All letters, the latest first. */
  @Transactional
  public List<Letter> all(Viewer.Oneself viewer) {
    return read(viewer, "true", null);
  }

  /** Those that were given, the latest written first. */
  @Transactional
  public List<Letter> given(Viewer.Oneself viewer) {
    return read(viewer, "given_at is not null", null);
  }

  /** One letter. */
  @Transactional
  public Letter get(Viewer.Oneself viewer, LetterId id) {
    return read(viewer, "id = :one", id).stream().findFirst().orElseThrow(NotFound::new);
  }

  /** Keeps a new letter; the same id again changes nothing. */
  @Transactional
  public void write(Viewer.Oneself viewer, LetterId id, String to, String text) {
    SpaceId space = spaces.of(viewer);
    database.sql("insert into letter (id, space_id, written_at, words) values (:id, :space, :now, :words) on conflict (id) do nothing")
        .param("id", id.value()).param("space", space.value()).param("now", now()).param("words", sealed(viewer, space, id, to, text))
        .update();
  }

  /** Goes on with a letter from the version that was read; where that is not the latest, both are kept, unless they are the same. */
  @Transactional
  public Kept goOn(Viewer.Oneself viewer, LetterId id, int version, LetterId otherwise, String to, String text) {
    SpaceId space = spaces.of(viewer);
    Letter now = get(viewer, id);
    if (now.version() != version && now.to().equals(to) && now.text().equals(text)) {
      return new Kept.InPlace(id); // sent twice, since the first answer was lost
    }
    int changed = database.sql("""
            update letter set words = :words, written_at = :now, version = version + 1 where id = :id and version = :version
            """)
        .param("words", sealed(viewer, space, id, to, text)).param("now", now()).param("id", id.value()).param("version", version)
        .update();
    if (changed == 1) {
      spaces.changed(viewer);
      return new Kept.InPlace(id);
    }
    write(viewer, otherwise, to, text);
    return new Kept.Beside(otherwise);
  }

  /** Its writer says that they gave it, or sent it by themselves. */
  @Transactional
  public void wasGiven(Viewer.Oneself viewer, LetterId id) {
    get(viewer, id);
    database.sql("update letter set given_at = coalesce(given_at, :now) where id = :id").param("now", now()).param("id", id.value())
        .update();
    spaces.changed(viewer);
  }

  /** Takes that back: it is a letter to keep. */
  @Transactional
  public void wasNotGiven(Viewer.Oneself viewer, LetterId id) {
    get(viewer, id);
    database.sql("update letter set given_at = null where id = :id").param("id", id.value()).update();
    spaces.changed(viewer);
  }

  /** Deletes a letter, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, LetterId id) {
    get(viewer, id);
    database.sql("delete from letter where id = :id").param("id", id.value()).update();
    spaces.changed(viewer);
  }

  private List<Letter> read(Viewer.Oneself viewer, String which, @Nullable LetterId one) {
    SpaceId space = spaces.of(viewer);
    record Row(UUID id, Instant writtenAt, @Nullable Timestamp givenAt, int version, byte[] words) {}
    List<Row> rows = database.sql("""
            select id, written_at, given_at, version, words from letter where %s order by written_at desc, id
            """.formatted(which))
        .param("one", one == null ? null : one.value())
        .query((row, i) -> new Row(row.getObject("id", UUID.class), row.getTimestamp("written_at").toInstant(),
            row.getTimestamp("given_at"), row.getInt("version"), row.getBytes("words"))).list();
    Map<UUID, String> open = words.openAll(viewer, space.key(), TABLE, rows.stream().collect(Collectors.toMap(Row::id, Row::words)));
    return rows.stream().map(row -> {
      Sheet sheet = json.readValue(Objects.requireNonNull(open.get(row.id())), Sheet.class);
      return new Letter(new LetterId(row.id()), row.writtenAt(), row.givenAt() == null ? null : row.givenAt().toInstant(), sheet.to(),
          sheet.text(), row.version());
    }).toList();
  }

  private byte[] sealed(Viewer.Oneself viewer, SpaceId space, LetterId id, String to, String text) {
    return words.seal(viewer, space.key(), TABLE, id.value(), json.writeValueAsString(new Sheet(to, text)));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
