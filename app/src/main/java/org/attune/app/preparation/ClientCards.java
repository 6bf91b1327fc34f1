package org.attune.app.preparation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Clients' cards, under their own keys; one for each course. */
@Service
public class ClientCards {

  /** A card is short. */
  public static final int MAX_LENGTH = 1000;
  private static final String TABLE = "card";

  private final JdbcClient database;
  private final Queries queries;
  private final FieldEncryption encryption;
  private final Clock clock;

  ClientCards(JdbcClient database, Queries queries, FieldEncryption encryption, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.encryption = encryption;
    this.clock = clock;
  }

  /** The card of a course's client; where there is none, the one of an earlier course that they passed on. */
  @Transactional(readOnly = true)
  public ClientCard of(Viewer viewer, CourseId course, PersonId client) {
    return queries.answer(batch -> of(viewer, course, client, batch));
  }

  private record Sealed(UUID course, byte[] sealed, int version) {}

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<ClientCard> of(Viewer viewer, CourseId course, PersonId client, QueryBatch batch) {
    Supplier<List<Sealed>> found = batch.sql("""
            select course_id, sealed, version from card where person_id = :client
            order by course_id = :course desc, written_at desc limit 1
            """)
        .param("client", client.value()).param("course", course.value())
        .list((row, i) -> new Sealed(row.getObject("course_id", UUID.class), row.getBytes("sealed"), row.getInt("version")));
    return () -> found.get().stream().findFirst().map(s -> new ClientCard(encryption.open(viewer, new KeyOwner.OfPerson(client),
        TABLE, s.course(), s.sealed()),
        s.course().equals(course.value()) ? s.version() : 0)).orElse(ClientCard.BLANK);
  }

  /** Writes the card again, over the version that was read; no words take it away. */
  @Transactional
  public void write(Viewer.Oneself viewer, CourseId course, int version, String text) {
    if (text.length() > MAX_LENGTH) {
      throw InvalidInput.at("card", "preparation.card.too-long", MAX_LENGTH);
    }
    if (text.isBlank()) {
      database.sql("delete from card where course_id = :course").param("course", course.value()).update();
      return;
    }
    int written = database.sql(version == 0
            ? """
              insert into card (course_id, person_id, sealed, written_at) values (:course, :person, :sealed, :now)
              on conflict do nothing
              """
            : """
              update card set sealed = :sealed, written_at = :now, version = version + 1
              where course_id = :course and person_id = :person and version = :version
              """)
        .param("course", course.value()).param("person", viewer.person().value())
        .param("version", version).param("sealed",
            encryption.seal(viewer, new KeyOwner.OfPerson(viewer.person()), TABLE, course.value(), text.strip()))
        .param("now", Timestamp.from(clock.instant())).update();
    if (written == 0) {
      throw new Conflict("preparation.card.changed");
    }
  }
}
