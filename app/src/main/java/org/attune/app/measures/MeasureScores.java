package org.attune.app.measures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.SessionId;
import org.attune.engine.scoring.ScoreResult;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** MeasureScores under names of their own, that were brought in beside the five items. */
@Service
public class MeasureScores {

  private final JdbcClient database;
  private final Queries queries;

  MeasureScores(JdbcClient database, Queries queries) {
    this.database = database;
    this.queries = queries;
  }

  /**
   * The measure of this name and range, made where there is none yet.
   *
   * @param reliableChange the last figure that anybody gave counts; null leaves what was given before
   */
  @Transactional
  public MeasureId measure(Viewer viewer, PracticeId practice, String name, double low, double high,
                           boolean higherIsBetter, @Nullable Double reliableChange) {
    return new MeasureId(database.sql("""
            insert into measure (id, practice_id, name, low, high, higher_is_better, reliable_change)
            values (:id, :practice, :name, :low, :high, :higher, :reliable)
            on conflict (practice_id, name, low, high, higher_is_better) do update
              set reliable_change = coalesce(excluded.reliable_change, measure.reliable_change)
            returning id
            """)
        .param("id", UUID.randomUUID()).param("practice", practice.value()).param("name", name).param("low", low)
        .param("high", high).param("higher", higherIsBetter).param("reliable", reliableChange)
        .query(UUID.class).single());
  }

  /** All named scores of a course, each measure's in the order of time; in one statement. */
  @Transactional(readOnly = true)
  public Map<Measure, List<MeasureScore>> byMeasure(Viewer viewer, CourseId course) {
    return queries.answer(batch -> byMeasure(viewer, course, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Map<Measure, List<MeasureScore>>> byMeasure(Viewer viewer, CourseId course, QueryBatch batch) {
    return batch.sql("""
            select n.session_id, n.course_id, n.value, coalesce(n.scored_at, s.planned_at) as at, m.* from named_score n
            join measure m on m.id = n.measure_id left join session s on s.id = n.session_id
            where n.course_id = :course order by m.name, m.id, at, n.id
            """)
        .param("course", course.value()).read(row -> {
          Map<Measure, List<MeasureScore>> scores = new LinkedHashMap<>();
          while (row.next()) {
            Measure measure = measure(row);
            UUID session = row.getObject("session_id", UUID.class);
            scores.computeIfAbsent(measure, m -> new ArrayList<>()).add(new MeasureScore(
                new CourseId(row.getObject("course_id", UUID.class)), measure.id(),
                session == null ? null : new SessionId(session), row.getTimestamp("at").toInstant(), row.getDouble("value")));
          }
          return scores;
        });
  }

  /** All named scores of a course, whatever they measure. */
  @Transactional(readOnly = true)
  public List<MeasureScore> series(Viewer viewer, CourseId course) {
    return byMeasure(viewer, course).values().stream().flatMap(List::stream).toList();
  }

  private static Measure measure(ResultSet row) throws SQLException {
    return new Measure(new MeasureId(row.getObject("id", UUID.class)),
        new PracticeId(row.getObject("practice_id", UUID.class)), row.getString("name"), row.getDouble("low"),
        row.getDouble("high"), row.getBoolean("higher_is_better"), row.getObject("reliable_change", Double.class));
  }

  /** Keeps what a response came to: a row for each scale that has a score; kept again, it changes nothing. */
  @Transactional
  void keep(Viewer.Job viewer, MeasureResponse response, Instant at, Map<InstrumentScale, ScoreResult> results) {
    results.forEach((scale, result) -> {
      if (result instanceof ScoreResult.Scored scored) {
        MeasureId measure = measure(viewer, response.practice(), scale);
        SessionId session = response.session();
        database.sql("""
                insert into named_score (session_id, measure_id, course_id, practice_id, value, scored_at, response_id)
                values (:session, :measure, :course, :practice, :value, :at, :response) on conflict do nothing
                """)
            .param("session", session == null ? null : session.value()).param("measure", measure.value())
            .param("course", response.course().value()).param("practice", response.practice().value()).param("value", scored.value())
            .param("at", Timestamp.from(at)).param("response", response.id().value()).update();
      }
    });
  }

  private MeasureId measure(Viewer viewer, PracticeId practice, InstrumentScale scale) {
    return measure(viewer, practice, scale.name(), scale.range().low(), scale.range().high(),
        scale.range().direction() == Direction.HIGHER_IS_BETTER,
        scale.usualReliableChange().map(InstrumentScale.Threshold::points).orElse(null));
  }

  /**
   * Keeps one score that somebody has on paper; the form's key is its id.
   *
   * @throws InvalidInput where the scale has no such value
   */
  @Transactional
  public void enter(Viewer.Member viewer, UUID key, Course course, InstrumentScale scale, Instant at, double value) {
    if (!scale.range().contains(value)) {
      throw InvalidInput.at("value", "measures.score.range", scale.range().low(), scale.range().high());
    }
    database.sql("""
            insert into named_score (id, measure_id, course_id, practice_id, value, scored_at)
            values (:id, :measure, :course, :practice, :value, :at) on conflict do nothing
            """)
        .param("id", key).param("measure", measure(viewer, course.practice(), scale).value()).param("course", course.id().value())
        .param("practice", course.practice().value()).param("value", value).param("at", Timestamp.from(at)).update();
  }

  /** The measures that a practice has scores of. */
  @Transactional(readOnly = true)
  public List<Measure> scoredIn(Viewer viewer, PracticeId practice) {
    return database.sql("""
            select * from measure m where m.practice_id = :practice
              and exists (select from named_score n where n.measure_id = m.id) order by m.name, m.id
            """)
        .param("practice", practice.value()).query((row, i) -> measure(row)).list();
  }

  /**
   * Courses of the job's practice with two scores of a measure or more that are over: they have ended, or nothing was scored in them
   * since a time. Of several scores that follow one session, the last.
   */
  @Transactional(readOnly = true)
  public List<ScoreSeries> finishedCourses(Viewer.Job viewer, Measure measure, Instant quietSince) {
    Scale scale = new Scale(measure.low(), measure.high(), measure.higherIsBetter() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
    return database.sql("""
            select l.course_id, array_agg(l.number order by l.number) as numbers, array_agg(l.value order by l.number) as values,
                   min(l.at) as first_at, max(l.at) as last_at
            from (select distinct on (course_id, number) course_id, number, value, at
                  from (select n.id, n.course_id, n.value, coalesce(n.scored_at, s.planned_at) as at,
                               (select count(*)::integer from session h where h.course_id = n.course_id and h.state = 'held'
                                and h.planned_at <= greatest(n.scored_at, s.planned_at)) as number
                        from named_score n left join session s on s.id = n.session_id
                        where n.practice_id = :practice and n.measure_id = :measure) numbered
                  order by course_id, number, at desc, id) l
            join course c on c.id = l.course_id
            group by l.course_id, c.state having count(*) > 1 and (c.state = 'ended' or max(l.at) < :quiet)
            order by l.course_id
            """)
        .param("practice", viewer.practice().value()).param("measure", measure.id().value()).param("quiet", Timestamp.from(quietSince))
        .query((row, i) -> {
          Integer[] numbers = (Integer[]) row.getArray("numbers").getArray();
          Double[] values = (Double[]) row.getArray("values").getArray();
          return new ScoreSeries(new CourseId(row.getObject("course_id", UUID.class)),
              Series.of(scale, IntStream.range(0, numbers.length).mapToObj(at -> new Score(numbers[at], values[at])).toList()),
              row.getTimestamp("first_at").toInstant(), row.getTimestamp("last_at").toInstant());
        }).list();
  }

  /** Brings in past scores, all under one import that can be undone; says how many were new. */
  @Transactional
  public int importAll(Viewer viewer, PracticeId practice, UUID importId, List<ImportedScore> past) {
    return database.sql("""
            insert into named_score (session_id, measure_id, course_id, practice_id, value, import_id)
            select p.session, p.measure, p.course, :practice, p.value, :import
            from unnest(:sessions::uuid[], :measures::uuid[], :courses::uuid[], :values::float8[]) as p (session, measure, course, value)
            on conflict do nothing
            """)
        .param("practice", practice.value()).param("import", importId)
        .param("sessions", past.stream().map(p -> p.session().toString()).toArray(String[]::new))
        .param("measures", past.stream().map(p -> p.measure().toString()).toArray(String[]::new))
        .param("courses", past.stream().map(p -> p.course().toString()).toArray(String[]::new))
        .param("values", past.stream().map(ImportedScore::value).toArray(Double[]::new))
        .update();
  }

  /** Takes out what an import brought into these courses; says how many scores that were. */
  @Transactional
  public int undoImport(Viewer viewer, UUID importId, Collection<CourseId> courses) {
    return database.sql("""
            delete from named_score n using unnest(:courses::uuid[]) as o (id) where n.course_id = o.id and n.import_id = :import
            """)
        .param("import", importId).param("courses", courses.stream().map(CourseId::value).toArray(UUID[]::new)).update();
  }
}
