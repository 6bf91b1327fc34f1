package org.attune.app.measures;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.measures.internal.MeasureDueDates;
import org.attune.app.risk.RiskAnswer;
import org.attune.app.risk.RiskFlagId;
import org.attune.app.risk.RiskFlags;
import org.attune.app.risk.EscalationPlans;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients answer to questionnaires: question by question until they send it, and forms that were filled in on paper. */
@Service
public class MeasureResponses {

  private final JdbcClient database;
  private final Instruments instruments;
  private final MeasureAssignments assignments;
  private final MeasureScores scores;
  private final RiskFlags flags;
  private final EscalationPlans plans;
  private final Courses courses;
  private final Clock clock;

  MeasureResponses(JdbcClient database, Instruments instruments, MeasureAssignments assignments, MeasureScores scores, RiskFlags flags,
      EscalationPlans plans, Courses courses, Clock clock) {
    this.database = database;
    this.instruments = instruments;
    this.assignments = assignments;
    this.scores = scores;
    this.flags = flags;
    this.plans = plans;
    this.courses = courses;
    this.clock = clock;
  }

  /** A questionnaire that is asked now, and the session that its answers will belong to. */
  public record Due(MeasureAssignment assignment, Session session) {}

  /** What the client of a course is asked now, in the order in which it was assigned. */
  @Transactional(readOnly = true)
  public List<Due> due(Viewer.Oneself viewer, Course course, List<Session> sessions) {
    List<MeasureAssignment> asked = course.isOpen() ? assignments.of(viewer, course.id()) : List.of();
    if (asked.isEmpty()) {
      return List.of();
    }
    Map<String, List<MeasureDueDates.Sent>> sent = sent(viewer, course.id());
    boolean mayAskOfRisk = asked.stream().anyMatch(a -> a.instrument().asksOfRisk()) && plans.mayAskNow(viewer, course.id());
    Instant now = clock.instant();
    return asked.stream().filter(a -> mayAskOfRisk || !a.instrument().asksOfRisk())
        .flatMap(a -> MeasureDueDates.due(a, sessions, sent.getOrDefault(a.instrument().id().code(), List.of()), now).stream()
            .map(session -> new Due(a, session))).toList();
  }

  private Map<String, List<MeasureDueDates.Sent>> sent(Viewer viewer, CourseId course) {
    var sent = new HashMap<String, List<MeasureDueDates.Sent>>();
    database.sql("select instrument, session_id, sent_at from measure_response where course_id = :course and sent_at is not null")
        .param("course", course.value()).query(row -> {
          UUID session = row.getObject("session_id", UUID.class);
          sent.computeIfAbsent(InstrumentId.of(row.getString("instrument")).code(), code -> new ArrayList<>())
              .add(new MeasureDueDates.Sent(session == null ? null : new SessionId(session), row.getTimestamp("sent_at").toInstant()));
        });
    return sent;
  }

  /** Begins to answer what is asked, or goes on where it was left. */
  @Transactional
  public MeasureResponse begin(Viewer.Oneself viewer, MeasureResponseId id, Due due) {
    MeasureAssignment assignment = due.assignment();
    database.sql("""
            insert into measure_response (id, course_id, practice_id, assignment_id, session_id, instrument, on_paper, begun_at)
            values (:id, :course, :practice, :assignment, :session, :instrument, false, :now) on conflict do nothing
            """)
        .param("id", id.value()).param("course", assignment.course().value()).param("practice", due.session().practice().value())
        .param("assignment", assignment.id().value()).param("session", due.session().id().value())
        .param("instrument", assignment.instrument().id().toString()).param("now", Timestamp.from(clock.instant())).update();
    return read(viewer, "r.assignment_id = :id and r.sent_at is null", assignment.id().value()).stream().findFirst()
        .orElseThrow(NotFound::new);
  }

  @Transactional(readOnly = true)
  public Optional<MeasureResponse> find(Viewer viewer, MeasureResponseId id) {
    return read(viewer, "r.id = :id", id.value()).stream().findFirst();
  }

  /** What was sent in a course, or entered from paper; the latest first. */
  @Transactional(readOnly = true)
  public List<MeasureResponse> sentOf(Viewer viewer, CourseId course) {
    return read(viewer, "r.course_id = :id and r.sent_at is not null", course.value());
  }

  /**
   * Keeps the answer to one question, in place of an earlier one; null where somebody would rather not say. An answer that speaks of
   * harming oneself is kept together with its flag, or not at all.
   *
   * @return whether it raised one
   * @throws InvalidInput where the question has no such answer
   */
  @Transactional
  public boolean answer(Viewer.Oneself viewer, MeasureResponseId id, String item, @Nullable Double value) {
    MeasureResponse response = lockDraft(viewer, id);
    return keep(viewer, response, response.instrument().item(item).orElseThrow(NotFound::new), value, clock.instant());
  }

  /** Sends it to who reads it; from then on it stays as it is. Sent again, it changes nothing. */
  @Transactional
  public void send(Viewer.Oneself viewer, MeasureResponseId id) {
    MeasureResponse response = find(viewer, id).orElseThrow(NotFound::new);
    Instant now = clock.instant();
    if (database.sql("update measure_response set sent_at = :now where id = :id and sent_at is null")
        .param("now", Timestamp.from(now)).param("id", id.value()).update() == 1) {
      keepScores(response, now);
    }
  }

  /** Scores are kept by a job about the course, since a client writes none. */
  private void keepScores(MeasureResponse response, Instant at) {
    scores.keep(new Viewer.Job(response.practice(), response.course()), response, at, response.instrument().score(response.values()));
  }

  /**
   * Enters a form that was filled in on paper; the form's key is the response's id.
   *
   * @param answers the value of each item; an item that was left out on paper is absent
   */
  @Transactional
  public void enter(Viewer.Member viewer, MeasureResponseId id, CourseId courseId, InstrumentId instrumentId, Instant at,
      Map<String, Double> answers) {
    Course course = courses.findForClinician(viewer, courseId).filter(Course::isOpen).orElseThrow(NotFound::new);
    Instrument instrument = instruments.find(viewer, instrumentId).orElseThrow(NotFound::new);
    if (answers.isEmpty()) {
      throw new InvalidInput("measures.paper.blank");
    }
    var response = new MeasureResponse(id, courseId, course.practice(), instrument, null,
        new MeasureResponse.Progress(clock.instant(), at, true), Map.of());
    if (database.sql("""
            insert into measure_response (id, course_id, practice_id, instrument, on_paper, begun_at, sent_at)
            values (:id, :course, :practice, :instrument, true, :now, :at) on conflict do nothing
            """)
        .param("id", id.value()).param("course", courseId.value()).param("practice", course.practice().value())
        .param("instrument", instrumentId.toString()).param("now", Timestamp.from(clock.instant())).param("at", Timestamp.from(at))
        .update() == 0) {
      return;
    }
    for (Instrument.Item item : instrument.items()) {
      keep(viewer, response, item, answers.get(item.id()), at);
    }
    scores.keep(new Viewer.Job(course.practice(), courseId), response, at, instrument.score(answers));
  }

  private boolean keep(Viewer viewer, MeasureResponse response, Instrument.Item item, @Nullable Double value, Instant at) {
    if (value != null && item.option(value).isEmpty()) {
      throw InvalidInput.at("answer", "measures.answer.not-offered");
    }
    RiskFlagId flag = null;
    if (value != null && item.isRiskAt(value)) {
      flag = flags.raise(viewer, new RiskAnswer(response.id().value(), response.course(), response.practice(),
          response.instrument().id().code() + "." + item.id(), (int) Math.ceil(value - item.low()), at));
    }
    database.sql("""
            insert into measure_answer (response_id, course_id, item, value, harmless, flag_id)
            values (:response, :course, :item, :value, :harmless, :flag)
            on conflict (response_id, item) do update
              set value = excluded.value, flag_id = coalesce(excluded.flag_id, measure_answer.flag_id)
            """)
        .param("response", response.id().value()).param("course", response.course().value()).param("item", item.id())
        .param("value", value).param("harmless", item.risk() ? item.low() : null).param("flag", flag == null ? null : flag.value())
        .update();
    return flag != null;
  }

  private MeasureResponse lockDraft(Viewer.Oneself viewer, MeasureResponseId id) {
    boolean draft = database.sql("select 1 from measure_response where id = :id for update").param("id", id.value())
        .query(Integer.class).optional().isPresent();
    MeasureResponse response = find(viewer, id).orElseThrow(NotFound::new);
    if (!draft || response.isSent()) {
      throw new Conflict("measures.sent-already");
    }
    return response;
  }

  private List<MeasureResponse> read(Viewer viewer, String condition, UUID id) {
    var answers = new HashMap<UUID, Map<String, OptionalDouble>>();
    database.sql("select a.response_id, a.item, a.value from measure_answer a join measure_response r on r.id = a.response_id where "
            + condition)
        .param("id", id).query(row -> {
          Double value = row.getObject("value", Double.class);
          answers.computeIfAbsent(row.getObject("response_id", UUID.class), r -> new HashMap<>())
              .put(row.getString("item"), value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
        });
    return database.sql("select r.* from measure_response r where " + condition + " order by coalesce(r.sent_at, r.begun_at) desc, r.id")
        .param("id", id).query((row, i) -> {
          UUID session = row.getObject("session_id", UUID.class);
          UUID response = row.getObject("id", UUID.class);
          Timestamp sent = row.getTimestamp("sent_at");
          return new MeasureResponse(new MeasureResponseId(response), new CourseId(row.getObject("course_id", UUID.class)),
              new PracticeId(row.getObject("practice_id", UUID.class)),
              instruments.find(viewer, InstrumentId.of(row.getString("instrument"))).orElseThrow(),
              session == null ? null : new SessionId(session),
              new MeasureResponse.Progress(row.getTimestamp("begun_at").toInstant(), sent == null ? null : sent.toInstant(),
                  row.getBoolean("on_paper")), answers.getOrDefault(response, Map.of()));
        }).list();
  }
}
