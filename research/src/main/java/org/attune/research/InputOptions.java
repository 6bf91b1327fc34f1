package org.attune.research;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.tables.DateNotation;
import org.attune.tables.NumberNotation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The file to read, and how: options that all commands share. */
final class InputOptions {
  @Parameters(index = "0", paramLabel = "FILE", description = "CSV with a header, a row for each client and session.")
  private Path file = Path.of("");

  @Option(names = "--client", paramLabel = "COLUMN", defaultValue = "client",
      description = "Column with the client (default: ${DEFAULT-VALUE}).")
  private String client = "client";

  @Option(names = "--session", paramLabel = "COLUMN",
      description = "Column with the number of the session (default: session).")
  private @Nullable String session;

  @Option(names = "--date", paramLabel = "COLUMN",
      description = "Column with the date of the session, by which each client's sessions are counted where no column has"
          + " their number (default: date).")
  private @Nullable String date;

  @Option(names = "--date-order", paramLabel = "ORDER",
      description = "What comes first in dates such as 3/4/2026, day-first, month-first or year-first, where the file leaves it"
          + " open.")
  private @Nullable String dateOrder;

  @Option(names = "--score", paramLabel = "COLUMN", defaultValue = "score",
      description = "Column with the score (default: ${DEFAULT-VALUE}); empty or NA means no score.")
  private String score = "score";

  @Option(names = "--therapist", paramLabel = "COLUMN",
      description = "Column with the therapist (default: therapist); used by growth when named.")
  private @Nullable String therapist;

  @Option(names = "--covariate", paramLabel = "COLUMN", description = "Column with a figure about the client; can be repeated.")
  private List<String> covariates = List.of();

  @Option(names = "--wide", paramLabel = "PATTERN",
      description = "A row for each client, with columns named like 'bdi_s{session}'.")
  private @Nullable String wide;

  @Option(names = "--decimal", paramLabel = "MARK",
      description = "What comes before the decimals, point or comma, where the file leaves it open.")
  private @Nullable String decimal;

  @Spec(Spec.Target.MIXEE) private @Nullable CommandSpec spec;

  @Option(names = "--sessions", paramLabel = "FIRST-LAST", description = "Only these sessions, such as 1-12.")
  private @Nullable String sessions;

  @Option(names = "--min", paramLabel = "SCORE", description = "The lowest possible score (default: no limit).")
  private double min = Double.NEGATIVE_INFINITY;

  @Option(names = "--max", paramLabel = "SCORE", description = "The highest possible score (default: no limit).")
  private double max = Double.POSITIVE_INFINITY;

  @ArgGroup(exclusive = true)
  private @Nullable DirectionOptions which;

  /** The direction is the researcher's to choose; higher is better unless they say otherwise. */
  static final class DirectionOptions {
    @Option(names = "--higher-is-better", description = "Higher scores are better (the default).")
    private boolean higher;

    @Option(names = "--lower-is-better", description = "Lower scores are better.")
    private boolean lower;
  }

  Direction direction() {
    return which != null && which.lower ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER;
  }

  Scale scale() {
    if (!(min < max)) {
      throw new InvalidInputException("--min: expected a number below --max, found " + min + " and " + max);
    }
    return new Scale(min, max, direction());
  }

  Path file() {
    return file;
  }

  boolean nested() {
    return therapist != null;
  }

  List<String> covariates() {
    return covariates;
  }

  /** The file's scores, all within the scale. */
  ScoreTable read() {
    int[] range = range();
    if (date != null && (session != null || wide != null)) {
      throw new InvalidInputException("--date: sessions are counted by their dates, or else by " + (session != null ? "--session" : "--wide")
          + "; leave one of the two out");
    }
    return new ScoresFile(
        file,
        new ScoresFile.Columns(client, session, date, score, therapist == null ? "therapist" : therapist, nested(), covariates, wide),
        new ScoresFile.SessionRange(range[0], range[1]), scale(), new ScoresFile.Notation(mark(), order()), this::note).read();
  }

  private NumberNotation.@Nullable DecimalMark mark() {
    if (decimal == null) {
      return null;
    }
    return switch (decimal) {
      case "point" -> NumberNotation.DecimalMark.POINT;
      case "comma" -> NumberNotation.DecimalMark.COMMA;
      default -> throw new InvalidInputException("--decimal: expected point or comma, found \"" + decimal + "\"");
    };
  }

  private DateNotation.@Nullable Order order() {
    if (dateOrder == null) {
      return null;
    }
    return Stream.of(DateNotation.Order.values()).filter(order -> optionValue(order).equals(dateOrder)).findFirst()
        .orElseThrow(() -> new InvalidInputException("--date-order: expected day-first, month-first or year-first, found \"" + dateOrder + "\""));
  }

  /** An order as it is said with --date-order. */
  static String optionValue(DateNotation.Order order) {
    return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void note(String message) {
    if (spec != null) {
      spec.commandLine().getErr().println("note: " + message);
    }
  }

  private int[] range() {
    if (sessions == null) {
      return new int[] {0, Integer.MAX_VALUE};
    }
    String[] ends = sessions.split("-", -1);
    if (ends.length != 2 || !ends[0].matches("\\d{1,9}") || !ends[1].matches("\\d{1,9}")) {
      throw new InvalidInputException("--sessions: expected two whole numbers such as 1-12, found \"" + sessions + "\"");
    }
    int[] range = {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])};
    if (range[0] > range[1]) {
      throw new InvalidInputException("--sessions: expected the first session before the last, found \"" + sessions + "\"");
    }
    return range;
  }
}
