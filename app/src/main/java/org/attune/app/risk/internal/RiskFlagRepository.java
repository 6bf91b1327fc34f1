package org.attune.app.risk.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.risk.RiskAnswer;
import org.attune.app.risk.RiskFlag;
import org.attune.app.risk.RiskFlagId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The flags, and the answers that belong to each. */
@Repository
public class RiskFlagRepository {

  private final JdbcClient database;

  RiskFlagRepository(JdbcClient database) {
    this.database = database;
  }

  /** An answer that was raised before: its flag, and the highest it ever was. */
  public record RaisedAnswer(RiskFlagId flag, int level) {}

  @Transactional
  public Optional<RaisedAnswer> findAnswer(Viewer.Job viewer, UUID source, String item) {
    return database.sql("select flag_id, level from risk_answer where source = :source and item = :item for update")
        .param("source", source).param("item", item)
        .query((row, i) -> new RaisedAnswer(new RiskFlagId(row.getObject("flag_id", UUID.class)), row.getInt("level"))).optional();
  }

  /** The open flag of an item, locked until the transaction ends. */
  @Transactional
  public Optional<RiskFlag> lockOpen(Viewer.Job viewer, CourseId course, String item) {
    return database.sql("select * from risk_flag where course_id = :course and item = :item and closed_at is null for update")
        .param("course", course.value()).param("item", item).query(RiskFlagRepository::flag).optional();
  }

  /** A flag, locked until the transaction ends. */
  @Transactional
  public Optional<RiskFlag> lock(Viewer viewer, RiskFlagId id) {
    return database.sql("select * from risk_flag where id = :id for update").param("id", id.value())
        .query(RiskFlagRepository::flag).optional();
  }

  @Transactional(readOnly = true)
  public Optional<RiskFlag> find(Viewer viewer, RiskFlagId id) {
    return database.sql("select * from risk_flag where id = :id").param("id", id.value()).query(RiskFlagRepository::flag).optional();
  }

  /** The open ones of all courses that the viewer keeps or covers now, the one that was told longest ago first. */
  @Transactional(readOnly = true)
  public List<RiskFlag> open(Viewer.Member viewer) {
    return database.sql("select * from risk_flag where closed_at is null order by told_at, id").query(RiskFlagRepository::flag).list();
  }

  /** The open ones of a course, those that nobody has read first; asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<List<RiskFlag>> open(Viewer.Member viewer, CourseId course, QueryBatch batch) {
    return batch.sql("select * from risk_flag where course_id = :course and closed_at is null order by read_at nulls first, told_at, id")
        .param("course", course.value()).list(RiskFlagRepository::flag);
  }

  /** Those of a course, the latest first. */
  @Transactional(readOnly = true)
  public List<RiskFlag> of(Viewer viewer, CourseId course) {
    return database.sql("select * from risk_flag where course_id = :course order by raised_at desc, id")
        .param("course", course.value()).query(RiskFlagRepository::flag).list();
  }

  /** Adds a flag; not where another of the same item was opened meanwhile. */
  @Transactional
  public boolean insert(Viewer.Job viewer, RiskFlag flag) {
    return write("""
        insert into risk_flag (id, practice_id, course_id, item, level, raised_at, told_id, told_at, covering_id, due_at)
        values (:id, :practice, :course, :item, :level, :raised, :told, :toldAt, :covering, :due)
        on conflict (course_id, item) where closed_at is null do nothing
        """, flag).param("practice", viewer.practice().value()).param("course", flag.course().value()).param("item", flag.item())
        .param("raised", Timestamp.from(flag.raisedAt())).update() == 1;
  }

  /** Keeps what has become of a flag. */
  @Transactional
  public void update(Viewer viewer, RiskFlag flag) {
    RiskFlag.Reading reading = flag.chain().reading();
    RiskFlag.Review review = flag.review();
    write("""
        update risk_flag set level = :level, told_id = :told, told_at = :toldAt, covering_id = :covering, due_at = :due,
          covering_told_at = case when round = :round then covering_told_at end, round = :round, read_by = :readBy, read_at = :readAt, reviewed_level = :reviewed, review_on = :reviewOn, closed_at = :closed where id = :id
        """, flag)
        .param("round", flag.chain().round()).param("readBy", reading == null || reading.by() == null ? null : reading.by().value())
        .param("readAt", reading == null ? null : Timestamp.from(reading.at()))
        .param("reviewed", review == null ? null : review.level()).param("reviewOn", review == null ? null : review.on())
        .param("closed", timestamp(flag.closedAt())).update();
  }

  /** Notes that the next person was told; says whether they were not before. */
  @Transactional
  public boolean tellCovering(Viewer.Job viewer, RiskFlagId id, Instant now) {
    return database.sql("update risk_flag set covering_told_at = :now where id = :id and covering_told_at is null")
        .param("now", Timestamp.from(now)).param("id", id.value()).update() == 1;
  }

  private JdbcClient.StatementSpec write(String sql, RiskFlag flag) {
    RiskFlag.Chain chain = flag.chain();
    return database.sql(sql).param("id", flag.id().value()).param("level", flag.level()).param("told", chain.first().value())
        .param("toldAt", Timestamp.from(chain.toldAt())).param("covering", chain.covering() == null ? null : chain.covering().value())
        .param("due", timestamp(chain.dueAt()));
  }

  /** Keeps an answer with its flag; the same answer again keeps its highest. */
  @Transactional
  public void keepAnswer(Viewer.Job viewer, RiskAnswer answer, RiskFlagId flag) {
    database.sql("""
            insert into risk_answer (source, item, flag_id, course_id, level, answered_at)
            values (:source, :item, :flag, :course, :level, :at)
            on conflict (source, item) do update set flag_id = excluded.flag_id, level = excluded.level, answered_at = excluded.answered_at
              where risk_answer.level < excluded.level
            """)
        .param("source", answer.source()).param("item", answer.item()).param("flag", flag.value())
        .param("course", answer.course().value()).param("level", answer.level()).param("at", Timestamp.from(answer.at())).update();
  }

  /** The answers that belong to a flag, the latest first. */
  @Transactional(readOnly = true)
  public List<RiskAnswer> answers(Viewer viewer, RiskFlag flag) {
    return database.sql("""
            select a.*, f.practice_id from risk_answer a join risk_flag f on f.id = a.flag_id where a.flag_id = :flag
            order by a.answered_at desc, a.source
            """)
        .param("flag", flag.id().value())
        .query((row, i) -> new RiskAnswer(row.getObject("source", UUID.class), flag.course(),
            new PracticeId(row.getObject("practice_id", UUID.class)), row.getString("item"), row.getInt("level"),
            row.getTimestamp("answered_at").toInstant())).list();
  }

  static RiskFlag flag(ResultSet row, int i) throws SQLException {
    Instant read = instant(row.getTimestamp("read_at"));
    LocalDate review = row.getObject("review_on", LocalDate.class);
    PersonId first = new PersonId(row.getObject("told_id", UUID.class));
    return new RiskFlag(new RiskFlagId(row.getObject("id", UUID.class)), new CourseId(row.getObject("course_id", UUID.class)),
        row.getString("item"), row.getInt("level"), row.getTimestamp("raised_at").toInstant(),
        new RiskFlag.Chain(first, row.getTimestamp("told_at").toInstant(), person(row, "covering_id"), instant(row.getTimestamp("due_at")),
            read == null ? null : new RiskFlag.Reading(person(row, "read_by"), read), row.getInt("round")),
        review == null ? null : new RiskFlag.Review(row.getInt("reviewed_level"), review), instant(row.getTimestamp("closed_at")));
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
