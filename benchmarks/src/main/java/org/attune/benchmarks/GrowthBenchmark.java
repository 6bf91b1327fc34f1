package org.attune.benchmarks;

import java.util.concurrent.TimeUnit;
import org.attune.engine.trajectory.GrowthFit;
import org.attune.engine.trajectory.GrowthModel;
import org.attune.engine.trajectory.GrowthSufficientStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The growth model: cross-products of a practice's sessions, and the fit to them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GrowthBenchmark {
  @Param({"500", "5000", "50000"})
  public int clients;

  @Param({"0", "0.1"})
  public double skipped;

  @Param({"false", "true"})
  public boolean nested;

  private SimulatedPractice practice = SimulatedPractice.of(2, 0, 1);
  private GrowthModel model = GrowthModel.withDefaults();
  private GrowthSufficientStatistics statistics = model.newStatistics();

  @Setup
  public void collect() {
    practice = SimulatedPractice.of(clients, skipped, 1);
    model = GrowthModel.withDefaults().withTherapists(nested);
    statistics = crossProducts();
  }

  @Benchmark
  public GrowthSufficientStatistics crossProducts() {
    GrowthSufficientStatistics all = model.newStatistics();
    for (int i = 0; i < practice.sessions(); i++) {
      all.add(practice.client[i], practice.therapist[i], practice.session[i], practice.score[i]);
    }
    return all;
  }

  @Benchmark
  public GrowthFit fit() {
    return model.fit(statistics);
  }
}
