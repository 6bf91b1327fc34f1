package org.attune.app.alliance.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.alliance.BaselineModel;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.CourseMeanSummary;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.Jobs;
import org.attune.engine.rupture.BetweenClientSd;
import org.attune.engine.rupture.PredictiveDrop;
import org.attune.engine.series.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much the clients of a practice differ. Each course has a summary, refreshed with each of its check-ins; the
 * summaries are put together once a day, with the first check-in of that day, so that no check-in waits until all others
 * are read; and at once where many were brought in.
 */
@Service
public class BaselineModels {

  private static final Duration FRESH = Duration.ofDays(1);
  private static final String STORED = """
      select s.courses as spread_courses, s.between_sd, s.refreshed_at as spread_at, g.*
      from (values (cast(:practice as uuid))) as p (id)
      left join practice_spread s on s.practice_id = p.id left join practice_growth g on g.practice_id = p.id
      """;
  private static final String SUMMARISE = """
      insert into course_summary (course_id, practice_id, check_ins, mean, squares)
      select s.course, :practice, s.check_ins, s.mean, s.squares
      from unnest(:courses, :checkIns, :means, :squares) as s (course, check_ins, mean, squares)
      on conflict (course_id) do update
        set check_ins = excluded.check_ins, mean = excluded.mean, squares = excluded.squares
      """;

  private final JdbcClient database;
  private final Queries queries;
  private final CheckIns checkIns;
  private final Jobs jobs;
  private final Clock clock;

  BaselineModels(JdbcClient database, Queries queries, CheckIns checkIns, Jobs jobs, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.checkIns = checkIns;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** What the practice's check-ins are judged by: its growth model, else its figure as it was last computed. */
  @Transactional(readOnly = true)
  public BaselineModel of(Viewer viewer, PracticeId practice) {
    return queries.answer(batch -> of(viewer, practice, batch));
  }

  /** The same, asked together with other things. */
  public Supplier<BaselineModel> of(Viewer viewer, PracticeId practice, QueryBatch batch) {
    Supplier<List<StoredModel>> stored = batch.sql(STORED).param("practice", practice.value()).list(BaselineModels::stored);
    return () -> stored.get().getFirst().baselineModel();
  }

  /** Computes the figure again, and the model by a job, where that is more than a day ago. */
  @Transactional
  public BaselineModel refreshIfStale(Viewer.Job viewer) {
    StoredModel stored = stored(database.sql(STORED), viewer.practice());
    if (stored.at == null) {
      summariseAll(viewer);
    }
    if (stored.isFresh(clock.instant())) {
      return stored.baselineModel();
    }
    compute(viewer);
    return of(viewer, viewer.practice());
  }

  /** The figure computed again from all check-ins: many were brought in at once, or taken out again. */
  @Transactional
  public void recompute(Viewer.Job viewer) {
    summariseAll(viewer);
    compute(viewer);
  }

  private void compute(Viewer.Job viewer) {
    BetweenClientSd figure = BetweenClientSd.of(SignalCriteria.ALLIANCE_SCALE, database
        .sql("select check_ins, mean, squares from course_summary where practice_id = :practice")
        .param("practice", viewer.practice().value())
        .query((row, i) -> new SummaryStatistics(row.getInt("check_ins"), row.getDouble("mean"), row.getDouble("squares")))
        .list());
    database.sql("""
            insert into practice_spread (practice_id, courses, between_sd, refreshed_at)
            values (:practice, :courses, :sd, :now)
            on conflict (practice_id) do update
              set courses = excluded.courses, between_sd = excluded.between_sd, refreshed_at = excluded.refreshed_at
            """)
        .param("practice", viewer.practice().value()).param("courses", figure.courses())
        .param("sd", figure instanceof BetweenClientSd.Estimated e ? e.sd() : null)
        .param("now", Timestamp.from(clock.instant())).update();
    jobs.schedule(GrowthModelJob.NAME, new Viewer.Job(viewer.practice()), "growth", clock.instant());
  }

  /** Refreshes the summary of one course; says what its check-ins are judged by, unless that is more than a day old. */
  @Transactional
  public Optional<BaselineModel> updateSummary(Viewer.Job viewer, CourseId course, SummaryStatistics summary) {
    StoredModel stored = stored(summaries("with summarised as (" + SUMMARISE + ") " + STORED, Map.of(course, summary)), viewer.practice());
    return stored.isFresh(clock.instant()) ? Optional.of(stored.baselineModel()) : Optional.empty();
  }

  /** Reads all check-ins of the practice once, for each course that has any. */
  private void summariseAll(Viewer.Job viewer) {
    Map<CourseId, SummaryStatistics> courses = checkIns.courseSummaries(viewer).stream()
        .collect(Collectors.toMap(CourseMeanSummary::course, m -> new SummaryStatistics(m.checkIns(), m.mean(),
            m.sumOfSquaredDeviations())));
    UUID[] gone = database.sql("select course_id from course_summary where practice_id = :practice")
        .param("practice", viewer.practice().value()).query(UUID.class).list().stream()
        .filter(course -> !courses.containsKey(new CourseId(course))).toArray(UUID[]::new);
    database.sql("delete from course_summary where course_id = any(:gone::uuid[])").param("gone", gone).update();
    summaries(SUMMARISE, courses).param("practice", viewer.practice().value()).update();
  }

  private JdbcClient.StatementSpec summaries(String sql, Map<CourseId, SummaryStatistics> courses) {
    var ids = List.copyOf(courses.keySet());
    var summaries = ids.stream().map(courses::get).toList();
    return database.sql(sql)
        .param("courses", ids.stream().map(CourseId::value).toArray(UUID[]::new))
        .param("checkIns", summaries.stream().map(s -> (int) s.count()).toArray(Integer[]::new))
        .param("means", summaries.stream().map(SummaryStatistics::mean).toArray(Double[]::new))
        .param("squares", summaries.stream().map(SummaryStatistics::sumOfSquaredDeviations).toArray(Double[]::new));
  }

  private static StoredModel stored(JdbcClient.StatementSpec select, PracticeId practice) {
    return select.param("practice", practice.value()).query(BaselineModels::stored).single();
  }

  private static StoredModel stored(ResultSet row, int i) throws SQLException {
    Timestamp at = row.getTimestamp("spread_at");
    return new StoredModel(row.getInt("spread_courses"), row.getObject("between_sd", Double.class), at == null ? null : at.toInstant(),
        row.getObject("practice_id") == null ? null : PracticeGrowthModels.toCriterion(row));
  }

  private static BetweenClientSd provisional(int courses) {
    return new BetweenClientSd.Provisional(BetweenClientSd.provisional(SignalCriteria.ALLIANCE_SCALE), courses,
        BetweenClientSd.COURSES_NEEDED);
  }

  /** The figure, if it was ever computed, and the criterion of the growth model, if there is one. */
  private record StoredModel(int courses, @Nullable Double sd, @Nullable Instant at, @Nullable PredictiveDrop growth) {
    boolean isFresh(Instant now) {
      return at != null && at.plus(FRESH).isAfter(now);
    }

    BaselineModel baselineModel() {
      return growth != null ? new BaselineModel.Predictive(growth)
          : new BaselineModel.OwnBaseline(sd == null ? provisional(courses) : new BetweenClientSd.Estimated(sd, courses));
    }
  }
}
