package org.attune.app.bringing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.KeyOwner;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.space.Entry;
import org.attune.app.space.Spaces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What clients bring from their own space to their therapist: copies, each of which can be taken back. */
@Service
public class Bringing {

  private static final String TABLE = "brought";

  private final JdbcClient database;
  private final Spaces spaces;
  private final Courses courses;
  private final Words words;
  private final JsonMapper json;
  private final Clock clock;

  Bringing(JdbcClient database, Spaces spaces, Courses courses, Words words, JsonMapper json, Clock clock) {
    this.database = database;
    this.spaces = spaces;
    this.courses = courses;
    this.words = words;
    this.json = json;
    this.clock = clock;
  }

  /** One's own entry, as it would be brought. */
  @Transactional
  public Entry entry(Viewer.Oneself viewer, UUID entry) {
    return spaces.entries(viewer).stream().filter(e -> e.id().equals(entry)).findFirst().orElseThrow(NotFound::new);
  }

  /** Brings a copy of an entry, as it is now, to the therapist of an open course; the same id again changes nothing. */
  @Transactional
  public void bring(Viewer.Oneself viewer, BroughtId id, CourseId course, UUID entry) {
    if (courses.ofClient(viewer).stream().noneMatch(c -> c.id().equals(course) && c.isOpen())) {
      throw new NotFound();
    }
    String copy = json.writeValueAsString(Copy.of(entry(viewer, entry)));
    database.sql("insert into brought (id, course_id, brought_at, words) values (:id, :course, :now, :words) on conflict (id) do nothing")
        .param("id", id.value()).param("course", course.value()).param("now", Timestamp.from(clock.instant()))
        .param("words", words.seal(viewer, new KeyOwner.OfCourse(course), TABLE, id.value(), copy)).update();
  }

  /** What was brought to a course and not taken back, the latest first. */
  @Transactional(readOnly = true)
  public List<Brought> of(Viewer viewer, CourseId course) {
    record Sealed(UUID id, Instant at, byte[] copy) {}
    List<Sealed> sealed = database.sql("select id, brought_at, words from brought where course_id = :course")
        .param("course", course.value())
        .query((row, i) -> new Sealed(row.getObject("id", UUID.class), row.getTimestamp("brought_at").toInstant(),
            row.getBytes("words")))
        .list();
    if (sealed.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> open = words.openAll(viewer, new KeyOwner.OfCourse(course), TABLE,
        sealed.stream().collect(Collectors.toMap(Sealed::id, Sealed::copy)));
    return sealed.stream().sorted(Comparator.comparing(Sealed::at).reversed().thenComparing(Sealed::id))
        .map(s -> new Brought(new BroughtId(s.id()), course, s.at(),
            json.readValue(Objects.requireNonNull(open.get(s.id())), Copy.class))).toList();
  }

  /** All that one brought, to whichever therapist, by course. */
  @Transactional(readOnly = true)
  public Map<Course, List<Brought>> all(Viewer.Oneself viewer) {
    return courses.ofClient(viewer).stream().collect(Collectors.toMap(c -> c, c -> of(viewer, c.id()), (a, b) -> a,
        LinkedHashMap::new));
  }

  /** Takes a copy back: it is deleted, at once and for good. What was read stays read. */
  @Transactional
  public void takeBack(Viewer.Oneself viewer, BroughtId id) {
    if (database.sql("delete from brought where id = :id").param("id", id.value()).update() == 0) {
      throw new NotFound();
    }
  }
}
