package org.attune.app.safety;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.layout.Conflict;
import org.attune.app.space.SpaceId;
import org.attune.app.space.Spaces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Each person's safety plan. */
@Service
public class SafetyPlans {

  /** The longest part, in characters. */
  public static final int LONGEST = 10_000;
  private static final String TABLE = "safety_plan";

  private final JdbcClient database;
  private final Spaces spaces;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  SafetyPlans(JdbcClient database, Spaces spaces, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** One's own plan; an empty one of version 0 where none was written. */
  @Transactional
  public SafetyPlan of(Viewer.Oneself viewer) {
    SpaceId space = spaces.of(viewer);
    record Row(byte[] words, Instant writtenAt, int version) {}
    Optional<Row> row = database.sql("select words, written_at, version from safety_plan where space_id = :space")
        .param("space", space.value())
        .query((r, i) -> new Row(r.getBytes("words"), r.getTimestamp("written_at").toInstant(), r.getInt("version"))).optional();
    return row.map(r -> new SafetyPlan(json.readValue(words.open(viewer, space.key(), TABLE, space.value(), r.words()),
        SafetyPlan.Words.class), r.writtenAt(), r.version())).orElseGet(() -> new SafetyPlan(SafetyPlan.Words.NONE, clock.instant(), 0));
  }

  /** Keeps the plan as it was written from that version on; refused with {@link Conflict} where it was changed meanwhile. */
  @Transactional
  public void keep(Viewer.Oneself viewer, int version, SafetyPlan.Words plan) {
    SpaceId space = spaces.of(viewer);
    int kept = database.sql("""
            insert into safety_plan (space_id, written_at, words) select :space, :now, :words where :version = 0
            on conflict (space_id) do nothing
            """)
        .param("space", space.value()).param("now", Timestamp.from(clock.instant())).param("version", version)
        .param("words", sealed(viewer, space, plan)).update();
    if (kept == 0) {
      kept = database.sql("""
              update safety_plan set words = :words, written_at = :now, version = version + 1
              where space_id = :space and version = :version
              """)
          .param("space", space.value()).param("now", Timestamp.from(clock.instant())).param("version", version)
          .param("words", sealed(viewer, space, plan)).update();
    }
    if (kept == 0) {
      throw new Conflict();
    }
    spaces.changed(viewer);
  }

  /** Deletes the plan, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer) {
    database.sql("delete from safety_plan where space_id = :space").param("space", spaces.of(viewer).value()).update();
    spaces.changed(viewer);
  }

  private byte[] sealed(Viewer.Oneself viewer, SpaceId space, SafetyPlan.Words plan) {
    return words.seal(viewer, space.key(), TABLE, space.value(), json.writeValueAsString(plan));
  }
}
