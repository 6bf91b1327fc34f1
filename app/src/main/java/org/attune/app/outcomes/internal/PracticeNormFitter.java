package org.attune.app.outcomes.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobName;
import org.attune.app.measures.ScoreSeries;
import org.attune.app.measures.InstrumentScale;
import org.attune.app.measures.Instruments;
import org.attune.app.measures.Measure;
import org.attune.app.measures.MeasureScores;
import org.attune.app.outcomes.PracticeNorm;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthFit;
import org.attune.engine.trajectory.GrowthModel;
import org.attune.engine.trajectory.GrowthSufficientStatistics;
import org.attune.engine.trajectory.InvalidGrowthDataException;
import org.attune.engine.trajectory.TimeTransform;
import org.attune.engine.trajectory.OnTrackCalibration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fits a practice's norms, one measure in a transaction of its own: what was fitted before a crash stays, what was not is fitted next.
 * Each is fitted again after a day, and where it was forgotten. The same courses give the same norm.
 */
@Service
public class PracticeNormFitter {

  public static final JobName NAME = new JobName("outcomes.norms");

  /** Sessions are counted from 0: a score may be given before the first. */
  public static final GrowthModel MODEL = GrowthModel.withDefaults().withTime(TimeTransform.LOG1P);

  private static final Duration FRESH = Duration.ofDays(1);

  /** A course without a new score for so long is taken to be over, though nobody ended it: imported ones never are. */
  private static final Duration QUIET = Duration.ofDays(90);

  private final JdbcClient database;
  private final MeasureScores scores;
  private final Instruments instruments;
  private final Clock clock;

  PracticeNormFitter(JdbcClient database, MeasureScores scores, Instruments instruments, Clock clock) {
    this.database = database;
    this.scores = scores;
    this.instruments = instruments;
    this.clock = clock;
  }

  /** Whether the practice still wants norms. */
  @Transactional(readOnly = true)
  public boolean isWanted(Viewer.Job viewer) {
    return database.sql("select exists (select from intended_purpose_acceptance where practice_id = :practice)")
        .param("practice", viewer.practice().value()).query(Boolean.class).single();
  }

  /** Fits the norm of one measure that has none, or an old one; says whether there was one to fit. */
  @Transactional
  public boolean fitNext(Viewer.Job viewer) {
    Map<UUID, Instant> fitted = database.sql("select measure_id, fitted_at from practice_norm where practice_id = :practice")
        .param("practice", viewer.practice().value())
        .query((row, i) -> Map.entry(row.getObject("measure_id", UUID.class), row.getTimestamp("fitted_at").toInstant())).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Instant fresh = clock.instant().minus(FRESH);
    List<Measure> old = scores.scoredIn(viewer, viewer.practice()).stream()
        .filter(measure -> !fitted.getOrDefault(measure.id().value(), Instant.MIN).isAfter(fresh)).toList();
    old.stream().findFirst().ifPresent(measure -> fit(viewer, measure));
    return !old.isEmpty();
  }

  private void fit(Viewer.Job viewer, Measure measure) {
    List<ScoreSeries> courses = scores.finishedCourses(viewer, measure, clock.instant().minus(QUIET));
    List<Series> series = courses.stream().map(ScoreSeries::series).toList();
    GrowthFit fit = series.size() < PracticeNorm.COURSES_NEEDED ? null : fit(series);
    keep(viewer, measure, courses, fit, fit == null ? null : calibration(viewer, measure, series));
  }

  private static @Nullable GrowthFit fit(List<Series> courses) {
    GrowthSufficientStatistics statistics = MODEL.newStatistics();
    for (int client = 0; client < courses.size(); client++) {
      int number = client;
      courses.get(client).scores().forEach(score -> statistics.add(number, score.session(), score.value()));
    }
    try {
      GrowthFit fit = MODEL.fit(statistics);
      return fit.converged() ? fit : null;
    } catch (InvalidGrowthDataException noSuchModel) {
      return null; // all courses are one line, say
    }
  }

  private @Nullable OnTrackCalibration calibration(Viewer.Job viewer, Measure measure, List<Series> courses) {
    Double points = instruments.scaleOf(viewer, measure).flatMap(InstrumentScale::usualReliableChange).map(InstrumentScale.Threshold::points)
        .orElse(measure.reliableChange());
    return points == null ? null
        : OnTrackCalibration.of(MODEL, courses, ReliableChange.of(courses.getFirst().scale().direction(), new ReliableChange.Points(points)))
            .orElse(null);
  }

  private void keep(Viewer.Job viewer, Measure measure, List<ScoreSeries> courses, @Nullable GrowthFit fit, @Nullable OnTrackCalibration calibration) {
    UUID practice = viewer.practice().value();
    GrowthCurve curve = fit == null ? null : fit.curve();
    database.sql("delete from practice_norm where practice_id = :practice and measure_id = :measure")
        .param("practice", practice).param("measure", measure.id().value()).update();
    database.sql("""
            insert into practice_norm (practice_id, measure_id, courses, scores, first_at, last_at, fitted_at, estimates, covariance, variances,
                                       singularities, calibration)
            values (:practice, :measure, :courses, :scores, :first, :last, :now, :estimates, :covariance, :variances, :singularities,
                    :calibration)
            """)
        .param("practice", practice).param("measure", measure.id().value()).param("courses", courses.size())
        .param("scores", courses.stream().mapToLong(course -> course.series().size()).sum())
        .param("first", timestamp(courses.stream().map(ScoreSeries::first).min(Comparator.naturalOrder())))
        .param("last", timestamp(courses.stream().map(ScoreSeries::last).max(Comparator.naturalOrder())))
        .param("now", Timestamp.from(clock.instant()))
        .param("estimates", curve == null ? null : curve.estimates().toArray(Double[]::new))
        .param("covariance", curve == null ? null : curve.covariance().stream().flatMap(List::stream).toArray(Double[]::new))
        .param("variances", curve == null ? null : new Double[] {curve.interceptVariance(), curve.interceptSlopeCovariance(),
            curve.slopeVariance(), curve.residualVariance()})
        .param("singularities", fit == null ? new String[0] : fit.singularities().stream().map(Enum::name).sorted().toArray(String[]::new))
        .param("calibration", calibration == null ? null : new Integer[] {calibration.flagged(), calibration.flaggedWorse(),
            calibration.others(), calibration.othersWorse(), calibration.scores(), calibration.within()}).update();
    database.sql("insert into practice_norm_course (practice_id, measure_id, course_id) select :practice, :measure, unnest(:courses::uuid[])")
        .param("practice", practice).param("measure", measure.id().value())
        .param("courses", courses.stream().map(course -> course.course().value()).toArray(UUID[]::new)).update();
  }

  private static @Nullable Timestamp timestamp(Optional<Instant> at) {
    return at.map(Timestamp::from).orElse(null);
  }
}
