package org.attune.research;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.attune.engine.rupture.PredictiveDrop;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthFit;
import org.attune.engine.trajectory.GrowthModel;
import org.attune.engine.trajectory.GrowthSufficientStatistics;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a fitted practice, to judge others by.
 *
 * @param curve the growth model
 * @param carryOver how much neighbouring scores hang together beyond their lines
 */
record PracticeModel(GrowthCurve curve, double carryOver) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  static GrowthFit fit(GrowthModel model, ScoreTable courses) {
    GrowthSufficientStatistics statistics = model.newStatistics();
    for (int client = 0; client < courses.clients(); client++) {
      int therapist = model.therapists() ? courses.therapist(client) : -1;
      double[] covariates = courses.covariates(client);
      for (int row = courses.start(client); row < courses.end(client); row++) {
        statistics.add(client, therapist, courses.session(row), courses.score(row), covariates);
      }
    }
    return model.fit(statistics);
  }

  static PracticeModel of(GrowthFit fit, ScoreTable courses) {
    GrowthCurve curve = fit.curve();
    List<Series> series = new ArrayList<>();
    if (curve.covariates().isEmpty()) {
      // a thousand courses tell it well enough
      int step = Math.max(1, courses.clients() / 1000);
      for (int client = 0; client < courses.clients(); client += step) {
        series.add(courses.series(client, Scale.unbounded(Direction.HIGHER_IS_BETTER)));
      }
    }
    return new PracticeModel(curve, PredictiveDrop.autocorrelation(curve, series));
  }

  static PracticeModel read(Path file) {
    if (!Files.isReadable(file)) {
      throw new InvalidInputException("there is no model " + file);
    }
    try {
      return JSON.readValue(file.toFile(), PracticeModel.class);
    } catch (JacksonException e) {
      throw new InvalidInputException(file + " isn't a model written by growth --save; make one with growth --save");
    }
  }

  PredictiveDrop criterion() {
    return PredictiveDrop.withDefaults(curve).withAutocorrelation(carryOver);
  }

  /** The model's own figures, for the criteria that need them. */
  PracticeStatistics practice() {
    double between = curve.interceptSd();
    return new PracticeStatistics(
        OptionalDouble.of(curve.estimates().getFirst()),
        OptionalDouble.of(Math.hypot(between, curve.sigma())),
        between > 0 ? OptionalDouble.of(between) : OptionalDouble.empty(),
        OptionalDouble.of(curve.sigma()));
  }
}
