package org.attune.app.safety;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The help lines that practices name for their own people; who changed each last, and when, stays with it. */
@Service
public class PracticeHelpLines {

  /** As many as a practice can name: a person who needs one doesn't read more. */
  public static final int MAX_PER_PRACTICE = 12;

  private final JdbcClient database;
  private final Clock clock;

  PracticeHelpLines(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What a line says; {@code address} is empty or begins with {@code http}. */
  public record Details(String name, String number, String hours, String forWhom, String address) {}

  /** Those of the practices that the viewer belongs to, by name. */
  @Transactional(readOnly = true)
  public List<PracticeHelpLine> all(Viewer viewer) {
    return database.sql("""
            select id, name, number, hours, for_whom, address, version, changed_at, changed_by from practice_help_line
            order by name, id
            """)
        .query((row, i) -> {
          @Nullable UUID by = row.getObject("changed_by", UUID.class);
          return new PracticeHelpLine(new PracticeHelpLineId(row.getObject("id", UUID.class)), row.getString("name"),
              row.getString("number"), row.getString("hours"), row.getString("for_whom"), row.getString("address"),
              row.getInt("version"),
              new PracticeHelpLine.Change(row.getTimestamp("changed_at").toInstant(), by == null ? null : new PersonId(by)));
        }).list();
  }

  /** One of them, for the manager who changes it. */
  @Transactional(readOnly = true)
  public PracticeHelpLine get(Viewer.Member viewer, PracticeHelpLineId id) {
    requireManager(viewer);
    return all(viewer).stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  /** Adds a line; the same id again changes nothing. */
  @Transactional
  public void add(Viewer.Member viewer, PracticeHelpLineId id, Details said) {
    requireManager(viewer);
    List<PracticeHelpLine> there = all(viewer);
    if (there.size() >= MAX_PER_PRACTICE && there.stream().noneMatch(line -> line.id().equals(id))) {
      throw InvalidInput.at("name", "safety.lines.most", MAX_PER_PRACTICE);
    }
    database.sql("""
            insert into practice_help_line (id, practice_id, name, number, hours, for_whom, address, changed_at, changed_by)
            values (:id, :practice, :name, :number, :hours, :whom, nullif(:address, ''), :now, :by)
            on conflict (id) do nothing
            """)
        .param("id", id.value()).param("practice", viewer.practice().value()).param("name", said.name())
        .param("number", said.number()).param("hours", said.hours()).param("whom", said.forWhom())
        .param("address", said.address()).param("now", Timestamp.from(clock.instant()))
        .param("by", viewer.person().value()).update();
  }

  /** Changes a line; refused with {@link Conflict} where somebody else just did. */
  @Transactional
  public void change(Viewer.Member viewer, PracticeHelpLineId id, int version, Details said) {
    get(viewer, id);
    int changed = database.sql("""
            update practice_help_line set name = :name, number = :number, hours = :hours, for_whom = :whom,
              address = nullif(:address, ''), changed_at = :now, changed_by = :by, version = version + 1
            where id = :id and version = :version
            """)
        .param("id", id.value()).param("version", version).param("name", said.name()).param("number", said.number())
        .param("hours", said.hours()).param("whom", said.forWhom()).param("address", said.address())
        .param("now", Timestamp.from(clock.instant())).param("by", viewer.person().value()).update();
    if (changed == 0) {
      throw new Conflict();
    }
  }

  @Transactional
  public void remove(Viewer.Member viewer, PracticeHelpLineId id) {
    get(viewer, id);
    database.sql("delete from practice_help_line where id = :id").param("id", id.value()).update();
  }

  private static void requireManager(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
  }
}
