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
import org.attune.engine.rupture.Band;
import org.attune.engine.rupture.Criterion;
import org.attune.engine.rupture.Episode;
import org.attune.engine.rupture.Finding;
import org.attune.engine.rupture.Hindsight;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.PredictiveDrop;
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
      "Sessions whose score a criterion suspects.",
      "",
      "Without --hindsight each row is what was known after its session: figures of the practice that a criterion needs, "
          + "where no option gives them, come from all clients' scores up to that session."
    })
final class RupturesCommand implements Callable<Integer> {
  /** How many suspicions a report lists; the other files have all. */
  private static final int LISTED = 200;

  @Mixin private final Input input = new Input();
  @Mixin private final Output output = new Output();

  @Option(names = "--criterion", paramLabel = "NAME", required = true, completionCandidates = Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String criterion = "";

  @Option(names = "--hindsight", description = "Look back on whole courses: one row an episode, and when it was back.")
  private boolean hindsight;

  @Option(names = "--model", paramLabel = "MODEL.json",
      description = "A model that growth --save kept: for predictive, which else fits one to the file first, and for the "
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

  private Optional<Model> model = Optional.empty();
  private final SmallMultiples shown = new SmallMultiples();
  /** Sessions by tenths of their probability. */
  private final int[] tenths = new int[10];

  /** The names a criterion can be given by. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(List.of(Rule.names()));
    }
  }

  /** What is written. */
  record Result(String criterion, boolean hindsight, long sessions, int clients, List<Suspected> suspected) {}

  /** One suspicion: online a session, in hindsight an episode, whose repair alone hindsight knows. */
  record Suspected(String client, int session, double drop, OptionalDouble probability, OptionalInt repairedAt) {}

  @Override
  public Integer call() {
    Rule rule = Rule.named(criterion);
    if (rule == Rule.SUDDEN_LOSS && !hindsight) {
      note("a sudden loss is only seen looking back, so no session is suspected; add --hindsight");
    }
    Scale scale = input.scale();
    Courses courses = input.read();
    model = Optional.ofNullable(modelFile).map(Model::read);
    if (rule == Rule.PREDICTIVE && model.isEmpty()) {
      note("no --model, so one is fitted to the file first: each row then owes a little to all of it");
      model = Optional.of(Model.of(
          Model.fit(GrowthModel.withDefaults().withCovariates(input.covariates()), courses), courses));
    }
    try (output) {
      List<Suspected> suspected = hindsight ? lookBack(rule, courses, scale) : online(rule, courses, scale);
      output.json(new Result(rule.toString(), hindsight, courses.size(), courses.clients(), suspected));
      output.report(() -> report(rule, courses, suspected));
      output.finish();
      out().printf("%s: %d suspected in %d sessions of %d clients%s%n",
          rule, suspected.size(), courses.size(), courses.clients(), hindsight ? ", looking back" : "");
    }
    return 0;
  }

  private List<Suspected> online(Rule rule, Courses courses, Scale scale) {
    List<Suspected> suspected = new ArrayList<>();
    Judge judge = new Judge(rule, courses, scale);
    Consumer<Row> note = row -> {
      Optional<Finding> counted = row.finding().<Finding>map(found -> found).filter(Finding::counts);
      counted.ifPresent(finding -> suspected.add(new Suspected(
          row.client(), finding.session(), finding.drop(), finding.rarity(), OptionalInt.empty())));
      row.finding().map(Finding::rarity).filter(OptionalDouble::isPresent).ifPresent(probability ->
          tenths[Math.min(9, (int) (10 * probability.getAsDouble()))]++);
      if (output.wantsReport()) {
        shown.add(row.client(), row.session(), row.score(), row.finding().<Band>map(Finding::usual).orElse(null),
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

  private List<Suspected> lookBack(Rule rule, Courses courses, Scale scale) {
    NavigableMap<Integer, Practice> known = practices(rule, courses, scale);
    Practice all = known.isEmpty() ? given() : given().or(known.lastEntry().getValue());
    Hindsight looking = rule.hindsight(all, figure("--reliable-change", reliableChange, 0), model)
        .orElseThrow(() -> new BadInput("the file says too little of the practice for " + rule
            + "; name its figures with --between-sd, --pooled-sd, --sd, --mean or --reliable-change"));
    List<Suspected> suspected = new ArrayList<>();
    try (Progress progress = Progress.of("looking back", courses.clients())) {
      for (int c = 0; c < courses.clients(); c++) {
        int client = c;
        Series series = courses.series(client, scale);
        List<Episode> episodes = forClient(looking, courses, client).episodes(series);
        for (Episode episode : episodes) {
          suspected.add(new Suspected(
              courses.name(client), episode.onset().session(), episode.drop(), episode.rarity(), episode.backAt()));
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
            Cells.of(one.probability),
            one.repairedAt.isPresent() ? String.valueOf(one.repairedAt.getAsInt()) : "")));
    return suspected;
  }

  private NavigableMap<Integer, Practice> practices(Rule rule, Courses courses, Scale scale) {
    return rule.alone() || given().complete() ? new TreeMap<>() : Practice.bySession(courses, scale);
  }

  private Practice given() {
    Practice named = new Practice(figure("--mean", mean, Double.NEGATIVE_INFINITY), figure("--sd", sd, 0), figure("--between-sd", between, 0),
        figure("--pooled-sd", pooled, 0));
    return model.map(Model::practice).map(named::or).orElse(named);
  }

  private static OptionalDouble figure(String option, @Nullable Double given, double above) {
    if (given != null && !(given > above && given < Double.POSITIVE_INFINITY)) {
      throw new BadInput(option + ": expected a number" + (above == 0 ? " above zero" : "") + ", found " + given);
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
  private static Hindsight forClient(Hindsight criterion, Courses courses, int client) {
    return criterion instanceof PredictiveDrop drop ? drop.withCovariates(courses.covariates(client)) : criterion;
  }

  private String report(Rule rule, Courses courses, List<Suspected> suspected) {
    Page page = new Page("Suspected ruptures: " + rule);
    page.text(suspected.size() + (hindsight ? " episodes, looking back on " : " suspected in ") + courses.size()
        + " sessions of " + courses.clients() + " clients. A falling score is a suspicion; how many there are depends on the "
        + "criterion. A quiet chart does not mean that nothing happened.");
    model.ifPresent(by -> page.text("Judged by a growth model of " + by.curve().clients() + " clients and "
        + by.curve().sessions() + " sessions" + (modelFile == null ? ", fitted to this file itself." : ".")));
    if (!shown.empty()) {
      page.plot(shown.svg(), shown.caption(hindsight ? "where an episode begins" : "suspected", courses.clients()));
    }
    int probabilities = Arrays.stream(tenths).sum();
    if (probabilities > 0) {
      Plot.Columns bars = new Plot.Columns("x", "y");
      IntStream.range(0, tenths.length).forEach(i -> bars.add((i + 0.5) / 10, 100.0 * tenths[i] / probabilities));
      page.heading("Are the probabilities right?").plot(
          new Plot("probability of a score this low", "percent of sessions")
              .bars(bars, Plot.CALM)
              .line(new Plot.Columns("x", "y").add(0.0, 10.0).add(1.0, 10.0), Plot.LOOK, 0.8, "dashed")
              .svg(620, 260),
          "How many of " + probabilities + " sessions have which probability. Where it is right, and little happened, each "
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
  private record Row(String client, int session, double score, Optional<? extends Finding> finding) {
    void write(CsvWriter csv) {
      if (finding.isPresent()) {
        Finding found = finding.get();
        csv.writeRecord(
            client, String.valueOf(session), String.valueOf(found.statistic()), found.counts() ? "1" : "0",
            Cells.of(found.rarity()));
      } else {
        csv.writeRecord(client, String.valueOf(session), "", "0", "");
      }
    }
  }

  /** Says of each session what was known after it. */
  private final class Judge {
    private final Rule rule;
    private final Courses courses;
    private final Scale scale;
    private final NavigableMap<Integer, Practice> known;
    private final Map<Integer, Optional<Criterion<?>>> criteria = new HashMap<>();

    Judge(Rule rule, Courses courses, Scale scale) {
      this.rule = rule;
      this.courses = courses;
      this.scale = scale;
      this.known = practices(rule, courses, scale);
    }

    void each(Consumer<Row> row) {
      Optional<Criterion<?>> always =
          known.isEmpty() ? rule.online(given(), figure("--reliable-change", reliableChange, 0), model) : Optional.empty();
      try (Progress progress = Progress.of("judging", courses.clients())) {
        for (int client = 0; client < courses.clients(); client++) {
          Series series = courses.series(client, scale);
          List<? extends Online<?>> each =
              always.isPresent() ? ((Criterion<?>) forClient(always.get(), courses, client)).each(series) : List.of();
          for (int i = 0; i < series.size(); i++) {
            int session = series.scores().get(i).session();
            Optional<? extends Finding> finding =
                each.isEmpty()
                    ? criterion(session).flatMap(criterion -> criterion.latest(series.upTo(session)).finding())
                    : each.get(i).finding();
            row.accept(new Row(courses.name(client), session, series.scores().get(i).value(), finding));
          }
          if (output.wantsReport()) {
            shown.close(courses.name(client));
          }
          progress.add(1);
        }
      }
    }

    private Optional<Criterion<?>> criterion(int session) {
      return criteria.computeIfAbsent(session, s -> known.isEmpty()
          ? Optional.empty()
          : rule.online(given().or(known.floorEntry(s).getValue()), figure("--reliable-change", reliableChange, 0), model));
    }
  }
}
