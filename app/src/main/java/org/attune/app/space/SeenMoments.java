package org.attune.app.space;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.layout.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The moments in which a person was seen. */
@Service
public class SeenMoments {

  /** The longest line, in characters. */
  public static final int LONGEST = 500;
  private static final String TABLE = "seen_moment";

  private final JdbcClient database;
  private final Spaces spaces;
  private final Words words;
  private final Clock clock;

  SeenMoments(JdbcClient database, Spaces spaces, Words words, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.words = words;
    this.clock = clock;
  }

  /** Keeps a line; the same id again changes nothing. */
  @Transactional
  public void keep(Viewer.Oneself viewer, UUID id, String line) {
    SpaceId space = spaces.of(viewer);
    database.sql("insert into seen_moment (id, space_id, at, words) values (:id, :space, :at, :words) on conflict (id) do nothing")
        .param("id", id).param("space", space.value()).param("at", Timestamp.from(clock.instant()))
        .param("words", words.seal(viewer, space.key(), TABLE, id, line)).update();
  }

  /** All of them, the latest first. */
  @Transactional
  public List<SeenMoment> all(Viewer.Oneself viewer) {
    SpaceId space = spaces.of(viewer);
    var at = new LinkedHashMap<UUID, Instant>();
    var sealed = new LinkedHashMap<UUID, byte[]>();
    database.sql("select id, at, words from seen_moment order by at desc, id").query(row -> {
      UUID id = row.getObject("id", UUID.class);
      at.put(id, row.getTimestamp("at").toInstant());
      sealed.put(id, row.getBytes("words"));
    });
    Map<UUID, String> open = words.openAll(viewer, space.key(), TABLE, sealed);
    return at.entrySet().stream()
        .map(kept -> new SeenMoment(kept.getKey(), kept.getValue(), Objects.requireNonNull(open.get(kept.getKey())))).toList();
  }

  /** Deletes one, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, UUID id) {
    if (database.sql("delete from seen_moment where id = :id").param("id", id).update() == 0) {
      throw new NotFound();
    }
    spaces.changed(viewer);
  }
}
