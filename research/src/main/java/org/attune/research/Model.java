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
import org.attune.engine.trajectory.GrowthSums;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a fitted practice, to judge others by.
 *
 * @param curve the growth model
 * @param carryOver how much neighbouring scores hang together beyond their lines
 */
record Model(GrowthCurve curve, double carryOver) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  static GrowthFit fit(GrowthModel model, Courses courses) {
    GrowthSums sums = model.sums();
    for (int client = 0; client < courses.clients(); client++) {
      int therapist = model.therapists() ? courses.therapist(client) : -1;
      double[] covariates = courses.covariates(client);
      for (int row = courses.start(client); row < courses.end(client); row++) {
        sums.add(client, therapist, courses.session(row), courses.score(row), covariates);
      }
    }
    return model.fit(sums);
  }

  static Model of(GrowthFit fit, Courses courses) {
    GrowthCurve curve = fit.curve();
    List<Series> series = new ArrayList<>();
    if (curve.covariates().isEmpty()) {
      // a thousand courses tell it well enough
      int step = Math.max(1, courses.clients() / 1000);
      for (int client = 0; client < courses.clients(); client += step) {
        series.add(courses.series(client, Scale.unbounded(Direction.HIGHER_IS_BETTER)));
      }
    }
    return new Model(curve, PredictiveDrop.carryOver(curve, series));
  }

  static Model read(Path file) {
    if (!Files.isReadable(file)) {
      throw new BadInput("there is no model " + file);
    }
    try {
      return JSON.readValue(file.toFile(), Model.class);
    } catch (JacksonException e) {
      throw new BadInput(file + " is no model as growth --save writes it; make one with growth --save");
    }
  }

  PredictiveDrop criterion() {
    return PredictiveDrop.withDefaults(curve).withCarryOver(carryOver);
  }

  /** The model's own figures, for the criteria that need them. */
  Practice practice() {
    double between = curve.interceptSd();
    return new Practice(
        OptionalDouble.of(curve.estimates().getFirst()),
        OptionalDouble.of(Math.hypot(between, curve.sigma())),
        between > 0 ? OptionalDouble.of(between) : OptionalDouble.empty(),
        OptionalDouble.of(curve.sigma()));
  }
}
