package org.attune.research;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.attune.engine.change.PopulationNorm;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.series.Direction;
import org.attune.engine.series.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reliable and clinically significant change between two sessions. */
@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    description = {
      "Who changed between two sessions, and how (Jacobson & Truax 1991).",
      "",
      "The clinical population is taken from the file's first scores, unless --clinical-mean and --clinical-sd name "
          + "another; its standard deviation is used in the reliable change index."
    })
final class ReliableChangeCommand implements Callable<Integer> {
  @Mixin private final InputOptions input = new InputOptions();
  @Mixin private final OutputFiles output = new OutputFiles();

  @Option(names = "--pre", paramLabel = "SESSION", required = true, description = "The session before.")
  private int pre;

  @Option(names = "--post", paramLabel = "SESSION", required = true, description = "The session after.")
  private int post;

  @Option(names = "--reliability", paramLabel = "R", required = true, description = "The measure's reliability.")
  private double reliability;

  @Option(names = "--functional-mean", paramLabel = "M", required = true, description = "Mean of those who are well.")
  private double functionalMean;

  @Option(names = "--functional-sd", paramLabel = "S", required = true, description = "Their standard deviation.")
  private double functionalSd;

  @Option(names = "--clinical-mean", paramLabel = "M", description = "Mean of those who seek help.")
  private @Nullable Double clinicalMean;

  @Option(names = "--clinical-sd", paramLabel = "S", description = "Their standard deviation.")
  private @Nullable Double clinicalSd;

  @Option(names = "--cutoff", paramLabel = "a|b|c", defaultValue = "c",
      description = "Jacobson and Truax's cut-off (default: ${DEFAULT-VALUE}).")
  private CutOff cutOff = CutOff.c;

  @Spec private @Nullable CommandSpec spec;

  /** Named as in the literature. */
  enum CutOff {
    a,
    b,
    c
  }

  /** What is written; {@code incomplete} clients lack one of the two scores. */
  record Result(
      Map<String, Integer> counts,
      int incomplete,
      double clinicalMean,
      double clinicalSd,
      double cutoff,
      double standardErrorOfDifference,
      double reliableChange,
      List<Row> clients) {}

  /** How one client changed. */
  record Row(String client, double pre, double post, double change, OptionalDouble rci, String category) {}

  @Override
  public Integer call() {
    if (!(reliability >= 0 && reliability < 1)) {
      throw new InvalidInputException("--reliability: expected a number of at least 0 and below 1, found " + reliability);
    }
    Direction direction = input.direction();
    ScoreTable courses = input.read();
    PopulationNorm clinical = clinical(courses);
    PopulationNorm functional = norm("--functional-sd", functionalMean, functionalSd);
    double point = switch (cutOff) {
      case a -> clinical.cutOffA(direction);
      case b -> functional.cutOffB(direction);
      case c -> clinical.cutOffC(functional);
    };
    ReliableChange.Index index = new ReliableChange.Index(clinical.sd(), reliability);
    ReliableChange rule = ReliableChange.of(direction, index).withCutOff(point);

    Map<ReliableChange.Category, Integer> counts = new EnumMap<>(ReliableChange.Category.class);
    for (ReliableChange.Category category : ReliableChange.Category.values()) {
      counts.put(category, 0);
    }
    List<Row> rows = new ArrayList<>();
    for (int client = 0; client < courses.clients(); client++) {
      OptionalDouble before = courses.at(client, pre);
      OptionalDouble after = courses.at(client, post);
      if (before.isPresent() && after.isPresent()) {
        ReliableChange.Result change = rule.between(before.getAsDouble(), after.getAsDouble());
        counts.merge(change.category(), 1, Integer::sum);
        rows.add(new Row(
            courses.name(client), change.before(), change.after(), change.improvement(), change.index(),
            word(change.category())));
      }
    }
    Map<String, Integer> named = new LinkedHashMap<>();
    counts.forEach((category, count) -> named.put(word(category), count));
    try (output) {
      output.json(new Result(
          named, courses.clients() - rows.size(), clinical.mean(), clinical.sd(), point,
          index.standardErrorOfDifference(), index.points(), rows));
      output.csv(List.of("client", "pre", "post", "change", "rci", "category"), csv -> rows.forEach(row ->
          csv.writeRecord(
              row.client, String.valueOf(row.pre), String.valueOf(row.post), String.valueOf(row.change),
              CsvCells.of(row.rci), row.category)));
      output.report(() -> report(rows, named, index.points(), point));
      output.commit();
    }
    Objects.requireNonNull(spec).commandLine().getOut().printf(
        Locale.ROOT,
        "%d clients with both scores, %d without: %s%nreliable from %.2f points, cut-off %s at %.2f%n",
        rows.size(), courses.clients() - rows.size(), named, index.points(), cutOff, point);
    return 0;
  }

  private String report(List<Row> rows, Map<String, Integer> counts, double points, double cut) {
    double low = rows.stream().mapToDouble(row -> Math.min(row.pre, row.post)).min().orElse(0);
    double high = rows.stream().mapToDouble(row -> Math.max(row.pre, row.post)).max().orElse(1);
    Plot plot = new Plot("score at session " + pre, "score at session " + post)
        .ribbon(new Plot.PlotData("x", "ymin", "ymax").add(low, low - points, low + points)
            .add(high, high - points, high + points), Plot.BAND, 0.7)
        .line(new Plot.PlotData("x", "y").add(low, low).add(high, high), Plot.SOFT, 1.5, false)
        .line(new Plot.PlotData("x", "y").add(low, cut).add(high, cut), Plot.SOFT, 1.5, true);
    for (ReliableChange.Category category : ReliableChange.Category.values()) {
      Plot.PlotData dots = new Plot.PlotData("x", "y");
      rows.stream().filter(row -> row.category.equals(word(category))).forEach(row -> dots.add(row.pre, row.post));
      switch (category) {
        case RECOVERED -> plot.points(dots, Plot.CALM, Plot.Shape.DIAMOND, 5.5);
        case IMPROVED -> plot.points(dots, Plot.CALM, Plot.Shape.TRIANGLE, 4.5);
        case UNCHANGED -> plot.points(dots, Plot.SOFT, Plot.Shape.DOT, 2.8);
        case DETERIORATED -> plot.points(dots, Plot.LOOK, Plot.Shape.TRIANGLE_DOWN, 4.5);
        case HARMED -> plot.points(dots, Plot.LOOK, Plot.Shape.SQUARE, 4.5);
      }
    }
    HtmlReport page = new HtmlReport("Who changed, and how, from session " + pre + " to " + post);
    page.plot(plot.svg(760, 620), "Each mark is a client. Shaded: changes below " + String.format(Locale.ROOT, "%.2f", points)
        + " points, within the measure\u2019s error. Dashed: the cut-off " + cutOff + " at "
        + String.format(Locale.ROOT, "%.2f", cut) + ". Diamonds: recovered; triangles: improved; dots: unchanged; triangles "
        + "downward: deteriorated; squares: harmed.");
    page.table(List.of("", "clients"), counts.entrySet().stream()
        .map(count -> List.of(count.getKey(), String.valueOf(count.getValue()))).toList());
    return page.html();
  }

  private PopulationNorm clinical(ScoreTable courses) {
    SummaryStatistics first = SummaryStatistics.of(IntStream.range(0, courses.clients())
        .mapToObj(client -> courses.at(client, pre))
        .flatMapToDouble(OptionalDouble::stream)
        .toArray());
    double mean = Optional.ofNullable(clinicalMean).orElse(first.mean());
    double sd = clinicalSd == null ? first.sd().orElse(0) : clinicalSd;
    return norm("--clinical-sd", mean, sd);
  }

  private static PopulationNorm norm(String option, double mean, double sd) {
    if (!Double.isFinite(mean)) {
      throw new InvalidInputException(option.replace("-sd", "-mean") + ": expected a mean, found " + mean);
    }
    if (!(sd > 0) || sd == Double.POSITIVE_INFINITY) {
      throw new InvalidInputException(option + ": expected a standard deviation above zero, found " + sd);
    }
    return new PopulationNorm(mean, sd);
  }

  private static String word(ReliableChange.Category category) {
    return category.name().toLowerCase(Locale.ROOT);
  }
}
