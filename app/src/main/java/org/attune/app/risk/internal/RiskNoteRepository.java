package org.attune.app.risk.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.risk.RiskFlag;
import org.attune.app.risk.RiskNote;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was done about each flag, under the course's key. */
@Repository
public class RiskNoteRepository {

  private static final String TABLE = "risk_note";

  private final JdbcClient database;
  private final FieldEncryption encryption;

  RiskNoteRepository(JdbcClient database, FieldEncryption encryption) {
    this.database = database;
    this.encryption = encryption;
  }

  /** Whether the viewer has written this one before. */
  @Transactional(readOnly = true)
  public boolean exists(Viewer.Member viewer, UUID id) {
    return database.sql("select exists (select from risk_note where id = :id)").param("id", id).query(Boolean.class).single();
  }

  /** Adds a note; not where its id is another's. */
  @Transactional
  public boolean add(Viewer.Member viewer, UUID id, RiskFlag flag, String words, Instant now) {
    return database.sql("""
            insert into risk_note (id, flag_id, course_id, person_id, sealed, written_at)
            values (:id, :flag, :course, :person, :sealed, :now) on conflict do nothing
            """)
        .param("id", id).param("flag", flag.id().value()).param("course", flag.course().value()).param("person", viewer.person().value())
        .param("sealed", encryption.seal(viewer, new KeyOwner.OfCourse(flag.course()), TABLE, id, words)).param("now", Timestamp.from(now))
        .update() == 1;
  }

  /** Those of a flag that the viewer may read, the earliest first. */
  @Transactional(readOnly = true)
  public List<RiskNote> of(Viewer.Member viewer, RiskFlag flag) {
    return database.sql("select * from risk_note where flag_id = :flag order by written_at, id").param("flag", flag.id().value())
        .query((row, i) -> new RiskNote(new PersonId(row.getObject("person_id", UUID.class)),
            encryption.open(viewer, new KeyOwner.OfCourse(flag.course()), TABLE, row.getObject("id", UUID.class), row.getBytes("sealed")),
            row.getTimestamp("written_at").toInstant())).list();
  }
}
