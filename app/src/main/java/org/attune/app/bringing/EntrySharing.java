package org.attune.app.bringing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.space.PersonalSpaceContentChanged;
import org.attune.app.space.PersonalSpaceErased;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What clients bring from their own space to their therapist: copies, or a live view for a while; each can be taken back. */
@Service
public class EntrySharing {

  /** How long something is shown live, unless that is renewed. */
  public static final Duration LIVE_DURATION = Duration.ofDays(30);
  private static final String TABLE = "brought";

  private final JdbcClient database;
  private final Queries queries;
  private final Spaces spaces;
  private final Courses courses;
  private final FieldEncryption encryption;
  private final JsonMapper json;
  private final Clock clock;

  EntrySharing(JdbcClient database, Queries queries, Spaces spaces, Courses courses, FieldEncryption encryption, JsonMapper json,
      Clock clock) {
    this.database = database;
    this.queries = queries;
    this.spaces = spaces;
    this.courses = courses;
    this.encryption = encryption;
    this.json = json;
    this.clock = clock;
  }

  /** One's own entry, or a view of a whole part, as it would be brought. */
  @Transactional
  public SpaceEntry entry(Viewer.Oneself viewer, UUID entry) {
    return spaces.entry(viewer, entry).orElseThrow(NotFound::new);
  }

  /** Brings a copy of an entry, as it is now, to the therapist of an open course; the same id again changes nothing. */
  @Transactional
  public void shareCopy(Viewer.Oneself viewer, SharedEntryId id, CourseId course, UUID entry) {
    keep(viewer, id, course, EntryCopy.of(entry(viewer, entry)), null);
  }

  /** Shows an entry live, as it is from now on, for {@link #LIVE_DURATION}; the same id again changes nothing. */
  @Transactional
  public void shareLive(Viewer.Oneself viewer, SharedEntryId id, CourseId course, UUID entry) {
    keep(viewer, id, course, EntryCopy.live(entry(viewer, entry)), clock.instant().plus(LIVE_DURATION));
  }

  /** Goes on showing something live for {@link #LIVE_DURATION} from now, as it is now; a copy is none. */
  @Transactional
  public void renew(Viewer.Oneself viewer, SharedEntryId id) {
    if (database.sql("update brought set live_until = :until where id = :id and live_until is not null").param("id", id.value())
        .param("until", Timestamp.from(clock.instant().plus(LIVE_DURATION))).update() == 0) {
      throw new NotFound();
    }
    refresh(viewer);
  }

  /** What one shows live now, to whichever therapist. */
  @Transactional(readOnly = true)
  public List<SharedEntry> liveShares(Viewer.Oneself viewer) {
    return queries.answer(batch -> read(viewer,
        batch.sql("select id, course_id, brought_at, live_until, words from brought where live_until > :now")
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))));
  }

  @EventListener
  void on(PersonalSpaceContentChanged changed) {
    refresh(changed.owner());
  }

  @EventListener
  void on(PersonalSpaceErased erased) {
    database.sql("delete from brought where live_until is not null").update();
  }

  /** What is shown live becomes what it is now; what is no more, or is shown in a course that has ended, is shown no more. */
  private void refresh(Viewer.Oneself viewer) {
    List<SharedEntry> live = liveShares(viewer);
    if (live.isEmpty()) {
      return;
    }
    Set<CourseId> open = courses.ofClient(viewer).stream().filter(Course::isOpen).map(Course::id).collect(Collectors.toSet());
    for (SharedEntry shown : live) {
      SpaceEntry entry = spaces.entry(viewer, Objects.requireNonNull(shown.copy().source()).entry()).orElse(null);
      if (entry == null || !open.contains(shown.course())) {
        revoke(viewer, shown.id());
      } else if (!EntryCopy.live(entry).equals(shown.copy())) {
        database.sql("update brought set words = :words where id = :id").param("id", shown.id().value())
            .param("words", sealed(viewer, shown.id(), shown.course(), EntryCopy.live(entry))).update();
      }
    }
  }

  private void keep(Viewer.Oneself viewer, SharedEntryId id, CourseId course, EntryCopy copy, @Nullable Instant liveUntil) {
    if (courses.ofClient(viewer).stream().noneMatch(c -> c.id().equals(course) && c.isOpen())) {
      throw new NotFound();
    }
    database.sql("""
            insert into brought (id, course_id, brought_at, live_until, words) values (:id, :course, :now, :until, :words)
            on conflict (id) do nothing
            """)
        .param("id", id.value()).param("course", course.value()).param("now", Timestamp.from(clock.instant()))
        .param("until", liveUntil == null ? null : Timestamp.from(liveUntil))
        .param("words", sealed(viewer, id, course, copy)).update();
  }

  private byte[] sealed(Viewer.Oneself viewer, SharedEntryId id, CourseId course, EntryCopy copy) {
    return encryption.seal(viewer, new KeyOwner.OfCourse(course), TABLE, id.value(), json.writeValueAsString(copy));
  }

  /** What was brought to a course and not taken back, the latest first; for the therapist without what is shown no more. */
  @Transactional(readOnly = true)
  public List<SharedEntry> ofCourse(Viewer viewer, CourseId course) {
    return queries.answer(batch -> ofCourse(viewer, course, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<List<SharedEntry>> ofCourse(Viewer viewer, CourseId course, QueryBatch batch) {
    return read(viewer, batch.sql("select id, course_id, brought_at, live_until, words from brought where course_id = :course")
        .param("course", course.value()));
  }

  private record Sealed(UUID id, CourseId course, Instant at, @Nullable Timestamp liveUntil, byte[] copy) {}

  private Supplier<List<SharedEntry>> read(Viewer viewer, QueryBatch.Statement select) {
    Supplier<List<Sealed>> sealed = select.list((row, i) -> new Sealed(row.getObject("id", UUID.class),
        new CourseId(row.getObject("course_id", UUID.class)), row.getTimestamp("brought_at").toInstant(), row.getTimestamp("live_until"),
        row.getBytes("words")));
    return () -> open(viewer, sealed.get());
  }

  private List<SharedEntry> open(Viewer viewer, List<Sealed> sealed) {
    Map<CourseId, Map<UUID, byte[]>> byCourse = sealed.stream()
        .collect(Collectors.groupingBy(Sealed::course, Collectors.toMap(Sealed::id, Sealed::copy)));
    Map<UUID, String> open = new HashMap<>();
    byCourse.forEach((course, copies) -> open.putAll(encryption.openAll(viewer, new KeyOwner.OfCourse(course), TABLE, copies)));
    return sealed.stream().sorted(Comparator.comparing(Sealed::at).reversed().thenComparing(Sealed::id))
        .map(s -> new SharedEntry(new SharedEntryId(s.id()), s.course(), s.at(), s.liveUntil() == null ? null : s.liveUntil().toInstant(),
            json.readValue(Objects.requireNonNull(open.get(s.id())), EntryCopy.class))).toList();
  }

  /** All that one brought, to whichever therapist, by course. */
  @Transactional(readOnly = true)
  public Map<Course, List<SharedEntry>> all(Viewer.Oneself viewer) {
    return courses.ofClient(viewer).stream().collect(Collectors.toMap(c -> c, c -> ofCourse(viewer, c.id()), (a, b) -> a,
        LinkedHashMap::new));
  }

  /** Whether somebody has a therapist here, or something that they brought to one and can take back. */
  @Transactional(readOnly = true)
  public boolean isFor(Viewer.Oneself viewer) {
    return courses.ofClient(viewer).stream().anyMatch(course -> course.isOpen() || !ofCourse(viewer, course.id()).isEmpty());
  }

  /** Takes a copy back: it is deleted, at once and for good. What was read stays read. */
  @Transactional
  public void revoke(Viewer.Oneself viewer, SharedEntryId id) {
    if (database.sql("delete from brought where id = :id").param("id", id.value()).update() == 0) {
      throw new NotFound();
    }
  }
}
