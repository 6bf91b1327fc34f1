package org.attune.app.risk.internal;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.risk.EscalationPlan;
import org.attune.app.risk.WorkingHours;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was agreed, by course, and the working hours of practices. */
@Repository
public class EscalationPlanRepository {

  private static final String TABLE = "escalation_plan";

  private final JdbcClient database;
  private final FieldEncryption encryption;

  EscalationPlanRepository(JdbcClient database, FieldEncryption encryption) {
    this.database = database;
    this.encryption = encryption;
  }

  /** Who is told next in a course, without what is sealed: for jobs, which have no key to it. */
  public record Agreed(EscalationPlan.@Nullable Cover cover, boolean beforeSession) {}

  @Transactional(readOnly = true)
  public Optional<Agreed> agreed(Viewer viewer, CourseId course) {
    return database.sql("select covering_id, hours, before_session from escalation_plan where course_id = :course")
        .param("course", course.value())
        .query((row, i) -> new Agreed(cover(row.getObject("covering_id", UUID.class), row.getInt("hours")), row.getBoolean("before_session")))
        .optional();
  }

  @Transactional(readOnly = true)
  public Optional<EscalationPlan> find(Viewer viewer, CourseId course) {
    return database.sql("select * from escalation_plan where course_id = :course").param("course", course.value())
        .query((row, i) -> new EscalationPlan(course,
            new EscalationPlan.Terms(cover(row.getObject("covering_id", UUID.class), row.getInt("hours")), row.getBoolean("before_session"),
                encryption.open(viewer, new KeyOwner.OfCourse(course), TABLE, course.value(), row.getBytes("sealed"))),
            new PersonId(row.getObject("agreed_by", UUID.class)), row.getTimestamp("agreed_at").toInstant(), row.getInt("version")))
        .optional();
  }

  private static EscalationPlan.@Nullable Cover cover(@Nullable UUID person, int hours) {
    return person == null ? null : new EscalationPlan.Cover(new PersonId(person), hours);
  }

  /** Keeps what was agreed from that version on; 0 where there was nothing. Says whether nobody else changed it meanwhile. */
  @Transactional
  public boolean save(Viewer.Member viewer, CourseId course, int version, EscalationPlan.Terms terms, Instant now) {
    EscalationPlan.Cover cover = terms.cover();
    return database.sql(version == 0 ? """
            insert into escalation_plan (course_id, practice_id, covering_id, hours, before_session, sealed, agreed_by, agreed_at)
            values (:course, :practice, :covering, :hours, :before, :sealed, :by, :now) on conflict do nothing
            """ : """
            update escalation_plan set covering_id = :covering, hours = :hours, before_session = :before, sealed = :sealed, agreed_by = :by,
              agreed_at = :now, version = version + 1 where course_id = :course and practice_id = :practice and version = :version
            """)
        .param("course", course.value()).param("practice", viewer.practice().value()).param("version", version)
        .param("covering", cover == null ? null : cover.person().value()).param("hours", cover == null ? null : cover.hours())
        .param("before", terms.beforeSession()).param("by", viewer.person().value()).param("now", Timestamp.from(now))
        .param("sealed", encryption.seal(viewer, new KeyOwner.OfCourse(course), TABLE, course.value(), terms.number())).update() == 1;
  }

  @Transactional(readOnly = true)
  public Optional<WorkingHours> workingHours(Viewer viewer, PracticeId practice) {
    return database.sql("select * from working_hours where practice_id = :practice").param("practice", practice.value())
        .query((row, i) -> new WorkingHours(
            Arrays.stream((Short[]) row.getArray("days").getArray()).map(day -> DayOfWeek.of(day)).collect(Collectors.toSet()),
            Objects.requireNonNull(row.getObject("opens", LocalTime.class)), Objects.requireNonNull(row.getObject("closes", LocalTime.class))))
        .optional();
  }

  @Transactional
  public void save(Viewer.Member viewer, WorkingHours hours) {
    database.sql("""
            insert into working_hours (practice_id, days, opens, closes) values (:practice, :days, :opens, :closes)
            on conflict (practice_id) do update set days = excluded.days, opens = excluded.opens, closes = excluded.closes
            """)
        .param("practice", viewer.practice().value())
        .param("days", hours.days().stream().sorted().map(day -> (short) day.getValue()).toArray(Short[]::new))
        .param("opens", Time.valueOf(hours.opens())).param("closes", Time.valueOf(hours.closes())).update();
  }
}
