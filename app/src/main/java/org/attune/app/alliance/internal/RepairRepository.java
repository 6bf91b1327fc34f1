package org.attune.app.alliance.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairAgreement;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.RuptureMarker;
import org.attune.app.alliance.SignalId;
import org.attune.app.checkins.Chair;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.layout.Conflict;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of repairs and of what was said in them. */
@Repository
public class RepairRepository {

  private static final RowMapper<Repair> REPAIR = (row, i) -> {
    UUID signal = row.getObject("signal_id", UUID.class);
    UUID session = row.getObject("session_id", UUID.class);
    String marker = row.getString("marker");
    String way = row.getString("way");
    String answer = row.getString("answer");
    java.sql.Date followUp = row.getDate("follow_up");
    return new Repair(new RepairId(row.getObject("id", UUID.class)),
        new CourseId(row.getObject("course_id", UUID.class)), new PracticeId(row.getObject("practice_id", UUID.class)),
        new Repair.Occasion(signal == null ? null : new SignalId(signal), session == null ? null : new SessionId(session)),
        new Repair.Assessment(marker == null ? null : RuptureMarker.of(marker), way == null ? null : RepairStrategy.of(way),
            followUp == null ? null : followUp.toLocalDate()),
        new Repair.Authorship(new PersonId(row.getObject("noted_by", UUID.class)), row.getTimestamp("noted_at").toInstant()),
        new Repair.Progress(instant(row.getTimestamp("talked_at")), instant(row.getTimestamp("closed_at")),
            answer == null ? null : RepairAgreement.of(answer), instant(row.getTimestamp("agreed_at"))),
        row.getInt("version"));
  };

  private final JdbcClient database;
  private final Queries queries;

  RepairRepository(JdbcClient database, Queries queries) {
    this.database = database;
    this.queries = queries;
  }

  /** The repairs of some courses, the earliest first; one statement. */
  public List<Repair> of(List<CourseId> courses) {
    return queries.answer(batch -> of(courses, batch));
  }

  /** The same, asked together with other things. */
  public Supplier<List<Repair>> of(List<CourseId> courses, QueryBatch batch) {
    return batch.sql("select * from repair where course_id = any(:courses) order by noted_at, id")
        .param("courses", courses.stream().map(CourseId::value).toArray(UUID[]::new)).list(REPAIR);
  }

  public Optional<Repair> find(RepairId id) {
    return database.sql("select * from repair where id = :id").param("id", id.value()).query(REPAIR).optional();
  }

  /** Whether it is there for who asks, and theirs to change: by the therapist, and by the person who noted it. */
  public boolean isChangeable(RepairId id) {
    return database.sql("""
            select exists (select from repair where id = :id
              and (course_id in (select courses_open_to('therapist')) or noted_by = viewer_person()))
            """).param("id", id.value()).query(Boolean.class).single();
  }

  /** Adds a repair; one that is there already, or another for the same signal, stays as it is. */
  public boolean add(Repair repair) {
    return database.sql("""
            insert into repair (id, practice_id, course_id, signal_id, session_id, marker, way, follow_up, noted_by,
                                noted_at, talked_at, closed_at)
            values (:id, :practice, :course, :signal, :session, :marker, :way, :followUp, :by,
                    :noted, :talked, :closed)
            on conflict do nothing
            """)
        .param("id", repair.id().value()).param("practice", repair.practice().value())
        .param("course", repair.course().value())
        .param("signal", repair.occasion().signal() == null ? null : repair.occasion().signal().value())
        .param("session", repair.occasion().session() == null ? null : repair.occasion().session().value())
        .param("marker", repair.assessment().marker() == null ? null : repair.assessment().marker().code())
        .param("way", repair.assessment().strategy() == null ? null : repair.assessment().strategy().code())
        .param("followUp", repair.assessment().followUp() == null ? null : java.sql.Date.valueOf(repair.assessment().followUp()))
        .param("by", repair.noted().by().value()).param("noted", Timestamp.from(repair.noted().at()))
        .param("talked", timestamp(repair.progress().discussedAt())).param("closed", timestamp(repair.progress().closedAt()))
        .update() == 1;
  }

  /** How many repairs the viewer's clients began after a moment that nobody has talked about yet. */
  public int countStartedByClientsSince(Instant since) {
    return database.sql("""
            select count(*) from repair r join course c on c.id = r.course_id and c.client_id = r.noted_by
            where r.course_id in (select courses_open_to('therapist', 'cover')) and c.state = 'open'
              and r.talked_at is null and r.closed_at is null and r.noted_at > :since
            """).param("since", Timestamp.from(since)).query(Integer.class).single();
  }

  /** Takes a repair away that its client began, and that nobody has talked about; says whether it was there. */
  public boolean remove(RepairId id, PersonId by) {
    return database.sql("delete from repair where id = :id and noted_by = :by and talked_at is null and closed_at is null")
        .param("id", id.value()).param("by", by.value()).update() == 1;
  }

  /** Writes a repair over the version that it was read in. */
  public void save(Repair repair) {
    int rows = database.sql("""
            update repair set marker = :marker, way = :way, follow_up = :followUp, talked_at = :talked,
              closed_at = :closed, answer = :answer, agreed_at = :agreed, version = version + 1
            where id = :id and version = :version
            """)
        .param("marker", repair.assessment().marker() == null ? null : repair.assessment().marker().code())
        .param("way", repair.assessment().strategy() == null ? null : repair.assessment().strategy().code())
        .param("followUp", repair.assessment().followUp() == null ? null : java.sql.Date.valueOf(repair.assessment().followUp()))
        .param("talked", timestamp(repair.progress().discussedAt())).param("closed", timestamp(repair.progress().closedAt()))
        .param("answer", repair.progress().agreement() == null ? null : repair.progress().agreement().code())
        .param("agreed", timestamp(repair.progress().agreedAt()))
        .param("id", repair.id().value()).param("version", repair.version()).update();
    if (rows == 0) {
      throw new Conflict("alliance.repair-changed");
    }
  }

  /** Sealed words said from one chair, which replace those said before; null takes them away. */
  public void saveWords(Repair repair, Chair chair, byte @Nullable [] sealed) {
    if (sealed == null) {
      database.sql("delete from repair_words where repair_id = :id and chair = :chair")
          .param("id", repair.id().value()).param("chair", code(chair)).update();
      return;
    }
    database.sql("""
            insert into repair_words (repair_id, course_id, chair, said) values (:id, :course, :chair, :said)
            on conflict (repair_id, chair) do update set said = excluded.said
            """)
        .param("id", repair.id().value()).param("course", repair.course().value()).param("chair", code(chair))
        .param("said", sealed).update();
  }

  /** The sealed words of a course's repairs, so far as the viewer may read them. */
  public List<SealedWords> sealedWords(CourseId course) {
    return database.sql("select repair_id, chair, said from repair_words where course_id = :course")
        .param("course", course.value())
        .query((row, i) -> new SealedWords(new RepairId(row.getObject("repair_id", UUID.class)),
            Chair.valueOf(row.getString("chair").toUpperCase(Locale.ROOT)), row.getBytes("said")))
        .list();
  }

  public record SealedWords(RepairId repair, Chair chair, byte[] sealed) {}

  private static String code(Chair chair) {
    return chair.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
