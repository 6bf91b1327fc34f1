package org.attune.app.alliance.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.attune.app.alliance.BaselineModel;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.CourseMeanSeries;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.engine.rupture.PredictiveDrop;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthFit;
import org.attune.engine.trajectory.GrowthModel;
import org.attune.engine.trajectory.GrowthSufficientStatistics;
import org.attune.engine.trajectory.InvalidGrowthDataException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How courses of a practice go: its growth model, fitted by a job and kept as numbers. */
@Service
public class PracticeGrowthModels {

  private static final GrowthModel MODEL = GrowthModel.withDefaults();

  private final JdbcClient database;
  private final CheckIns checkIns;
  private final Clock clock;

  PracticeGrowthModels(JdbcClient database, CheckIns checkIns, Clock clock) {
    this.database = database;
    this.checkIns = checkIns;
    this.clock = clock;
  }

  /** Fits the model again to all courses, or forgets it where they are too few, or no model fits them. */
  @Transactional
  public void fit(Viewer.Job viewer) {
    List<Series> courses = checkIns.courseMeanSeries(viewer).stream().map(CourseMeanSeries::means).filter(means -> means.size() > 1)
        .map(means -> Series.of(SignalCriteria.ALLIANCE_SCALE, means.stream().mapToDouble(Double::doubleValue).toArray())).toList();
    GrowthCurve curve = courses.size() < BaselineModel.COURSES_FOR_GROWTH ? null : curve(courses);
    if (curve == null) {
      database.sql("delete from practice_growth where practice_id = :practice")
          .param("practice", viewer.practice().value()).update();
    } else {
      keep(viewer.practice(), curve, PredictiveDrop.autocorrelation(curve, courses));
    }
  }

  private static @Nullable GrowthCurve curve(List<Series> courses) {
    GrowthSufficientStatistics statistics = MODEL.newStatistics();
    for (int client = 0; client < courses.size(); client++) {
      int number = client;
      courses.get(client).scores().forEach(score -> statistics.add(number, score.session(), score.value()));
    }
    try {
      GrowthFit fit = MODEL.fit(statistics);
      return fit.converged() ? fit.curve() : null;
    } catch (InvalidGrowthDataException noSuchModel) {
      return null; // all courses are one line, say
    }
  }

  private void keep(PracticeId practice, GrowthCurve curve, double carryOver) {
    database.sql("""
            insert into practice_growth (practice_id, courses, sessions, estimates, covariance, intercept_variance,
                                         covariance_of_lines, slope_variance, residual_variance, carry_over, fitted_at)
            values (:practice, :courses, :sessions, :estimates, :covariance, :intercepts, :together, :slopes, :residual,
                    :carryOver, :now)
            on conflict (practice_id) do update
              set courses = excluded.courses, sessions = excluded.sessions, estimates = excluded.estimates,
                  covariance = excluded.covariance, intercept_variance = excluded.intercept_variance,
                  covariance_of_lines = excluded.covariance_of_lines, slope_variance = excluded.slope_variance,
                  residual_variance = excluded.residual_variance, carry_over = excluded.carry_over,
                  fitted_at = excluded.fitted_at
            """)
        .param("practice", practice.value()).param("courses", curve.clients()).param("sessions", curve.sessions())
        .param("estimates", curve.estimates().toArray(Double[]::new))
        .param("covariance", curve.covariance().stream().flatMap(List::stream).toArray(Double[]::new))
        .param("intercepts", curve.interceptVariance()).param("together", curve.interceptSlopeCovariance())
        .param("slopes", curve.slopeVariance()).param("residual", curve.residualVariance())
        .param("carryOver", carryOver).param("now", Timestamp.from(clock.instant())).update();
  }

  /** The criterion that a practice's model gives. */
  static PredictiveDrop toCriterion(ResultSet row) throws SQLException {
    List<Double> covariance = numbers(row, "covariance");
    GrowthCurve curve = new GrowthCurve(MODEL.time(), MODEL.method(), List.of(), numbers(row, "estimates"),
        List.of(covariance.subList(0, 2), covariance.subList(2, 4)), row.getDouble("intercept_variance"),
        row.getDouble("covariance_of_lines"), row.getDouble("slope_variance"), 0, row.getDouble("residual_variance"),
        row.getLong("sessions"), row.getInt("courses"));
    return PredictiveDrop.withDefaults(curve).withAutocorrelation(row.getDouble("carry_over"));
  }

  private static List<Double> numbers(ResultSet row, String column) throws SQLException {
    return Arrays.asList((Double[]) row.getArray(column).getArray());
  }
}
