package org.attune.app.outcomes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.NotFound;
import org.attune.app.measures.MeasureId;
import org.attune.app.outcomes.internal.PracticeNormFitter;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthFit.Singularity;
import org.attune.engine.trajectory.OnTrackCalibration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is expected of courses in a practice, once it accepted what predictions are for; none until then. */
@Service
public class PracticeNorms {

  private final JdbcClient database;
  private final Queries queries;
  private final Jobs jobs;
  private final Clock clock;

  PracticeNorms(JdbcClient database, Queries queries, Jobs jobs, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** When the practice accepted; nothing where it didn't. */
  @Transactional(readOnly = true)
  public Optional<Instant> acceptedAt(Viewer viewer, PracticeId practice) {
    return database.sql("select accepted_at from intended_purpose_acceptance where practice_id = :practice")
        .param("practice", practice.value()).query(Timestamp.class).optional().map(Timestamp::toInstant);
  }

  /** Accepts for the practice, and has its norms fitted; for managers. */
  @Transactional
  public void accept(Viewer.Member viewer) {
    requireManager(viewer);
    database.sql("""
            insert into intended_purpose_acceptance (practice_id, accepted_by, accepted_at) values (:practice, :person, :now)
            on conflict do nothing
            """)
        .param("practice", viewer.practice().value()).param("person", viewer.person().value())
        .param("now", Timestamp.from(clock.instant())).update();
    jobs.schedule(PracticeNormFitter.NAME, new Viewer.Job(viewer.practice()), "norms", clock.instant());
  }

  /** Takes it back: no page predicts anything from now on, and the norms are forgotten. */
  @Transactional
  public void takeBack(Viewer.Member viewer) {
    requireManager(viewer);
    database.sql("delete from intended_purpose_acceptance where practice_id = :practice").param("practice", viewer.practice().value()).update();
  }

  private static void requireManager(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.MANAGER)) {
      throw new NotFound();
    }
  }

  /** The norms of a practice by measure; empty where it did not accept. */
  @Transactional(readOnly = true)
  public Map<MeasureId, PracticeNorm> of(Viewer viewer, PracticeId practice) {
    return queries.answer(batch -> of(viewer, practice, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Map<MeasureId, PracticeNorm>> of(Viewer viewer, PracticeId practice, QueryBatch batch) {
    Supplier<List<PracticeNorm>> norms = batch.sql("select * from practice_norm where practice_id = :practice")
        .param("practice", practice.value()).list((row, i) -> norm(row));
    return () -> norms.get().stream().collect(Collectors.toMap(PracticeNorm::measure, Function.identity()));
  }

  private static PracticeNorm norm(ResultSet row) throws SQLException {
    Timestamp first = row.getTimestamp("first_at");
    Timestamp last = row.getTimestamp("last_at");
    var data = new PracticeNorm.Data(row.getInt("courses"), row.getLong("scores"), first == null ? null : first.toInstant(),
        last == null ? null : last.toInstant(), row.getTimestamp("fitted_at").toInstant());
    Set<Singularity> singularities = Arrays.stream((String[]) row.getArray("singularities").getArray()).map(Singularity::valueOf)
        .collect(Collectors.toSet());
    return new PracticeNorm(new MeasureId(row.getObject("measure_id", UUID.class)), data, curve(row, data), singularities, calibration(row));
  }

  private static @Nullable GrowthCurve curve(ResultSet row, PracticeNorm.Data data) throws SQLException {
    if (row.getArray("estimates") == null) {
      return null;
    }
    List<Double> covariance = numbers(row, "covariance");
    List<Double> variances = numbers(row, "variances");
    return new GrowthCurve(PracticeNormFitter.MODEL.time(), PracticeNormFitter.MODEL.method(), List.of(), numbers(row, "estimates"),
        List.of(covariance.subList(0, 2), covariance.subList(2, 4)), variances.get(0), variances.get(1), variances.get(2), 0, variances.get(3),
        data.scores(), data.courses());
  }

  private static @Nullable OnTrackCalibration calibration(ResultSet row) throws SQLException {
    if (row.getArray("calibration") == null) {
      return null;
    }
    Integer[] counts = (Integer[]) row.getArray("calibration").getArray();
    return new OnTrackCalibration(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
  }

  private static List<Double> numbers(ResultSet row, String column) throws SQLException {
    return Arrays.asList((Double[]) row.getArray(column).getArray());
  }
}
