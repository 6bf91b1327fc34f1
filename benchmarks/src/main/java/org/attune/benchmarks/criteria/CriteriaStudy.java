package org.attune.benchmarks.criteria;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.attune.benchmarks.criteria.CandidateCriterion.Setting;
import org.attune.benchmarks.criteria.CandidateCriterion.TrainingData;
import org.attune.engine.rupture.CriterionResult;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.SequentialCriterion;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.attune.research.simulation.SimulatedClient;
import org.attune.research.simulation.SimulatedRupture;
import org.attune.research.simulation.Simulation;
import org.attune.research.simulation.SimulationScenario;

/**
 * Which criterion finds most simulated drops at a given rate of false alerts: prints its tables as Markdown.
 *
 * <p>Each criterion's setting is tuned on seeds 1 to 3, all worlds together; what is printed is from seed 1000 on. Criteria
 * learn from a practice of other clients (another seed). Two files, scores and truth as {@code simulate} writes them, can
 * be named to be judged too, cross-fitted in five parts by client.
 */
public final class CriteriaStudy {
  private static final double[] RATES = {0.5, 1, 2, 3, 5};
  private static final int CLIENTS = 5000;
  private static final int SAMPLES = 400;
  private static final long OTHERS = 500_000;

  private final PrintStream out;
  private final OracleDetector law = new OracleDetector();

  private CriteriaStudy(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    CriteriaStudy study = new CriteriaStudy(System.out);
    if (args.length == 1 && args[0].equals("few")) {
      study.fewCourses();
      return;
    }
    Map<String, Setting> tuned = study.tune();
    for (SimulationScenario world : SimulationScenario.values()) {
      study.report(world.name().toLowerCase(Locale.ROOT).replace('_', ' '), study.world(world, tuned, 1000, 4));
    }
    if (args.length == 2) {
      study.report(Path.of(args[0]).getFileName().toString(), study.file(Path.of(args[0]), Path.of(args[1]), tuned));
    }
  }

  /** The setting of each criterion with the highest sensitivity at 1 per 100, in the mean of all worlds. */
  private Map<String, Setting> tune() {
    Map<String, Setting> best = new LinkedHashMap<>();
    for (CandidateCriterion candidate : CandidateCriterion.all()) {
      double highest = -1;
      for (Setting setting : candidate.settings()) {
        double sum = 0;
        for (SimulationScenario world : SimulationScenario.values()) {
          sum += candidate.settings().size() == 1
              ? 0
              : world(world, Map.of(candidate.name(), setting), 1, 3).of(candidate.name()).sensitivity(1);
        }
        if (sum > highest) {
          highest = sum;
          best.put(candidate.name(), setting);
        }
      }
    }
    out.println("Settings, tuned on seeds 1 to 3: "
        + String.join("; ", best.entrySet().stream()
            .filter(entry -> !entry.getValue().name().isEmpty())
            .map(entry -> entry.getKey() + " " + entry.getValue().name())
            .toList())
        + ".\n");
    return best;
  }

  /** Outcomes by the criterion's name, and those of oracles where there are any. */
  private record Outcomes(Map<String, DetectionOutcome> outcomes, Map<String, DetectionOutcome> oracles) {
    DetectionOutcome of(String name) {
      return Optional.ofNullable(outcomes.get(name)).orElseThrow();
    }
  }

  private Outcomes world(SimulationScenario world, Map<String, Setting> settings, int firstSeed, int seeds) {
    Map<String, DetectionOutcome> outcomes = new LinkedHashMap<>();
    Map<String, DetectionOutcome> oracles = new LinkedHashMap<>();
    for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
      TrainingData training = TrainingData.on(courses(Simulation.of(world, OTHERS + seed, CLIENTS)));
      Simulation practice = Simulation.of(world, seed, CLIENTS);
      judge(practice.scale(), practice.clients(), settings, training, outcomes);
      for (SimulatedClient client : practice.clients()) {
        double[] statistics = IntStream.range(0, client.scores().size())
            .mapToDouble(i -> client.scores().get(i).value() == practice.scale().best()
                ? -Double.MAX_VALUE
                : client.line().get(i) - client.scores().get(i).value())
            .toArray();
        oracles.computeIfAbsent("an oracle that knows the line", name -> new DetectionOutcome())
            .add(client, statistics, silent(statistics.length));
        if (world == SimulationScenario.MIXED_MODEL && firstSeed >= 1000) {
          oracles.computeIfAbsent("an oracle that knows the law, not the line", name -> new DetectionOutcome())
              .add(client, law.statistics(client), silent(statistics.length));
        }
      }
    }
    return new Outcomes(outcomes, oracles);
  }

  private Outcomes file(Path scores, Path truth, Map<String, Setting> settings) throws IOException {
    Scale scale = Scale.unbounded(Direction.HIGHER_IS_BETTER);
    Map<Integer, List<Score>> courses = new LinkedHashMap<>();
    for (Map<String, String> row : rows(scores)) {
      courses.computeIfAbsent(Integer.parseInt(cell(row, "client")), client -> new ArrayList<>())
          .add(new Score(Integer.parseInt(cell(row, "session")), Double.parseDouble(cell(row, "score"))));
    }
    List<SimulatedClient> clients = new ArrayList<>();
    for (Map<String, String> row : rows(truth)) {
      int id = Integer.parseInt(cell(row, "client"));
      Optional<SimulatedRupture> rupture = cell(row, "rupture").equals("1")
          ? Optional.of(new SimulatedRupture(Integer.parseInt(cell(row, "start")), Integer.parseInt(cell(row, "length")),
              Double.parseDouble(cell(row, "drop")), 1, cell(row, "repaired").equals("1"), false))
          : Optional.empty();
      List<Score> own = Optional.ofNullable(courses.get(id)).orElseThrow();
      clients.add(new SimulatedClient(id, 1, own, List.of(), rupture));
    }
    Map<String, DetectionOutcome> outcomes = new LinkedHashMap<>();
    for (int part = 0; part < 5; part++) {
      int left = part;
      TrainingData training = TrainingData.on(clients.stream()
          .filter(client -> client.id() % 5 != left)
          .map(client -> Series.of(scale, client.scores()))
          .toList());
      judge(scale, clients.stream().filter(client -> client.id() % 5 == left).toList(), settings, training, outcomes);
    }
    return new Outcomes(outcomes, Map.of());
  }

  /** How much of what is found at 1 per 100 remains when there were few courses to learn from, and what the default gives. */
  private void fewCourses() {
    List<CandidateCriterion> rivals = CandidateCriterion.all().stream()
        .filter(c -> c.name().equals(CandidateCriterion.PREDICTIVE) || c.name().startsWith("own-baseline")).toList();
    print("## Learning from few courses%n%nPercent of simulated drops found at 1 per 100, and false alerts per 100 with its own threshold of 2; "
        + "means of 25 practices, each judged on 1,000 other clients.%n%n| world | courses | own-baseline | predictive | at 2 |%n|---|--:|--:|--:|--:|%n");
    for (SimulationScenario world : SimulationScenario.values()) {
      for (int courses : new int[] {10, 20, 30, 50, 100, 200}) {
        double[] found = new double[2];
        double alerts = 0;
        for (int seed = 0; seed < 25; seed++) {
          TrainingData training = TrainingData.on(courses(Simulation.of(world, OTHERS + 2000 + seed, courses)));
          Simulation practice = Simulation.of(world, 2000 + seed, 1000);
          Map<String, DetectionOutcome> outcomes = new LinkedHashMap<>();
          judge(practice.scale(), practice.clients(), settingsOf(rivals), training, outcomes);
          for (int rival = 0; rival < 2; rival++) {
            found[rival] += Optional.ofNullable(outcomes.get(rivals.get(rival).name())).orElseThrow().sensitivity(1) / 25;
          }
          alerts += Optional.ofNullable(outcomes.get(CandidateCriterion.PREDICTIVE)).orElseThrow().falseAlerts(2) / 25;
        }
        print("| %s | %d | %.1f | %.1f | %.2f |%n", world.name().toLowerCase(Locale.ROOT).replace('_', ' '), courses, found[0],
            found[1], alerts);
      }
    }
  }

  private static Map<String, Setting> settingsOf(List<CandidateCriterion> candidates) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    candidates.forEach(candidate -> settings.put(candidate.name(), candidate.settings().getFirst()));
    return settings;
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static String cell(Map<String, String> row, String name) {
    return Optional.ofNullable(row.get(name)).orElseThrow();
  }

  private static List<Series> courses(Simulation practice) {
    return practice.clients().stream().map(client -> Series.of(practice.scale(), client.scores())).toList();
  }

  private static void judge(
      Scale scale,
      List<SimulatedClient> clients,
      Map<String, Setting> settings,
      TrainingData training,
      Map<String, DetectionOutcome> outcomes) {
    settings.forEach((name, setting) -> {
      SequentialCriterion<?> criterion = setting.criterion().apply(training);
      DetectionOutcome outcome = outcomes.computeIfAbsent(name, unknown -> new DetectionOutcome());
      for (SimulatedClient client : clients) {
        List<? extends Online<?>> each = criterion.evaluateAll(Series.of(scale, client.scores()));
        double[] statistics = silent(each.size());
        double[] probabilities = silent(each.size());
        for (int i = 0; i < statistics.length; i++) {
          Optional<? extends CriterionResult> finding = each.get(i).optionalResult();
          if (finding.isPresent()) {
            statistics[i] = finding.get().statistic();
            OptionalDouble rarity = finding.get().tailProbability();
            probabilities[i] = rarity.orElse(DetectionOutcome.SILENT);
          }
        }
        outcome.add(client, statistics, probabilities);
      }
    });
  }

  private static double[] silent(int length) {
    double[] values = new double[length];
    Arrays.fill(values, DetectionOutcome.SILENT);
    return values;
  }

  private void report(String title, Outcomes measured) {
    DetectionOutcome any = measured.outcomes().values().iterator().next();
    print("## %s%n%n%d clients, %d quiet sessions, %d simulated drops (%d courses broke off with theirs)%n%n",
        title, any.clients(), any.quietSessions(), any.ruptures(), any.endedEarly());
    print("| criterion | .5 | 1 | 2 | 3 | 5 | at 1, 95 %% | predictive is ahead by | broke off | delay | AUC | silent | p ≤ .05 "
        + "| p ≤ .01 |%n|---|--:|--:|--:|--:|--:|---|---|--:|--:|--:|--:|--:|--:|%n");
    double[] ours = measured.of(CandidateCriterion.PREDICTIVE).resampled(1, SAMPLES, 7);
    measured.outcomes().forEach((name, outcome) -> row(name, outcome, Optional.of(ours)));
    measured.oracles().forEach((name, oracle) -> row("*" + name + "*", oracle, Optional.of(ours)));
    DetectionOutcome predictive = measured.of(CandidateCriterion.PREDICTIVE);
    print("%nPredictive probabilities of quiet sessions by tenths, in percent: %s. Threshold at 1 per 100: %.2f.%n%n",
        String.join(" ", Arrays.stream(predictive.histogram()).mapToObj(bin -> format("%.1f", bin)).toList()),
        predictive.threshold(1));
  }

  private void row(String name, DetectionOutcome outcome, Optional<double[]> ours) {
    double[] theirs = outcome.resampled(1, SAMPLES, 7);
    StringBuilder rates = new StringBuilder();
    for (double rate : RATES) {
      rates.append(format(" %.1f |", outcome.sensitivity(rate)));
    }
    String ahead = name.equals(CandidateCriterion.PREDICTIVE)
        ? ""
        : ours.map(predictive -> interval(IntStream.range(0, SAMPLES)
            .mapToDouble(i -> predictive[i] - theirs[i])
            .toArray())).orElse("");
    print("| %s |%s %s | %s | %s | %.1f | %.3f | %.0f | %s | %s |%n",
        name, rates, interval(theirs), ahead,
        outcome.endedEarly() == 0 ? "" : format("%.1f", outcome.sensitivityWhereEndedEarly(1)),
        outcome.delay(1), outcome.areaUnderCurve(), outcome.silent(),
        outcome.hasProbabilities() ? format("%.1f", outcome.rarerThan5()) : "",
        outcome.hasProbabilities() ? format("%.1f", outcome.rarerThan1()) : "");
  }

  private static String interval(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return format("%.1f to %.1f", sorted[(int) (0.025 * sorted.length)], sorted[(int) (0.975 * sorted.length)]);
  }

  private void print(String format, Object... values) {
    out.print(format(format, values));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
