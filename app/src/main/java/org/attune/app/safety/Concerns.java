package org.attune.app.safety;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Someone other than one's therapist: the practice names a person that clients can write to. Only that person reads it;
 * the therapist is not told, and nothing that they see changes.
 */
@Service
public class Concerns {

  private static final String WORDS = "concern_words";
  private static final String ANSWER = "concern_answer";

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final Practices practices;
  private final Courses courses;
  private final People people;
  private final Clock clock;

  Concerns(JdbcClient database, FieldEncryption encryption, Practices practices, Courses courses, People people, Clock clock) {
    this.database = database;
    this.encryption = encryption;
    this.practices = practices;
    this.courses = courses;
    this.people = people;
    this.clock = clock;
  }

  /** The courses about which a client could turn to someone else, the latest first. */
  @Transactional(readOnly = true)
  public List<Course> courses(Viewer.Oneself viewer) {
    return courses.ofClient(viewer).stream()
        .sorted(java.util.Comparator.comparing(Course::isOpen).thenComparing(Course::openedOn).reversed()).toList();
  }

  private ConcernContact contactFor(Viewer viewer, PracticeId practice, CourseId course, PersonId therapist) {
    Practice is = practices.find(viewer, practice).orElseThrow(NotFound::new);
    PersonId hears = is.concernRecipients().colleague();
    @Nullable Person named = hears == null || hears.equals(therapist)
        ? null : people.find(viewer, hears).orElse(null);
    return new ConcernContact(practice, course, people.find(viewer, therapist).map(Person::shortName).orElse(""), named,
        is.concernRecipients().outsideBody());
  }

  /** The person that the holder of a link can turn to. */
  @Transactional(readOnly = true)
  public ConcernContact contactFor(Viewer.LinkHolder viewer) {
    return contactFor(viewer, viewer.practice(), viewer.course(), courses.currentReader(viewer, viewer.course()).person());
  }

  /** The person that a client of this course can turn to. */
  @Transactional(readOnly = true)
  public ConcernContact contactFor(Viewer.Oneself viewer, CourseId course) {
    Course is = courses(viewer).stream().filter(c -> c.id().equals(course)).findFirst().orElseThrow(NotFound::new);
    return contactFor(viewer, is.practice(), is.id(), is.therapist());
  }

  /** Writes to the person that the practice names; sent twice, it counts once. */
  @Transactional
  public void write(Viewer viewer, ConcernId id, ConcernContact to, boolean wantsChange, String text) {
    PersonId from = switch (viewer) {
      case Viewer.Oneself o -> o.person();
      case Viewer.LinkHolder l -> l.person();
      default -> throw new NotFound();
    };
    Person named = to.contact();
    if (named == null) {
      throw new NotFound();
    }
    int written = database.sql("""
            insert into concern (id, practice_id, course_id, person_id, to_person, wants_change, written_at)
            values (:id, :practice, :course, :from, :to, :change, :now) on conflict do nothing
            """)
        .param("id", id.value()).param("practice", to.practice().value()).param("course", to.course().value())
        .param("from", from.value()).param("to", named.id().value()).param("change", wantsChange).param("now", Timestamp.from(clock.instant()))
        .update();
    if (written == 1) {
      database.sql("insert into concern_words (concern_id, person_id, words) values (:id, :from, :words)")
          .param("id", id.value()).param("from", from.value())
          .param("words", encryption.seal(viewer, new KeyOwner.OfPerson(from), WORDS, id.value(), text)).update();
    }
  }

  /** What a client wrote, the latest first. */
  @Transactional(readOnly = true)
  public List<Concern> writtenBy(Viewer.Oneself viewer) {
    return list(viewer);
  }

  /** What the viewer is to hear, the latest first; by being read it is marked as read. */
  @Transactional
  public List<Concern> readReceived(Viewer.Member viewer) {
    database.sql("update concern set read_at = :now where read_at is null")
        .param("now", Timestamp.from(clock.instant())).update();
    return list(viewer);
  }

  /** How many concerns the viewer is to hear and has not read. */
  @Transactional(readOnly = true)
  public int unread(Viewer.Member viewer, Instant since) {
    return database.sql("select count(*) from concern where to_person = :me and read_at is null and written_at > :since")
        .param("me", viewer.person().value()).param("since", Timestamp.from(since)).query(Integer.class).single();
  }

  /** Answers a concern that was written to the viewer; sent twice, it counts once. */
  @Transactional
  public void answer(Viewer.Member viewer, UUID key, ConcernId concern, String text) {
    PersonId from = database.sql("select person_id from concern where id = :id and to_person = :me")
        .param("id", concern.value()).param("me", viewer.person().value()).query(UUID.class).optional()
        .map(PersonId::new).orElseThrow(NotFound::new);
    database.sql("""
            insert into concern_answer (id, concern_id, person_id, author_id, words, written_at)
            values (:id, :concern, :from, :me, :words, :now) on conflict do nothing
            """)
        .param("id", key).param("concern", concern.value()).param("from", from.value())
        .param("me", viewer.person().value()).param("now", Timestamp.from(clock.instant()))
        .param("words", encryption.seal(viewer, new KeyOwner.OfPerson(from), ANSWER, key, text)).update();
  }

  /** The open courses in which the viewer was asked for another therapist. */
  @Transactional(readOnly = true)
  public List<Course> coursesAskingForChange(Viewer.Member viewer) {
    Set<CourseId> asked = database.sql("select course_id from concern where wants_change and course_id is not null")
        .query((row, i) -> new CourseId(row.getObject(1, UUID.class))).set();
    return courses.ofPractice(viewer, viewer.practice()).stream().filter(c -> c.isOpen() && asked.contains(c.id()))
        .toList();
  }

  private List<Concern> list(Viewer viewer) {
    return database.sql("""
            select c.id, c.person_id, c.to_person, c.wants_change, c.written_at, c.read_at, w.words
            from concern c join concern_words w on w.concern_id = c.id order by c.written_at desc, c.id
            """)
        .query((row, i) -> concern(viewer, row)).list().stream()
        .map(c -> new Concern(c.id(), c.client(), c.recipient(), c.wantsChange(), c.words(), c.writtenAt(), c.readAt(), answers(viewer, c)))
        .toList();
  }

  private List<Concern.ConcernAnswer> answers(Viewer viewer, Concern to) {
    return database.sql("select id, words, written_at from concern_answer where concern_id = :id order by written_at, id")
        .param("id", to.id().value())
        .query((row, i) -> new Concern.ConcernAnswer(encryption.open(viewer, new KeyOwner.OfPerson(to.client()), ANSWER,
            row.getObject("id", UUID.class), row.getBytes("words")), row.getTimestamp("written_at").toInstant()))
        .list();
  }

  private Concern concern(Viewer viewer, ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var from = new PersonId(row.getObject("person_id", UUID.class));
    Timestamp read = row.getTimestamp("read_at");
    return new Concern(new ConcernId(id), from, new PersonId(row.getObject("to_person", UUID.class)),
        row.getBoolean("wants_change"),
        encryption.open(viewer, new KeyOwner.OfPerson(from), WORDS, id, row.getBytes("words")),
        row.getTimestamp("written_at").toInstant(), read == null ? null : read.toInstant(), List.of());
  }
}
