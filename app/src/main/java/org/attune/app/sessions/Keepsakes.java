package org.attune.app.sessions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.internal.CourseRepository;
import org.attune.app.sessions.internal.SessionRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keepsakes: written by each alone once the ending is agreed, and read by both when the course has ended. */
@Service
public class Keepsakes {

  public static final int MAX_LENGTH = 10_000;
  private static final String TABLE = "keepsake_words";

  private final JdbcClient database;
  private final CourseRepository courses;
  private final SessionRepository sessions;
  private final CourseEndings endings;
  private final FieldEncryption encryption;
  private final ObjectProvider<KeepsakeChapter> chapters;
  private final Clock clock;

  Keepsakes(JdbcClient database, CourseRepository courses, SessionRepository sessions, CourseEndings endings, FieldEncryption encryption,
            ObjectProvider<KeepsakeChapter> chapters, Clock clock) {
    this.database = database;
    this.courses = courses;
    this.sessions = sessions;
    this.endings = endings;
    this.encryption = encryption;
    this.chapters = chapters;
    this.clock = clock;
  }

  /** Somebody's own lines, with the version that an edit of them names; version 0 and no text before the first. */
  public record OwnWords(String text, int version) {}

  /** The keepsake of a course that has ended; for the two alone. */
  @Transactional(readOnly = true)
  public Optional<Keepsake> find(Viewer viewer, CourseId id) {
    List<Instant> held = sessions.of(viewer, id).stream().filter(Session::isHeld).map(Session::plannedAt).toList();
    return both(viewer, id).filter(c -> !c.isOpen()).map(course -> new Keepsake(course, held.size(),
        held.isEmpty() ? null : held.getFirst(), held.isEmpty() ? null : held.getLast(),
        chapters.orderedStream().flatMap(c -> c.moments(viewer, id).stream())
            .sorted(Comparator.comparing(KeepsakeChapter.KeepsakeMoment::at)).toList(),
        lines(viewer, id, course.client()).map(OwnWords::text).orElse(null),
        lines(viewer, id, course.therapist()).map(OwnWords::text).orElse(null)));
  }

  /** The viewer's own lines, from the agreement on; empty where there is nothing to write for yet. */
  @Transactional(readOnly = true)
  public Optional<OwnWords> ownWords(Viewer viewer, CourseId id) {
    return writable(viewer, id).map(c -> lines(viewer, id, person(viewer, c)).orElse(new OwnWords("", 0)));
  }

  /** Writes the viewer's own lines over the version that they read. */
  @Transactional
  public void write(Viewer viewer, CourseId id, int version, String text) {
    PersonId person = person(viewer, writable(viewer, id).orElseThrow(NotFound::new));
    if (text.length() > MAX_LENGTH) {
      throw InvalidInput.at("words", "sessions.keepsake.too-long", MAX_LENGTH);
    }
    UUID row = rowOf(viewer, id, person).orElseGet(UUID::randomUUID);
    int rows = database.sql(version == 0
            ? """
              insert into keepsake_words (id, course_id, person_id, sealed, written_at)
              values (:id, :course, :person, :sealed, :now) on conflict do nothing
              """
            : """
              update keepsake_words set sealed = :sealed, written_at = :now, version = version + 1
              where id = :id and course_id = :course and person_id = :person and version = :version
              """)
        .param("id", row).param("course", id.value()).param("person", person.value()).param("version", version)
        .param("sealed", encryption.seal(viewer, new KeyOwner.OfCourse(id), TABLE, row, text))
        .param("now", Timestamp.from(clock.instant())).update();
    if (rows == 0) {
      throw new Conflict();
    }
  }

  private Optional<OwnWords> lines(Viewer viewer, CourseId course, PersonId person) {
    record Sealed(UUID id, byte[] sealed, int version) {}
    return database.sql("select id, sealed, version from keepsake_words where course_id = :course and person_id = :person")
        .param("course", course.value()).param("person", person.value())
        .query((row, i) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("sealed"), row.getInt("version")))
        .optional()
        .map(s -> new OwnWords(encryption.open(viewer, new KeyOwner.OfCourse(course), TABLE, s.id(), s.sealed()), s.version()));
  }

  private Optional<UUID> rowOf(Viewer viewer, CourseId course, PersonId person) {
    return database.sql("select id from keepsake_words where course_id = :course and person_id = :person")
        .param("course", course.value()).param("person", person.value()).query(UUID.class).optional();
  }

  private Optional<Course> writable(Viewer viewer, CourseId id) {
    return both(viewer, id)
        .filter(c -> !c.isOpen() || endings.find(viewer, id).filter(CourseEnding::isAgreed).isPresent());
  }

  private Optional<Course> both(Viewer viewer, CourseId id) {
    return courses.find(viewer, id).filter(c -> List.of(c.client(), c.therapist()).contains(someone(viewer)));
  }

  private static PersonId person(Viewer viewer, Course course) {
    PersonId person = someone(viewer);
    return person.equals(course.client()) ? course.client() : course.therapist();
  }

  private static PersonId someone(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member m -> m.person();
      case Viewer.Oneself o -> o.person();
      default -> throw new NotFound();
    };
  }
}
