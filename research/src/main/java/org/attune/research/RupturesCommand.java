package org.attune.research;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.attune.engine.rupture.CriterionResult;
import org.attune.engine.rupture.DropEpisode;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.SequentialCriterion;
import org.attune.engine.rupture.PredictiveDrop;
import org.attune.engine.rupture.RetrospectiveCriterion;
import org.attune.engine.rupture.UsualRange;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.GrowthModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Suspected ruptures: what a criterion said after each session, or what it says looking back. */
@Command(
    name = "ruptures",
    mixinStandardHelpOptions = true,
    description = {
      "Suspected ruptures, session by session.",
      "",
      "Without --hindsight, each row is what was known after its session: figures about the practice that a criterion needs, "
          + "where no option gives them, come from all clients' scores up to that session."
    })
final class RupturesCommand implements Callable<Integer> {
  /** How many suspicions a report lists; the other files have all. */
  private static final int LISTED = 200;

  @Mixin private final InputOptions input = new InputOptions();
  @Mixin private final OutputFiles output = new OutputFiles();

  @Option(names = "--criterion", paramLabel = "NAME", required = true, completionCandidates = CriterionNames.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String criterion = "";

  @Option(names = "--hindsight", description = "Look back on whole courses: one row per episode, and when the score was back.")
  private boolean hindsight;

  @Option(names = "--model", paramLabel = "MODEL.json",
      description = "A model saved by growth --save: for predictive, which otherwise fits one to the file first, and for the "
          + "figures that other criteria need.")
  private @Nullable Path modelFile;

  @Option(names = "--between-sd", paramLabel = "POINTS", description = "Standard deviation of clients' levels.")
  private @Nullable Double between;

  @Option(names = "--pooled-sd", paramLabel = "POINTS",
      description = "Standard deviation of scores about their clients' own lines.")
  private @Nullable Double pooled;

  @Option(names = "--sd", paramLabel = "POINTS", description = "Standard deviation of the measure.")
  private @Nullable Double sd;

  @Option(names = "--mean", paramLabel = "SCORE", description = "Mean of the measure.")
  private @Nullable Double mean;

  @Option(names = "--reliable-change", paramLabel = "POINTS",
      description = "The measure's reliable change (default: 1.96·√2 times the pooled SD).")
  private @Nullable Double reliableChange;

  @Spec private @Nullable CommandSpec spec;

  private Optional<PracticeModel> model = Optional.empty();
  private final SmallMultiples shown = new SmallMultiples();
  /** Sessions by tenths of their probability. */
  private final int[] tenths = new int[10];

  /** The names a criterion can be given by. */
  static final class CriterionNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    CriterionNames() {
      super(List.of(CriterionOption.names()));
    }
  }

  /** What is written. */
  record Result(String criterion, boolean hindsight, long sessions, int clients, List<SuspectedRupture> suspected) {}

  /** One suspicion: online a session, in hindsight an episode, whose repair alone hindsight knows. */
  record SuspectedRupture(String client, int session, double drop, OptionalDouble probability, OptionalInt repairedAt) {}

  @Override
  public Integer call() {
    CriterionOption rule = CriterionOption.named(criterion);
    if (rule == CriterionOption.SUDDEN_LOSS && !hindsight) {
      note("a sudden loss can only be seen looking back, so no session is suspected; add --hindsight");
    }
    Scale scale = input.scale();
    ScoreTable courses = input.read();
    model = Optional.ofNullable(modelFile).map(PracticeModel::read);
    if (rule == CriterionOption.PREDICTIVE && model.isEmpty()) {
      note("no --model, so one is fitted to the file first: each row is then influenced a little by the whole file");
      model = Optional.of(PracticeModel.of(
          PracticeModel.fit(GrowthModel.withDefaults().withCovariates(input.covariates()), courses), courses));
    }
    try (output) {
      List<SuspectedRupture> suspected = hindsight ? lookBack(rule, courses, scale) : online(rule, courses, scale);
      output.json(new Result(rule.toString(), hindsight, courses.size(), courses.clients(), suspected));
      output.report(() -> report(rule, courses, suspected));
      output.commit();
      out().printf("%s: %d suspected in %d sessions of %d clients%s%n",
          rule, suspected.size(), courses.size(), courses.clients(), hindsight ? ", looking back" : "");
    }
    return 0;
  }

  private List<SuspectedRupture> online(CriterionOption rule, ScoreTable courses, Scale scale) {
    List<SuspectedRupture> suspected = new ArrayList<>();
    CriterionEvaluation judge = new CriterionEvaluation(rule, courses, scale);
    Consumer<Row> note = row -> {
      Optional<CriterionResult> counted = row.finding().<CriterionResult>map(found -> found).filter(CriterionResult::suspected);
      counted.ifPresent(finding -> suspected.add(new SuspectedRupture(
          row.client(), finding.session(), finding.drop(), finding.tailProbability(), OptionalInt.empty())));
      row.finding().map(CriterionResult::tailProbability).filter(OptionalDouble::isPresent).ifPresent(probability ->
          tenths[Math.min(9, (int) (10 * probability.getAsDouble()))]++);
      if (output.wantsReport()) {
        shown.add(row.client(), row.session(), row.score(), row.finding().<UsualRange>map(CriterionResult::usualRange).orElse(null),
            counted.isPresent());
      }
    };
    if (output.wantsCsv()) {
      output.csv(
          List.of("client", "session", "statistic", "suspected", "probability"),
          csv -> judge.each(row -> {
            row.write(csv);
            note.accept(row);
          }));
    } else {
      judge.each(note);
    }
    return suspected;
  }

  private List<SuspectedRupture> lookBack(CriterionOption rule, ScoreTable courses, Scale scale) {
    NavigableMap<Integer, PracticeStatistics> known = practices(rule, courses, scale);
    PracticeStatistics all = known.isEmpty() ? given() : given().withFallback(known.lastEntry().getValue());
    RetrospectiveCriterion looking = rule.retrospective(all, figure("--reliable-change", reliableChange, 0), model)
        .orElseThrow(() -> new InvalidInputException("the file says too little about the practice for " + rule
            + "; give its figures with --between-sd, --pooled-sd, --sd, --mean or --reliable-change"));
    List<SuspectedRupture> suspected = new ArrayList<>();
    try (ProgressBar progress = ProgressBar.of("looking back", courses.clients())) {
      for (int c = 0; c < courses.clients(); c++) {
        int client = c;
        Series series = courses.series(client, scale);
        List<DropEpisode> episodes = forClient(looking, courses, client).episodes(series);
        for (DropEpisode episode : episodes) {
          suspected.add(new SuspectedRupture(
              courses.name(client), episode.onset().session(), episode.drop(), episode.tailProbability(), episode.recoveredAt()));
        }
        if (output.wantsReport()) {
          series.scores().forEach(score -> shown.add(courses.name(client), score.session(), score.value(), null,
              episodes.stream().anyMatch(episode -> episode.onset().equals(score))));
          shown.close(courses.name(client));
        }
        progress.add(1);
      }
    }
    output.csv(List.of("client", "session", "drop", "probability", "repairedAt"), csv -> suspected.forEach(one ->
        csv.writeRecord(
            one.client,
            String.valueOf(one.session),
            String.valueOf(one.drop),
            CsvCells.of(one.probability),
            one.repairedAt.isPresent() ? String.valueOf(one.repairedAt.getAsInt()) : "")));
    return suspected;
  }

  private NavigableMap<Integer, PracticeStatistics> practices(CriterionOption rule, ScoreTable courses, Scale scale) {
    return rule.needsNoPracticeData() || given().complete() ? new TreeMap<>() : PracticeStatistics.bySession(courses, scale);
  }

  private PracticeStatistics given() {
    PracticeStatistics named = new PracticeStatistics(figure("--mean", mean, Double.NEGATIVE_INFINITY), figure("--sd", sd, 0),
        figure("--between-sd", between, 0),
        figure("--pooled-sd", pooled, 0));
    return model.map(PracticeModel::practice).map(named::withFallback).orElse(named);
  }

  private static OptionalDouble figure(String option, @Nullable Double given, double above) {
    if (given != null && !(given > above && given < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(option + ": expected a number" + (above == 0 ? " above zero" : "") + ", found " + given);
    }
    return given == null ? OptionalDouble.empty() : OptionalDouble.of(given);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private void note(String message) {
    Objects.requireNonNull(spec).commandLine().getErr().println("note: " + message);
  }

  /** The same criterion for a client, whose covariates the predictive one needs to know. */
  private static RetrospectiveCriterion forClient(RetrospectiveCriterion criterion, ScoreTable courses, int client) {
    return criterion instanceof PredictiveDrop drop ? drop.withCovariates(courses.covariates(client)) : criterion;
  }

  private String report(CriterionOption rule, ScoreTable courses, List<SuspectedRupture> suspected) {
    HtmlReport page = new HtmlReport("Suspected ruptures: " + rule);
    page.text(suspected.size() + (hindsight ? " episodes, looking back on " : " suspected in ") + courses.size()
        + " sessions of " + courses.clients() + " clients. A falling score is only a suspicion; how many there are depends on the "
        + "criterion. A quiet chart doesn't mean nothing happened.");
    model.ifPresent(by -> page.text("Judged by a growth model of " + by.curve().clients() + " clients and "
        + by.curve().sessions() + " sessions" + (modelFile == null ? ", fitted to this file." : ".")));
    if (!shown.empty()) {
      page.plot(shown.svg(), shown.caption(hindsight ? "where an episode begins" : "suspected", courses.clients()));
    }
    int probabilities = Arrays.stream(tenths).sum();
    if (probabilities > 0) {
      Plot.PlotData bars = new Plot.PlotData("x", "y");
      IntStream.range(0, tenths.length).forEach(i -> bars.add((i + 0.5) / 10, 100.0 * tenths[i] / probabilities));
      page.heading("Are the probabilities right?").plot(
          new Plot("probability of a score this low", "percent of sessions")
              .bars(bars, 0.09, Plot.CALM)
              .line(new Plot.PlotData("x", "y").add(0.0, 10.0).add(1.0, 10.0), Plot.LOOK, 1.8, true)
              .svg(620, 260),
          "How many of " + probabilities + " sessions have each probability. If the probabilities are right, and little happened, each "
              + "bar reaches the dashed line.");
    }
    if (!suspected.isEmpty()) {
      page.heading("Where").text(suspected.size() > LISTED ? "The first " + LISTED + "." : "All.");
      page.table(
          List.of("client", "session", "drop", "probability of a score this low", hindsight ? "back at" : ""),
          suspected.stream().limit(LISTED).map(one -> List.of(
              one.client, String.valueOf(one.session), SmallMultiples.figure(OptionalDouble.of(one.drop)),
              SmallMultiples.figure(one.probability),
              one.repairedAt.isPresent() ? String.valueOf(one.repairedAt.getAsInt()) : "")).toList());
      page.text("The probability is of a score this low if nothing had changed; never of a rupture.");
    }
    return page.html();
  }

  /** One session, and what was found then. */
  private record Row(String client, int session, double score, Optional<? extends CriterionResult> finding) {
    void write(CsvWriter csv) {
      if (finding.isPresent()) {
        CriterionResult found = finding.get();
        csv.writeRecord(
            client, String.valueOf(session), String.valueOf(found.statistic()), found.suspected() ? "1" : "0",
            CsvCells.of(found.tailProbability()));
      } else {
        csv.writeRecord(client, String.valueOf(session), "", "0", "");
      }
    }
  }

  /** Says of each session what was known after it. */
  private final class CriterionEvaluation {
    private final CriterionOption rule;
    private final ScoreTable courses;
    private final Scale scale;
    private final NavigableMap<Integer, PracticeStatistics> known;
    private final Map<Integer, Optional<SequentialCriterion<?>>> criteria = new HashMap<>();

    CriterionEvaluation(CriterionOption rule, ScoreTable courses, Scale scale) {
      this.rule = rule;
      this.courses = courses;
      this.scale = scale;
      this.known = practices(rule, courses, scale);
    }

    void each(Consumer<Row> row) {
      Optional<SequentialCriterion<?>> always =
          known.isEmpty() ? rule.online(given(), figure("--reliable-change", reliableChange, 0), model) : Optional.empty();
      try (ProgressBar progress = ProgressBar.of("judging", courses.clients())) {
        for (int client = 0; client < courses.clients(); client++) {
          Series series = courses.series(client, scale);
          List<? extends Online<?>> each =
              always.isPresent() ? ((SequentialCriterion<?>) forClient(always.get(), courses, client)).evaluateAll(series) : List.of();
          for (int i = 0; i < series.size(); i++) {
            int session = series.scores().get(i).session();
            Optional<? extends CriterionResult> finding =
                each.isEmpty()
                    ? criterion(session).flatMap(criterion -> criterion.evaluateLatest(series.upToSession(session)).optionalResult())
                    : each.get(i).optionalResult();
            row.accept(new Row(courses.name(client), session, series.scores().get(i).value(), finding));
          }
          if (output.wantsReport()) {
            shown.close(courses.name(client));
          }
          progress.add(1);
        }
      }
    }

    private Optional<SequentialCriterion<?>> criterion(int session) {
      return criteria.computeIfAbsent(session, s -> known.isEmpty()
          ? Optional.empty()
          : rule.online(given().withFallback(known.floorEntry(s).getValue()), figure("--reliable-change", reliableChange, 0), model));
    }
  }
}
