package org.attune.research;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.attune.engine.series.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is in a file. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "What is in the file: clients, sessions, scores, and what is missing.")
final class DescribeCommand implements Callable<Integer> {
  @Mixin private final InputOptions input = new InputOptions();
  @Mixin private final OutputFiles output = new OutputFiles();
  @Spec private @Nullable CommandSpec spec;

  /**
   * What is written.
   *
   * @param scoresOfAClient fewest, median and most
   * @param skipped sessions without a score between a client's first and last
   * @param lowest how many scores are the lowest of all
   * @param highest how many are the highest
   */
  record Result(
      int clients,
      int therapists,
      int scores,
      List<Double> scoresOfAClient,
      long skipped,
      OptionalDouble min,
      OptionalDouble max,
      OptionalDouble mean,
      OptionalDouble sd,
      int lowest,
      int highest) {}

  @Override
  public Integer call() {
    ScoreTable courses = input.read();
    double[] scores = new double[courses.size()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = courses.score(row);
    }
    SummaryStatistics summary = SummaryStatistics.of(scores);
    OptionalDouble min = Arrays.stream(scores).min();
    OptionalDouble max = Arrays.stream(scores).max();
    double[] lengths = new double[courses.clients()];
    long skipped = 0;
    for (int client = 0; client < courses.clients(); client++) {
      int start = courses.start(client);
      int end = courses.end(client);
      lengths[client] = end - start;
      skipped += end > start ? courses.session(end - 1) - courses.session(start) + 1 - (end - start) : 0;
    }
    Arrays.sort(lengths);
    List<Double> three = lengths.length == 0 ? List.of() : List.of(lengths[0], median(lengths), lengths[lengths.length - 1]);
    Result result = new Result(
        courses.clients(), courses.therapists(), courses.size(), three, skipped, min, max,
        scores.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(summary.mean()), summary.sd(),
        count(scores, min), count(scores, max));
    try (output) {
      output.json(result);
      output.csv(List.of("client", "scores", "first", "last", "mean", "sd"), csv -> {
        for (int client = 0; client < courses.clients(); client++) {
          int start = courses.start(client);
          int end = courses.end(client);
          SummaryStatistics own = SummaryStatistics.of(Arrays.copyOfRange(scores, start, end));
          csv.writeRecord(
              courses.name(client),
              String.valueOf(end - start),
              end > start ? String.valueOf(courses.session(start)) : "",
              end > start ? String.valueOf(courses.session(end - 1)) : "",
              end > start ? String.valueOf(own.mean()) : "",
              CsvCells.of(own.sd()));
        }
      });
      output.report(() -> report(result, lengths));
      output.commit();
    }
    say(result);
    return 0;
  }

  private void say(Result result) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf("%d scores of %d clients%n", result.scores, result.clients);
    if (result.scores > 0) {
      out.printf(Locale.ROOT, "scores of a client: %.0f to %.0f, median %.1f; %d sessions skipped in between%n",
          result.scoresOfAClient.getFirst(), result.scoresOfAClient.getLast(), result.scoresOfAClient.get(1),
          result.skipped);
      out.printf(Locale.ROOT, "from %s (%d times) to %s (%d times), mean %.3f%s%n",
          result.min.getAsDouble(), result.lowest, result.max.getAsDouble(), result.highest,
          result.mean.getAsDouble(), result.sd.isPresent() ? String.format(Locale.ROOT, ", SD %.3f", result.sd.getAsDouble()) : "");
    }
  }

  private static String report(Result result, double[] lengths) {
    Map<Double, Integer> counts = new TreeMap<>();
    Arrays.stream(lengths).forEach(length -> counts.merge(length, 1, Integer::sum));
    Plot.PlotData bars = new Plot.PlotData("x", "y");
    counts.forEach((length, count) -> bars.add(length, (double) count));
    return new HtmlReport("What the file holds")
        .text(result.scores + " scores of " + result.clients + " clients; " + result.skipped
            + " sessions without a score between a client's first and last.")
        .plot(new Plot("scores of a client", "clients").bars(bars, 0.9, Plot.CALM).svg(860, 360), "How many clients have how many scores.")
        .table(List.of("", ""), List.of(
            List.of("lowest score", SmallMultiples.figure(result.min) + " (" + result.lowest + " times)"),
            List.of("highest score", SmallMultiples.figure(result.max) + " (" + result.highest + " times)"),
            List.of("mean", SmallMultiples.figure(result.mean)),
            List.of("standard deviation", SmallMultiples.figure(result.sd))))
        .html();
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static int count(double[] scores, OptionalDouble value) {
    return value.isEmpty()
        ? 0
        : (int) Arrays.stream(scores).filter(score -> score == value.getAsDouble()).count();
  }
}
