package org.attune.app.checkins;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lines that therapists add to a check-in for their client to read; never written by the application. */
@Service
public class TherapistReplies {

  private static final String TABLE = "reply_words";

  private final JdbcClient database;
  private final Sessions sessions;
  private final FieldEncryption encryption;
  private final Clock clock;

  TherapistReplies(JdbcClient database, Sessions sessions, FieldEncryption encryption, Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.encryption = encryption;
    this.clock = clock;
  }

  /** Adds a line; {@code key} is the form's, and becomes the line's id. */
  @Transactional
  public void add(Viewer.Member viewer, UUID key, SessionId session, String line) {
    Session of = sessions.find(viewer, session).orElseThrow(NotFound::new);
    int added = database.sql("""
            insert into reply (id, session_id, course_id, practice_id, author_id, written_at)
            values (:id, :session, :course, :practice, :me, :now) on conflict do nothing
            """)
        .param("id", key).param("session", session.value()).param("course", of.course().value())
        .param("practice", of.practice().value()).param("me", viewer.person().value())
        .param("now", Timestamp.from(clock.instant())).update();
    if (added == 1) {
      database.sql("insert into reply_words (reply_id, course_id, sealed) values (:id, :course, :sealed)")
          .param("id", key).param("course", of.course().value())
          .param("sealed", encryption.seal(viewer, new KeyOwner.OfCourse(of.course()), TABLE, key, line)).update();
    }
  }

  /** A client lets it be known that they read a line; said twice, it is said once. */
  @Transactional
  public SessionId markRead(Viewer.Oneself viewer, UUID line) {
    ReplyContext of = of(viewer, line);
    database.sql("insert into reply_reading (reply_id, course_id, read_at) values (:id, :course, :now) on conflict do nothing")
        .param("id", line).param("course", of.course().value()).param("now", Timestamp.from(clock.instant())).update();
    return of.session();
  }

  /** Takes it back that a line was read. */
  @Transactional
  public SessionId markUnread(Viewer.Oneself viewer, UUID line) {
    ReplyContext of = of(viewer, line);
    database.sql("delete from reply_reading where reply_id = :id").param("id", line).update();
    return of.session();
  }

  private ReplyContext of(Viewer.Oneself viewer, UUID line) {
    return database.sql("select course_id, session_id from reply where id = :id and course_id in (select courses_open_to('client'))")
        .param("id", line)
        .query((row, i) -> new ReplyContext(new CourseId(row.getObject("course_id", UUID.class)),
            new SessionId(row.getObject("session_id", UUID.class))))
        .optional().orElseThrow(NotFound::new);
  }

  private record ReplyContext(CourseId course, SessionId session) {}

  /** The lines of a course that the viewer may read, in the order in which they were written. */
  @Transactional(readOnly = true)
  public List<TherapistReply> of(Viewer viewer, CourseId course) {
    List<SealedReply> sealed = database.sql("""
            select r.id, r.session_id, r.author_id, r.written_at, w.sealed, g.read_at
            from reply r join reply_words w on w.reply_id = r.id left join reply_reading g on g.reply_id = r.id
            where r.course_id = :course order by r.written_at
            """)
        .param("course", course.value())
        .query((row, i) -> new SealedReply(row.getObject("id", UUID.class),
            new SessionId(row.getObject("session_id", UUID.class)),
            new PersonId(row.getObject("author_id", UUID.class)), row.getTimestamp("written_at").toInstant(),
            row.getBytes("sealed"), row.getTimestamp("read_at") == null ? null : row.getTimestamp("read_at").toInstant()))
        .list();
    if (sealed.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> open = encryption.openAll(viewer, new KeyOwner.OfCourse(course), TABLE,
        sealed.stream().collect(Collectors.toMap(SealedReply::id, SealedReply::sealed)));
    return sealed.stream()
        .map(s -> new TherapistReply(s.id(), s.session(), s.author(), open.getOrDefault(s.id(), ""), s.writtenAt(),
            s.readAt())).toList();
  }

  private record SealedReply(UUID id, SessionId session, PersonId author, Instant writtenAt, byte[] sealed,
                        @Nullable Instant readAt) {}
}
