package org.attune.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.attune.engine.change.SuddenChange;
import org.attune.engine.change.SuddenChangeCriteria;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sudden gains and losses. */
@Command(
    name = "gains",
    mixinStandardHelpOptions = true,
    description = "Sudden gains between neighbouring sessions (Tang & DeRubeis) and, with the sign reversed, sudden losses.")
final class GainsCommand implements Callable<Integer> {
  @Mixin private final InputOptions input = new InputOptions();
  @Mixin private final OutputFiles output = new OutputFiles();

  @Option(names = "--threshold", paramLabel = "POINTS", required = true,
      description = "The smallest change: the measure's reliable change.")
  private double threshold;

  @Option(names = "--share", paramLabel = "SHARE", defaultValue = "0.25",
      description = "The smallest share of the score before (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(names = "--losses", description = "Look for sudden losses too.")
  private boolean losses;

  @Spec private @Nullable CommandSpec spec;

  /** What is written; losses where they were asked for. */
  record Result(List<Row> gains, Optional<List<Row>> losses) {}

  /** A change up to {@code session}, from the one before it. */
  record Row(String client, int session, double before, double after, boolean reversed) {
    static Row of(String client, SuddenChange change) {
      return new Row(client, change.after(), change.from(), change.to(), change.reversedAt().isPresent());
    }

    double size() {
      return Math.abs(after - before);
    }
  }

  @Override
  public Integer call() {
    if (!(threshold > 0) || threshold == Double.POSITIVE_INFINITY) {
      throw new InvalidInputException("--threshold: expected a number above zero, found " + threshold);
    }
    if (!(share >= 0) || share == Double.POSITIVE_INFINITY) {
      throw new InvalidInputException("--share: expected a number of at least zero, found " + share);
    }
    Scale scale = input.scale();
    ScoreTable courses = input.read();
    SuddenChangeCriteria rules = SuddenChangeCriteria.withReliableChange(threshold).withProportionOfScore(share);
    List<Row> gained = new ArrayList<>();
    List<Row> lost = new ArrayList<>();
    SmallMultiples shown = new SmallMultiples();
    for (int client = 0; client < courses.clients(); client++) {
      String name = courses.name(client);
      Series series = courses.series(client, scale);
      rules.gains(series).forEach(change -> gained.add(Row.of(name, change)));
      if (losses) {
        rules.losses(series).forEach(change -> lost.add(Row.of(name, change)));
      }
      if (output.wantsReport()) {
        series.scores().forEach(score -> shown.add(name, score.session(), score.value(), null,
            Stream.concat(gained.stream(), lost.stream())
                .anyMatch(row -> row.client.equals(name) && row.session == score.session())));
        shown.close(name);
      }
    }
    try (output) {
      output.json(new Result(gained, losses ? Optional.of(lost) : Optional.empty()));
      output.csv(List.of("kind", "client", "session", "before", "after", "reversed"), csv -> {
        gained.forEach(row -> csv.writeRecord(cells("gain", row)));
        lost.forEach(row -> csv.writeRecord(cells("loss", row)));
      });
      output.report(() -> new HtmlReport("Sudden gains" + (losses ? " and losses" : ""))
          .text(gained.size() + " gains" + (losses ? " and " + lost.size() + " losses" : "") + " of at least " + threshold
              + " points, in " + courses.clients() + " clients.")
          .plot(shown.svg(), shown.caption("the session after a sudden change", courses.clients()))
          .html());
      output.commit();
    }
    say("gains", gained, courses);
    if (losses) {
      say("losses", lost, courses);
    }
    return 0;
  }

  private void say(String what, List<Row> rows, ScoreTable courses) {
    Objects.requireNonNull(spec).commandLine().getOut().printf(
        "%d sudden %s in %d of %d clients, of %.1f points in the mean; %d reversed%n",
        rows.size(),
        what,
        rows.stream().map(Row::client).distinct().count(),
        courses.clients(),
        rows.stream().mapToDouble(Row::size).average().orElse(0),
        rows.stream().filter(Row::reversed).count());
  }

  private static String[] cells(String kind, Row row) {
    return new String[] {
      kind, row.client, String.valueOf(row.session), String.valueOf(row.before), String.valueOf(row.after),
      row.reversed ? "1" : "0"
    };
  }
}
