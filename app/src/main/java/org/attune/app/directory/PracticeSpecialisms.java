package org.attune.app.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a practice adds to the list of specialisms for its own therapists to choose from. */
@Service
public class PracticeSpecialisms {

  public static final int MAX_LENGTH = 60;
  /** As many as somebody reads through. */
  public static final int MAX_PER_PRACTICE = 40;

  private final JdbcClient database;
  private final Clock clock;

  PracticeSpecialisms(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Those of the viewer's practice, by name. */
  @Transactional(readOnly = true)
  public List<PracticeSpecialism> all(Viewer.Member viewer) {
    return database.sql("select id, name from practice_specialism where practice_id = :practice order by lower(name)")
        .param("practice", viewer.practice().value())
        .query((row, i) -> new PracticeSpecialism(row.getObject("id", UUID.class), row.getString("name"))).list();
  }

  /** Adds one, for a manager; one that is there already stays as it is. */
  @Transactional
  public void add(Viewer.Member viewer, UUID id, String name) {
    requireManager(viewer);
    if (all(viewer).size() >= MAX_PER_PRACTICE) {
      throw InvalidInput.at("name", "directory.specialisms.most", MAX_PER_PRACTICE);
    }
    database.sql("insert into practice_specialism (id, practice_id, name, added_at) values (:id, :practice, :name, :now) on conflict do nothing")
        .param("id", id).param("practice", viewer.practice().value()).param("name", name).param("now", Timestamp.from(clock.instant())).update();
  }

  /** Takes one off the list; profiles that name it go on doing so. */
  @Transactional
  public void remove(Viewer.Member viewer, UUID id) {
    requireManager(viewer);
    if (database.sql("delete from practice_specialism where id = :id").param("id", id).update() == 0) {
      throw new NotFound();
    }
  }

  private static void requireManager(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
  }
}
