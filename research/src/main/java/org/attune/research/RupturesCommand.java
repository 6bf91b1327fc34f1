package org.attune.research;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
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
import org.attune.engine.rupture.Criterion;
import org.attune.engine.rupture.Episode;
import org.attune.engine.rupture.Finding;
import org.attune.engine.rupture.Hindsight;
import org.attune.engine.rupture.Online;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
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
  @Mixin private final Input input = new Input();
  @Mixin private final Output output = new Output();

  @Option(names = "--criterion", paramLabel = "NAME", required = true, completionCandidates = Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String criterion = "";

  @Option(names = "--hindsight", description = "Look back on whole courses: one row an episode, and when it was back.")
  private boolean hindsight;

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
    try (output) {
      List<Suspected> suspected = hindsight ? lookBack(rule, courses, scale) : online(rule, courses, scale);
      output.json(new Result(rule.toString(), hindsight, courses.size(), courses.clients(), suspected));
      output.finish();
      out().printf("%s: %d suspected in %d sessions of %d clients%s%n",
          rule, suspected.size(), courses.size(), courses.clients(), hindsight ? ", looking back" : "");
    }
    return 0;
  }

  private List<Suspected> online(Rule rule, Courses courses, Scale scale) {
    List<Suspected> suspected = new ArrayList<>();
    Judge judge = new Judge(rule, courses, scale);
    Consumer<Row> note = row -> row.finding().filter(Finding::counts).ifPresent(finding -> suspected.add(new Suspected(
        row.client(), finding.session(), finding.drop(), finding.rarity(), OptionalInt.empty())));
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
    Hindsight looking = rule.hindsight(all, optional(reliableChange))
        .orElseThrow(() -> new BadInput("the file says too little of the practice for " + rule
            + "; name its figures with --between-sd, --pooled-sd, --sd, --mean or --reliable-change"));
    List<Suspected> suspected = new ArrayList<>();
    try (Progress progress = Progress.of("looking back", courses.clients())) {
      for (int client = 0; client < courses.clients(); client++) {
        for (Episode episode : looking.episodes(courses.series(client, scale))) {
          suspected.add(new Suspected(
              courses.name(client), episode.onset().session(), episode.drop(), episode.rarity(), episode.backAt()));
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
    return new Practice(optional(mean), optional(sd), optional(between), optional(pooled));
  }

  private static OptionalDouble optional(@Nullable Double given) {
    return given == null ? OptionalDouble.empty() : OptionalDouble.of(given);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private void note(String message) {
    Objects.requireNonNull(spec).commandLine().getErr().println("note: " + message);
  }

  /** One session, and what was found then. */
  private record Row(String client, int session, Optional<? extends Finding> finding) {
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
          known.isEmpty() ? rule.online(given(), optional(reliableChange)) : Optional.empty();
      try (Progress progress = Progress.of("judging", courses.clients())) {
        for (int client = 0; client < courses.clients(); client++) {
          Series series = courses.series(client, scale);
          List<? extends Online<?>> each = always.isPresent() ? always.get().each(series) : List.of();
          for (int i = 0; i < series.size(); i++) {
            int session = series.scores().get(i).session();
            Optional<? extends Finding> finding =
                each.isEmpty()
                    ? criterion(session).flatMap(criterion -> criterion.latest(series.upTo(session)).finding())
                    : each.get(i).finding();
            row.accept(new Row(courses.name(client), session, finding));
          }
          progress.add(1);
        }
      }
    }

    private Optional<Criterion<?>> criterion(int session) {
      return criteria.computeIfAbsent(session, s -> known.isEmpty()
          ? Optional.empty()
          : rule.online(given().or(known.floorEntry(s).getValue()), optional(reliableChange)));
    }
  }
}
