package org.attune.app.checkins;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients could not say aloud: kept, for the therapist, or to be opened together. What a reader may not see, not even
 * that it is there, the database does not show.
 */
@Service
public class Unsaid {

  private static final String TABLE = "unsaid_words";

  /** The courses in which a line waits that a reader may read and has not, of those that were written, or opened, after a moment. */
  static final String UNREAD = """
      select distinct u.course_id from unsaid u
      where (u.audience = 'therapist' or u.opened_at is not null)
        and coalesce(u.opened_at, u.written_at) > :since
        and not exists (select from unsaid_reading r where r.unsaid_id = u.id and r.reader_id = :me)
      """;

  private final JdbcClient database;
  private final Queries queries;
  private final FieldEncryption encryption;
  private final Clock clock;

  Unsaid(JdbcClient database, Queries queries, FieldEncryption encryption, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.encryption = encryption;
    this.clock = clock;
  }

  /** In the transaction of a check-in: a new line replaces those of its session that nobody has read. */
  void replace(Viewer viewer, CheckInId key, PracticeId practice, CourseId course, SessionId session, UnsaidForm unsaidForm) {
    PersonId client = switch (viewer) {
      case Viewer.LinkHolder link -> link.person();
      case Viewer.Oneself oneself -> oneself.person();
      case Viewer.Member m -> throw new NotFound();
      case Viewer.Trusted t -> throw new NotFound();
      case Viewer.Enquirer e -> throw new NotFound();
      case Viewer.Job j -> throw new NotFound();
      case Viewer.Visitor v -> throw new NotFound();
    };
    withdraw(session);
    if (!unsaidForm.isWritten()) {
      return;
    }
    database.sql("""
            insert into unsaid (id, session_id, course_id, practice_id, person_id, audience, hint_shown, written_at)
            values (:id, :session, :course, :practice, :person, :audience, :hint, :now)
            """)
        .param("id", key.value()).param("session", session.value()).param("course", course.value())
        .param("practice", practice.value()).param("person", client.value()).param("audience", unsaidForm.audience().code())
        .param("hint", unsaidForm.hintShown()).param("now", Timestamp.from(clock.instant())).update();
    database.sql("insert into unsaid_words (unsaid_id, course_id, sealed) values (:id, :course, :sealed)")
        .param("id", key.value()).param("course", course.value())
        .param("sealed", encryption.seal(viewer, new KeyOwner.OfPerson(client), TABLE, key.value(), unsaidForm.words())).update();
  }

  private int withdraw(SessionId session) {
    return database.sql("select take_back_unsaid(:session)").param("session", session.value()).query(Integer.class)
        .single();
  }

  /** All lines that a client wrote in a course, for themselves; the newest first. */
  @Transactional(readOnly = true)
  public List<UnsaidEntry> ofClient(Viewer.Oneself viewer, CourseId course) {
    return open(viewer, queries.answer(batch -> lines(course, batch)));
  }

  /** The lines that the therapist may read now. */
  @Transactional
  public List<UnsaidEntry> readable(Viewer.Member viewer, CourseId course) {
    return disclosed(viewer, course).readable();
  }

  /** All that the therapist may know; handing out lines that they may read is the reading, and the client sees that. */
  @Transactional
  public Disclosure disclosed(Viewer.Member viewer, CourseId course) {
    return queries.answer(batch -> disclosed(viewer, course, batch));
  }

  /** The same, asked together with other things; they count as read when the answer is taken. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Disclosure> disclosed(Viewer.Member viewer, CourseId course, QueryBatch batch) {
    Supplier<List<SealedEntry>> found = lines(course, batch);
    return () -> {
      List<SealedEntry> lines = found.get();
      // what the viewer has read before stays as it was; what they have not is noted before it is read: a line that is sealed
      // again meanwhile is not handed out
      if (lines.stream().anyMatch(line -> line.sealed() != null && !line.reading().byViewer())) {
        note(viewer, course);
        lines = queries.answer(again -> lines(course, again));
      }
      return new Disclosure(open(viewer, lines), (int) lines.stream().filter(s -> s.sealed() == null).count());
    };
  }

  /**
   * What a client tells their therapist beside the scores.
   *
   * @param readable the newest first
   * @param sealedCount how many sealed lines wait, where the client lets that be known
   */
  public record Disclosure(List<UnsaidEntry> readable, int sealedCount) {}

  private void note(Viewer.Member viewer, CourseId course) {
    database.sql("""
            insert into unsaid_reading (unsaid_id, course_id, reader_id, read_at)
            select w.unsaid_id, w.course_id, :me, :now from unsaid_words w
            where w.course_id = :course and w.course_id in (select courses_open_to('therapist', 'cover'))
              and not exists (select from unsaid_reading r where r.unsaid_id = w.unsaid_id and r.reader_id = :me)
            on conflict do nothing
            """)
        .param("course", course.value()).param("me", viewer.person().value())
        .param("now", Timestamp.from(clock.instant())).update();
  }

  private static Supplier<List<SealedEntry>> lines(CourseId course, QueryBatch batch) {
    return batch.sql("""
            select u.*, w.sealed, r.read_at, r.by_viewer
            from unsaid u left join unsaid_words w on w.unsaid_id = u.id
            cross join lateral (select min(read_at) as read_at, coalesce(bool_or(reader_id = viewer_person()), false) as by_viewer
                                from unsaid_reading where unsaid_id = u.id) r
            where u.course_id = :course order by u.written_at desc
            """)
        .param("course", course.value())
        .list((row, i) -> new SealedEntry(new UnsaidId(row.getObject("id", UUID.class)),
            new SessionId(row.getObject("session_id", UUID.class)),
            new PersonId(row.getObject("person_id", UUID.class)),
            new Visibility(Audience.of(row.getString("audience")), row.getBoolean("hint_shown")), row.getBytes("sealed"),
            row.getTimestamp("written_at").toInstant(), instant(row.getTimestamp("opened_at")),
            new Reading(instant(row.getTimestamp("read_at")), row.getBoolean("by_viewer"))));
  }

  private List<UnsaidEntry> open(Viewer viewer, List<SealedEntry> lines) {
    Map<UUID, byte[]> sealed = lines.stream().filter(s -> s.sealed() != null)
        .collect(Collectors.toMap(s -> s.id().value(), s -> Objects.requireNonNull(s.sealed())));
    if (sealed.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> open = encryption.openAll(viewer, new KeyOwner.OfPerson(lines.getFirst().client()), TABLE, sealed);
    return lines.stream().filter(s -> s.sealed() != null).map(s -> s.with(open.getOrDefault(s.id().value(), ""))).toList();
  }

  private record SealedEntry(UnsaidId id, SessionId session, PersonId client, Visibility visibility, byte @Nullable [] sealed,
      Instant writtenAt, @Nullable Instant openedAt, Reading reading) {
    UnsaidEntry with(String words) {
      return new UnsaidEntry(id, session, visibility.audience(), visibility.hintShown(), words, writtenAt, openedAt, reading.firstAt());
    }
  }

  /** The readers that the client chose, and whether the therapist may know that it is there. */
  private record Visibility(Audience audience, boolean hintShown) {}

  private record Reading(@Nullable Instant firstAt, boolean byViewer) {}

  /** The sealed lines of which the client lets the therapist know that they are there. */
  @Transactional(readOnly = true)
  public List<UnsaidHint> hints(Viewer.Member viewer, CourseId course) {
    return database.sql("""
            select id, session_id, written_at from unsaid
            where course_id = :course and audience = 'together' and hint_shown and opened_at is null order by written_at desc
            """)
        .param("course", course.value())
        .query((row, i) -> new UnsaidHint(new UnsaidId(row.getObject("id", UUID.class)),
            new SessionId(row.getObject("session_id", UUID.class)), row.getTimestamp("written_at").toInstant()))
        .list();
  }

  /** The client opens a sealed line in the session; from now on the therapist may read it. */
  @Transactional
  public void openTogether(Viewer.Oneself viewer, UnsaidId line) {
    int opened = database.sql("""
            update unsaid set opened_at = coalesce(opened_at, :now) where id = :id and audience = 'together'
            """)
        .param("id", line.value()).param("now", Timestamp.from(clock.instant())).update();
    if (opened == 0) {
      throw new NotFound();
    }
  }

  /** The client seals a line again that nobody has read since it was opened. */
  @Transactional
  public void sealAgain(Viewer.Oneself viewer, UnsaidId line) {
    // waits for anybody who is reading it: a reading refers to this row
    var _ = database.sql("select id from unsaid where id = :id for update").param("id", line.value()).query(UUID.class).optional()
        .orElseThrow(NotFound::new);
    int sealed = database.sql("""
            update unsaid u set opened_at = null
            where u.id = :id and u.audience = 'together' and not exists (select from unsaid_reading r where r.unsaid_id = u.id)
            """)
        .param("id", line.value()).update();
    if (sealed == 0) {
      throw refusal(line);
    }
  }

  /** The client lets somebody else read a line than before; what the therapist has read or opened stays with them. */
  @Transactional
  public void changeAudience(Viewer.Oneself viewer, UnsaidId line, Audience audience, boolean hintShown) {
    int changed = database.sql("""
            update unsaid u set audience = :audience, hint_shown = :hint
            where u.id = :id and u.opened_at is null
              and not exists (select from unsaid_reading r where r.unsaid_id = u.id)
            """)
        .param("id", line.value()).param("audience", audience.code())
        .param("hint", hintShown && audience == Audience.TOGETHER).update();
    if (changed == 0) {
      throw refusal(line);
    }
  }

  /** The client takes a line back that nobody has read: its words are gone. */
  @Transactional
  public void withdraw(Viewer.Oneself viewer, UnsaidId line) {
    int gone = database.sql("""
            delete from unsaid u where u.id = :id and u.opened_at is null
              and not exists (select from unsaid_reading r where r.unsaid_id = u.id)
            """)
        .param("id", line.value()).update();
    if (gone == 0) {
      throw refusal(line);
    }
  }

  /** The session that a client's own line belongs to. */
  @Transactional(readOnly = true)
  public SessionId sessionOf(Viewer.Oneself viewer, UnsaidId line) {
    return database.sql("select session_id from unsaid where id = :id").param("id", line.value())
        .query(UUID.class).optional().map(SessionId::new).orElseThrow(NotFound::new);
  }

  private RuntimeException refusal(UnsaidId line) {
    boolean there = database.sql("select exists (select from unsaid where id = :id)").param("id", line.value())
        .query(Boolean.class).single();
    return there ? new InvalidInput("checkins.already-read") : new NotFound();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
