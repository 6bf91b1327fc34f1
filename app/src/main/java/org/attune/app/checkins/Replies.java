package org.attune.app.checkins;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.KeyOwner;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lines that therapists add to a check-in for their client to read; never written by the application. */
@Service
public class Replies {

  private static final String TABLE = "reply_words";

  private final JdbcClient database;
  private final Sessions sessions;
  private final Words words;
  private final Clock clock;

  Replies(JdbcClient database, Sessions sessions, Words words, Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.words = words;
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
          .param("sealed", words.seal(viewer, new KeyOwner.OfCourse(of.course()), TABLE, key, line)).update();
    }
  }

  /** The lines of a course that the viewer may read, in the order in which they were written. */
  @Transactional(readOnly = true)
  public List<Reply> of(Viewer viewer, CourseId course) {
    List<Sealed> sealed = database.sql("""
            select r.id, r.session_id, r.author_id, r.written_at, w.sealed
            from reply r join reply_words w on w.reply_id = r.id where r.course_id = :course order by r.written_at
            """)
        .param("course", course.value())
        .query((row, i) -> new Sealed(row.getObject("id", UUID.class),
            new SessionId(row.getObject("session_id", UUID.class)),
            new PersonId(row.getObject("author_id", UUID.class)), row.getTimestamp("written_at").toInstant(),
            row.getBytes("sealed")))
        .list();
    if (sealed.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> open = words.openAll(viewer, new KeyOwner.OfCourse(course), TABLE,
        sealed.stream().collect(Collectors.toMap(Sealed::id, Sealed::sealed)));
    return sealed.stream()
        .map(s -> new Reply(s.id(), s.session(), s.author(), open.getOrDefault(s.id(), ""), s.writtenAt())).toList();
  }

  private record Sealed(UUID id, SessionId session, PersonId author, Instant writtenAt, byte[] sealed) {}
}
