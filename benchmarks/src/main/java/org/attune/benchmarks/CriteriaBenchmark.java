package org.attune.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.attune.engine.rupture.BetweenClientSd;
import org.attune.engine.rupture.ChangePoint;
import org.attune.engine.rupture.CriterionResult;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.SequentialCriterion;
import org.attune.engine.rupture.OwnBaselineDrop;
import org.attune.engine.rupture.XmRChart;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Criteria over a million scores: 50,000 courses of 20, the latest score of each or every score in turn; every result is made
 * and asked whether it counts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class CriteriaBenchmark {
  private static final Scale BOND = new Scale(1, 7, Direction.HIGHER_IS_BETTER);

  private final XmRChart chart = XmRChart.withDefaults();
  private final ChangePoint change = ChangePoint.withDefaults(5.5, 0.6, 0.6);
  private final OwnBaselineDrop drop =
      OwnBaselineDrop.withDefaults(new BetweenClientSd.Provisional(BetweenClientSd.provisional(BOND), 0, 20));
  private final List<Series> courses = new ArrayList<>();
  private final double[] values = new double[1_000_000];

  public CriteriaBenchmark() {
    SplittableRandom random = new SplittableRandom(1);
    for (int course = 0; course < 50_000; course++) {
      double[] scores = new double[20];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = BOND.clip(5.5 + 0.6 * random.nextGaussian());
        values[course * 20 + i] = scores[i];
      }
      courses.add(Series.of(BOND, scores));
    }
  }

  @Benchmark
  public int xmrLatest() {
    return latest(chart);
  }

  @Benchmark
  public int ownBaselineLatest() {
    return latest(drop);
  }

  @Benchmark
  public int xmrEach() {
    return each(chart);
  }

  @Benchmark
  public int ownBaselineEach() {
    return each(drop);
  }

  @Benchmark
  public int changePointEach() {
    return each(change);
  }

  /** The least that reading a million scores costs. */
  @Benchmark
  public double readOnly() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * The same by the thread's CPU time, which a busy machine disturbs less: the median of the second half of 40 runs, of those
   * named or of all. Those that ran before in a process change how the next is compiled: name one at a time.
   */
  public static void main(String[] args) {
    CriteriaBenchmark all = new CriteriaBenchmark();
    Map<String, Supplier<Object>> runs = new LinkedHashMap<>();
    runs.put("readOnly", all::readOnly);
    runs.put("xmrLatest", all::xmrLatest);
    runs.put("ownBaselineLatest", all::ownBaselineLatest);
    runs.put("xmrEach", all::xmrEach);
    runs.put("ownBaselineEach", all::ownBaselineEach);
    runs.put("changePointEach", all::changePointEach);
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    if (args.length > 0) {
      runs.keySet().retainAll(List.of(args));
    }
    runs.forEach((name, run) -> {
      double[] seconds = new double[40];
      double kept = 0;
      for (int i = 0; i < seconds.length; i++) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        kept += run.get().hashCode();
        seconds[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-6;
      }
      double[] later = Arrays.copyOfRange(seconds, 20, 40);
      Arrays.sort(later);
      out.printf(Locale.ROOT, "%-18s %8.2f CPU-ms per million scores%s%n", name, later[10], kept == 0.5 ? "!" : "");
    });
  }

  private int latest(SequentialCriterion<?> criterion) {
    int found = 0;
    for (Series course : courses) {
      found += criterion.evaluateLatest(course) instanceof Online.Known<?>(CriterionResult finding) && finding.suspected() ? 1 : 0;
    }
    return found;
  }

  private int each(SequentialCriterion<?> criterion) {
    int found = 0;
    for (Series course : courses) {
      for (Online<?> known : criterion.evaluateAll(course)) {
        found += known instanceof Online.Known<?>(CriterionResult finding) && finding.suspected() ? 1 : 0;
      }
    }
    return found;
  }
}
