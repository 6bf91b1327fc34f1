package org.attune.app.imports.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.attune.tables.Cells;
import org.attune.tables.DateNotation;
import org.attune.tables.NumberNotation;
import org.attune.tables.Table;
import org.attune.tables.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * A table read by its columns: what it says, and each cell that could not be taken.
 *
 * @param clients as the file names them, in its order
 */
public record ParsedTable(List<ParsedSession> sessions, List<CellError> errors, Set<String> clients) {

  /**
   * What one session was like, by the file.
   *
   * @param values the five items, or the one score; none where the file counts the session and leaves its score out
   */
  public record ParsedSession(int row, String client, Instant at, List<Double> values) {
    public boolean isScored() {
      return !values.isEmpty();
    }
  }

  /**
   * A cell that was not taken.
   *
   * @param column counted from 1, with its name
   * @param problem   a message of the bundle, which says what was expected
   */
  public record CellError(int row, int column, String columnName, String cell, String problem, List<Object> arguments) {}

  public static final int MAX_NAME = 200;
  private static final Pattern FORMULA = Pattern.compile("[=+@\\-].*", Pattern.DOTALL);
  private static final int MAX_SESSION = 9999;

  /** Reads the whole table; a session may not lie after {@code now}. */
  public static ParsedTable of(Table table, ColumnMapping columns, ZoneId zone, Instant now) {
    var reader = new TableParser(table, columns, zone, now);
    for (Table.Row line : table.rows()) {
      reader.read(line);
    }
    reader.keepGapsBetween();
    return new ParsedTable(List.copyOf(reader.observations), List.copyOf(reader.findings),
        java.util.Collections.unmodifiableSet(reader.clients));
  }

  /** How the days of a file are written, by what its cells and the therapist say; by nothing where it has none. */
  public static DateNotation dateNotation(Table table, ColumnMapping columns) {
    Integer date = columns.sessions().date();
    return DateNotation.of(columns.wide() || date == null ? List.of() : table.column(date)).orElse(columns.notation().dateOrder());
  }

  /** How its scores are written: those of one scale together, since they come from one hand. */
  public static NumberNotation scoreNotation(Table table, ColumnMapping columns) {
    Integer score = columns.scores().score();
    return numbers(table, columns.wide() ? columns.sessions().byColumn().keySet() : score == null ? columns.scores().items() : List.of(score))
        .orElse(columns.notation().decimalMark());
  }

  /** How the numbers of its sessions are written. */
  public static NumberNotation sessionNumberNotation(Table table, ColumnMapping columns) {
    Integer number = columns.sessions().number();
    return numbers(table, columns.wide() || number == null ? List.of() : List.of(number)).orElse(columns.notation().decimalMark());
  }

  private static NumberNotation numbers(Table table, java.util.Collection<Integer> columns) {
    return NumberNotation.of(columns.stream().flatMap(c -> table.column(c).stream()).toList());
  }

  /** How a cell was understood: a moment or a number. */
  public record InterpretedCell(String written, @Nullable Instant at, @Nullable Double number) {}

  /** One cell of each way in which the file writes its days, and each number with marks in it, as they were understood. */
  public static List<InterpretedCell> interpretations(Table table, ColumnMapping columns, ZoneId zone) {
    var understood = new ArrayList<InterpretedCell>();
    Integer date = columns.sessions().date();
    if (!columns.wide() && date != null) {
      DateNotation dates = dateNotation(table, columns);
      for (String cell : Cells.distinctFormats(table.column(date))) {
        Instant at = dates.read(cell, zone);
        if (at != null) {
          understood.add(new InterpretedCell(cell, at, null));
        }
      }
    }
    NumberNotation scores = scoreNotation(table, columns);
    Double number = scores.example().isEmpty() ? null : scores.read(scores.example());
    if (number != null) {
      understood.add(new InterpretedCell(scores.example(), null, number));
    }
    return understood;
  }

  private static final class TableParser {
    final Table table;
    final ColumnMapping columns;
    final ZoneId zone;
    final Instant now;
    final DateNotation dates;
    final NumberNotation scores;
    final NumberNotation sessionNumbers;
    final List<ParsedSession> observations = new ArrayList<>();
    final List<CellError> findings = new ArrayList<>();
    final Set<String> clients = new LinkedHashSet<>();
    final Map<SessionTime, Integer> seen = new HashMap<>();
    final List<ParsedSession> gaps = new ArrayList<>();

    record SessionTime(String client, Instant at) {}

    TableParser(Table table, ColumnMapping columns, ZoneId zone, Instant now) {
      this.table = table;
      this.columns = columns;
      this.zone = zone;
      this.now = now;
      this.dates = dateNotation(table, columns);
      this.scores = scoreNotation(table, columns);
      this.sessionNumbers = sessionNumberNotation(table, columns);
    }

    void read(Table.Row line) {
      int last = lastUsed();
      if (line.cells().size() <= last) {
        find(line, line.cells().size() - 1, "short", line.cells().size(), last + 1);
        return;
      }
      if (line.cells().size() > table.header().size()
          && line.cells().stream().skip(table.header().size()).anyMatch(c -> !c.isBlank())) {
        find(line, table.header().size() - 1, "long", line.cells().size(), table.header().size());
        return;
      }
      String client = line.cell(columns.client());
      if (client.isEmpty()) {
        find(line, columns.client(), "no-client");
        return;
      }
      if (client.length() > MAX_NAME) {
        find(line, columns.client(), "long-name", MAX_NAME);
        return;
      }
      if (client.chars().anyMatch(Character::isISOControl)) {
        find(line, columns.client(), "broken-name");
        return;
      }
      if (UnicodeText.hasLostLetters(client)) {
        find(line, columns.client(), "lost-letters");
        return;
      }
      if (columns.wide()) {
        columns.sessions().byColumn().forEach((column, number) -> {
          Instant at = numbered(line, column, number);
          if (at != null) {
            take(line, client, at, List.of(column), column);
          }
        });
        clients.add(client);
        return;
      }
      Instant at = moment(line);
      if (at != null) {
        Integer score = columns.scores().score();
        take(line, client, at, score == null ? columns.scores().items() : List.of(score), columns.client());
      }
      clients.add(client);
    }

    private int lastUsed() {
      int last = columns.client();
      for (Integer column : columns.scores().items()) {
        last = Math.max(last, column);
      }
      for (Integer column : columns.sessions().byColumn().keySet()) {
        last = Math.max(last, column);
      }
      last = Math.max(last, Objects.requireNonNullElse(columns.scores().score(), 0));
      return Math.max(last, Math.max(Objects.requireNonNullElse(columns.sessions().date(), 0),
          Objects.requireNonNullElse(columns.sessions().number(), 0)));
    }

    private @Nullable Instant moment(Table.Row line) {
      Integer date = columns.sessions().date();
      if (date != null) {
        String cell = line.cell(date);
        Instant at = dates.read(cell, zone);
        if (at == null) {
          find(line, date, isFormula(cell) ? "formula-date" : "not-a-date");
        } else if (at.atZone(zone).toLocalDate().isAfter(now.atZone(zone).toLocalDate())) {
          find(line, date, "future");
        } else if (at.atZone(zone).getYear() < 1950) {
          find(line, date, "long-ago");
        } else {
          return at;
        }
        return null;
      }
      int column = Objects.requireNonNull(columns.sessions().number(), "a date or a number");
      String cell = line.cell(column);
      Integer number = session(cell);
      if (number == null) {
        find(line, column, "not-a-session", MAX_SESSION);
        return null;
      }
      return numbered(line, column, number);
    }

    /** A whole number, also where a program wrote it as 1.0. */
    private @Nullable Integer session(String cell) {
      Double number = sessionNumbers.read(cell);
      return number == null || number < 0 || number > MAX_SESSION || number != Math.rint(number) ? null
          : Integer.valueOf(number.intValue());
    }

    private @Nullable Instant numbered(Table.Row line, int column, int number) {
      LocalDate first = Objects.requireNonNull(columns.assumedDates().firstDay(), "a first day");
      LocalDate day = first.plusDays((long) number * columns.assumedDates().daysBetween() - firstNumberOffset());
      if (day.isAfter(now.atZone(zone).toLocalDate())) {
        find(line, column, "future-number");
        return null;
      }
      return day.atTime(DateNotation.NOON).atZone(zone).toInstant();
    }

    /** The first session of the file is the one on the first day, whether it is counted from 0 or from 1. */
    private long firstNumberOffset() {
      int first = columns.wide() ? columns.sessions().byColumn().values().stream().mapToInt(Integer::intValue).min().orElse(0)
          : firstNumber();
      return (long) first * columns.assumedDates().daysBetween();
    }

    private int smallest = -1;

    private int firstNumber() {
      if (smallest < 0) {
        int column = Objects.requireNonNull(columns.sessions().number());
        smallest = table.column(column).stream().map(this::session).filter(Objects::nonNull)
            .mapToInt(Integer::intValue).min().orElse(0);
      }
      return smallest;
    }

    private void take(Table.Row line, String client, Instant at, List<Integer> from, int duplicateAt) {
      long empty = from.stream().filter(c -> Cells.isMissing(line.cell(c))).count();
      if (empty == from.size()) {
        gaps.add(new ParsedSession(line.number(), client, at, List.of()));
        return;
      }
      var values = new ArrayList<Double>();
      boolean whole = true;
      for (int column : from) {
        Double value = value(line, column);
        whole &= value != null;
        if (value != null) {
          values.add(value);
        }
      }
      if (!whole) {
        return;
      }
      Integer before = seen.putIfAbsent(new SessionTime(clientKey(client), at), line.number());
      if (before != null) {
        find(line, columns.sessions().date() != null ? columns.sessions().date() : duplicateAt, "twice", before);
        return;
      }
      observations.add(new ParsedSession(line.number(), client, at, List.copyOf(values)));
    }

    /**
     * A session that the file counts between two scores of a client took place without one: left out, the sessions after
     * it would move up. Before the first score and after the last the file's empty cells say nothing.
     */
    void keepGapsBetween() {
      var first = new HashMap<String, Instant>();
      var last = new HashMap<String, Instant>();
      for (ParsedSession o : observations) {
        first.merge(clientKey(o.client()), o.at(), (a, b) -> a.isBefore(b) ? a : b);
        last.merge(clientKey(o.client()), o.at(), (a, b) -> a.isAfter(b) ? a : b);
      }
      for (ParsedSession gap : gaps) {
        String client = clientKey(gap.client());
        Instant from = first.get(client);
        Instant to = last.get(client);
        if (from != null && to != null && gap.at().isAfter(from) && gap.at().isBefore(to)
            && seen.putIfAbsent(new SessionTime(client, gap.at()), gap.row()) == null) {
          observations.add(gap);
        }
      }
    }

    private @Nullable Double value(Table.Row line, int column) {
      String cell = line.cell(column);
      if (Cells.isMissing(cell)) {
        find(line, column, "gap-in-lines");
        return null;
      }
      Double value = scores.read(cell);
      if (value == null) {
        find(line, column, isFormula(cell) ? "formula" : "not-a-number");
        return null;
      }
      ColumnMapping.MeasureColumn measured = columns.scores().measure();
      if (measured == null) {
        if (value < 1 || value > 7 || value != Math.rint(value)) {
          find(line, column, "not-a-line");
          return null;
        }
      } else if (value < measured.low() || value > measured.high()) {
        find(line, column, "out-of-range", plain(measured.low()), plain(measured.high()));
        return null;
      }
      return value;
    }

    private void find(Table.Row line, int column, String what, Object... arguments) {
      int at = Math.max(0, Math.min(column, table.header().size() - 1));
      String cell = line.cell(at);
      findings.add(new CellError(line.number(), at + 1, table.header().get(at),
          cell.length() > 60 ? cell.substring(0, 60) + "…" : cell, "imports.finding." + what, List.of(arguments)));
    }
  }

  /** A client's name as it is compared: another case or more space is the same name. */
  public static String clientKey(String name) {
    return Cells.comparisonKey(name);
  }

  static boolean isFormula(String cell) {
    return FORMULA.matcher(cell).matches();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
