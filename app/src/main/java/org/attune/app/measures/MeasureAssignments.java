package org.attune.app.measures;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.measures.MeasureSchedule.Frequency;
import org.attune.app.measures.MeasureSchedule.Moment;
import org.attune.app.risk.EscalationPlans;
import org.attune.app.sessions.Cadence;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which questionnaires the client of a course is asked. */
@Service
public class MeasureAssignments {

  private static final int USUAL_DAYS = 7;

  private final JdbcClient database;
  private final Instruments instruments;
  private final Courses courses;
  private final EscalationPlans plans;
  private final Clock clock;

  MeasureAssignments(JdbcClient database, Instruments instruments, Courses courses, EscalationPlans plans, Clock clock) {
    this.database = database;
    this.instruments = instruments;
    this.courses = courses;
    this.plans = plans;
    this.clock = clock;
  }

  private record AssignmentRow(InstrumentId instrument, MeasureAssignmentId id, MeasureSchedule schedule, Instant at) {}

  /** Those that are asked now, the first assigned first. */
  @Transactional(readOnly = true)
  public List<MeasureAssignment> of(Viewer viewer, CourseId course) {
    return database.sql("select * from measure_assignment where course_id = :course and ended_at is null order by assigned_at, id")
        .param("course", course.value())
        .query((row, i) -> new AssignmentRow(InstrumentId.of(row.getString("instrument")),
            new MeasureAssignmentId(row.getObject("id", UUID.class)),
            new MeasureSchedule(Frequency.of(row.getString("frequency")).orElseThrow(), row.getInt("every"),
                Moment.of(row.getString("moment")).orElseThrow()), row.getTimestamp("assigned_at").toInstant())).list().stream()
        .flatMap(row -> instruments.find(viewer, row.instrument).stream()
            .map(instrument -> new MeasureAssignment(row.id, course, instrument, row.schedule, row.at))).toList();
  }

  /** What the client of a course would be asked, all in all. */
  @Transactional(readOnly = true)
  public MeasureBurden burden(Viewer viewer, CourseId id) {
    return MeasureBurden.of(of(viewer, id), daysBetweenSessions(courses.find(viewer, id).orElseThrow(NotFound::new)));
  }

  /**
   * Asks a questionnaire from now on; the same again changes nothing.
   *
   * @param longSitting whether more than {@link MeasureBurden#USUAL_SITTING} questions may come together
   * @throws InvalidInput where it asks about harming oneself and nothing was agreed for that, or a sitting would be too long
   */
  @Transactional
  public void assign(Viewer.Member viewer, MeasureAssignmentId id, CourseId courseId, InstrumentId instrumentId, MeasureSchedule schedule,
      boolean longSitting) {
    Course course = own(viewer, courseId);
    Instrument instrument = instruments.find(viewer, instrumentId).orElseThrow(() -> InvalidInput.at("instrument", "measures.assign.missing"));
    if (instrument.asksOfRisk() && !plans.allows(viewer, courseId)) {
      throw InvalidInput.at("instrument", "measures.assign.no-plan", instrument.name());
    }
    var assignment = new MeasureAssignment(id, courseId, instrument, schedule, clock.instant());
    List<MeasureAssignment> others = of(viewer, courseId).stream()
        .filter(a -> !a.instrument().id().code().equals(instrumentId.code())).toList();
    int sitting = MeasureBurden.of(Stream.concat(others.stream(), Stream.of(assignment)).toList(), USUAL_DAYS)
        .inSitting();
    if (sitting > MeasureBurden.USUAL_SITTING && !longSitting) {
      throw InvalidInput.at("longSitting", "measures.assign.long", sitting, MeasureBurden.USUAL_SITTING);
    }
    // another version, or another rhythm, takes the place of what was asked until now
    database.sql("""
            update measure_assignment set ended_at = :now where course_id = :course and ended_at is null and id <> :id
              and split_part(instrument, '@', 1) = :code
            """)
        .param("now", Timestamp.from(clock.instant())).param("course", courseId.value()).param("id", id.value())
        .param("code", instrumentId.code()).update();
    database.sql("""
            insert into measure_assignment (id, course_id, practice_id, instrument, frequency, every, moment, assigned_at)
            values (:id, :course, :practice, :instrument, :frequency, :every, :moment, :now) on conflict do nothing
            """)
        .param("id", id.value()).param("course", courseId.value()).param("practice", course.practice().value())
        .param("instrument", instrumentId.toString()).param("frequency", schedule.frequency().code()).param("every", schedule.every())
        .param("moment", schedule.moment().code()).param("now", Timestamp.from(clock.instant())).update();
  }

  /** Asks it no more; what was answered stays, and keeps its score. */
  @Transactional
  public void end(Viewer.Member viewer, CourseId course, MeasureAssignmentId id) {
    own(viewer, course);
    database.sql("update measure_assignment set ended_at = coalesce(ended_at, :now) where id = :id and course_id = :course")
        .param("now", Timestamp.from(clock.instant())).param("id", id.value()).param("course", course.value()).update();
  }

  private Course own(Viewer.Member viewer, CourseId course) {
    return courses.findForClinician(viewer, course).filter(c -> c.isOpen() && c.therapist().equals(viewer.person()))
        .orElseThrow(NotFound::new);
  }

  private static int daysBetweenSessions(Course course) {
    Cadence cadence = course.cadence();
    return cadence == null ? USUAL_DAYS : cadence.everyDays();
  }
}
