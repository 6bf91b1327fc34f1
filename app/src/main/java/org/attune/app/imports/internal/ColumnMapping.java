package org.attune.app.imports.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.tables.Cells;
import org.attune.tables.DateNotation;
import org.attune.tables.NumberNotation;
import org.attune.tables.Table;
import org.jspecify.annotations.Nullable;

/**
 * What each column holds, counted from 0: recognised by name where it can be, put right by hand. It is stored with the plan of
 * an import, without the levels of its parts and under the names that plans had first.
 *
 * @param wide whether each line is a client with a column for each session, rather than a session
 */
public record ColumnMapping(boolean wide, int client, @JsonUnwrapped SessionColumns sessions, @JsonUnwrapped ScoreColumns scores,
    @JsonUnwrapped Notation notation, @JsonUnwrapped AssumedDates assumedDates) {

  /**
   * Which session a score is of.
   *
   * @param date     of a long table: the day of the session
   * @param number   of a long table without dates: which session it was
   * @param byColumn of a wide table: the session's number by its column
   */
  public record SessionColumns(@Nullable Integer date, @Nullable Integer number,
      @JsonProperty("sessions") Map<Integer, Integer> byColumn) {

    /** Of a long table. */
    public static SessionColumns of(@Nullable Integer date, @Nullable Integer number) {
      return new SessionColumns(date, number, Map.of());
    }

    /** Of a wide table. */
    public static SessionColumns wide(Map<Integer, Integer> byColumn) {
      return new SessionColumns(null, null, byColumn);
    }
  }

  /**
   * Where the scores are.
   *
   * @param items   the five items of a check-in, in their order; empty where a named score is brought in
   * @param score   of a long table: the named score
   * @param measure what the named score is
   */
  public record ScoreColumns(@JsonProperty("lines") List<Integer> items, @Nullable Integer score,
      @JsonProperty("measured") @Nullable MeasureColumn measure) {

    public static ScoreColumns ofItems(List<Integer> items) {
      return new ScoreColumns(items, null, null);
    }

    public static ScoreColumns ofMeasure(@Nullable Integer score, @Nullable MeasureColumn measure) {
      return new ScoreColumns(List.of(), score, measure);
    }
  }

  /**
   * How dates and numbers are meant; null where the file doesn't need it, or it has not been said.
   *
   * @param dateOrder   how 3/4/2026 is meant
   * @param decimalMark how 1.234 is meant
   */
  public record Notation(@JsonProperty("order") DateNotation.@Nullable Order dateOrder,
      @JsonProperty("mark") NumberNotation.@Nullable DecimalMark decimalMark) {
    public static final Notation UNSAID = new Notation(null, null);
  }

  /**
   * The days of sessions that have no date in the file.
   *
   * @param firstDay when a client's first session was
   */
  public record AssumedDates(@Nullable LocalDate firstDay, int daysBetween) {
    public static final AssumedDates WEEKLY = new AssumedDates(null, 7);
  }

  /** A score with its range, and what counts as reliable change of it, where that was given. */
  public record MeasureColumn(String name, double low, double high, boolean higherIsBetter,
                         @Nullable Double reliableChange) {}

  private static final Pattern CLIENT = Pattern.compile(
      "(client|patient|person|participant|subject|case)?[ _-]?(id|name|no|nr|code)?|pseudonym|klient(in)?|kürzel");
  private static final Pattern DATE = Pattern.compile(
      "((session|start|end|recorded|completed|submitted|visit|assessment)[ _-]?)?(date|day|datum|when|timestamp)|held[ _-]?(on|at)"
          + "|sent([ _-]?(on|at))?");
  private static final Pattern NUMBER = Pattern.compile(
      "(session|sitzung|visit|week)[ _-]?(no|nr|number|id|#)?|(no|nr|number|n)\\.?");
  private static final List<Pattern> LINES = List.of(Pattern.compile("(felt )?seen"), Pattern.compile("(felt )?heard"),
      Pattern.compile("(felt )?understood"), Pattern.compile("(felt )?safe"), Pattern.compile("working.*"));
  private static final Pattern NUMBERED = Pattern.compile("(.*?)[ ._-]*(?:(?:s|sess|session|t|w|wk|week)[ ._-]*)?(\\d{1,4})");

  /** A first proposal. */
  public static ColumnMapping detect(Table table) {
    List<String> names = table.header().stream().map(Cells::comparisonKey).toList();
    int client = Math.max(0, first(names, CLIENT, -1));
    Integer date = orNull(first(names, DATE, client));
    if (date == null) {
      date = orNull(firstWithDates(table, client));
    }
    var lines = new ArrayList<Integer>();
    for (Pattern line : LINES) {
      int at = first(names, line, client);
      if (at >= 0) {
        lines.add(at);
      }
    }
    if (lines.size() == LINES.size()) {
      Integer number = date == null ? orNull(first(names, NUMBER, client)) : null;
      return new ColumnMapping(false, client, SessionColumns.of(date, number), ScoreColumns.ofItems(lines), Notation.UNSAID,
          AssumedDates.WEEKLY);
    }
    Map<Integer, Integer> sessions = date != null ? Map.of() : largestFamily(names, client);
    if (sessions.size() >= 3) {
      return new ColumnMapping(true, client, SessionColumns.wide(sessions), ScoreColumns.ofMeasure(null, null), Notation.UNSAID,
          AssumedDates.WEEKLY);
    }
    Integer number = date == null ? orNull(first(names, NUMBER, client)) : null;
    Integer score = null;
    for (int i = 0; i < names.size() && score == null; i++) {
      if (i != client && (date == null || i != date) && (number == null || i != number)
          && !NUMBER.matcher(names.get(i)).matches()) {
        score = i;
      }
    }
    return new ColumnMapping(false, client, SessionColumns.of(date, number), ScoreColumns.ofMeasure(score, null), Notation.UNSAID,
        AssumedDates.WEEKLY);
  }

  /** The columns that a pattern such as {@code bdi_s*} names, with the session's number where the star stands. */
  public static Map<Integer, Integer> byPattern(Table table, String pattern) {
    int star = pattern.indexOf('*');
    var found = new TreeMap<Integer, Integer>();
    if (star < 0) {
      return found;
    }
    Pattern names = Pattern.compile(Pattern.quote(pattern.substring(0, star).strip()) + "(\\d{1,4})"
        + Pattern.quote(pattern.substring(star + 1).strip()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    for (int i = 0; i < table.header().size(); i++) {
      Matcher match = names.matcher(table.header().get(i));
      if (match.matches()) {
        found.put(i, Integer.parseInt(match.group(1)));
      }
    }
    return found;
  }

  public boolean hasDates() {
    return !wide && sessions().date != null;
  }

  private static Map<Integer, Integer> largestFamily(List<String> names, int client) {
    var families = new LinkedHashMap<String, Map<Integer, Integer>>();
    for (int i = 0; i < names.size(); i++) {
      Matcher match = NUMBERED.matcher(names.get(i));
      if (i != client && match.matches()) {
        families.computeIfAbsent(match.group(1), stem -> new TreeMap<>()).put(i, Integer.parseInt(match.group(2)));
      }
    }
    Map<Integer, Integer> largest = Map.of();
    for (Map<Integer, Integer> family : families.values()) {
      if (family.size() > largest.size() && family.values().stream().distinct().count() == family.size()) {
        largest = family;
      }
    }
    return largest;
  }

  private static int first(List<String> names, Pattern pattern, int except) {
    for (int i = 0; i < names.size(); i++) {
      if (i != except && !names.get(i).isEmpty() && pattern.matcher(names.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  private static int firstWithDates(Table table, int except) {
    List<Table.Row> some = table.rows().stream().limit(20).toList();
    for (int i = 0; i < table.header().size(); i++) {
      int column = i;
      if (i != except && some.stream().map(l -> l.cell(column)).filter(c -> !c.isEmpty()).allMatch(DateNotation::looksLikeDate)
          && some.stream().anyMatch(l -> !l.cell(column).isEmpty())) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Integer orNull(int column) {
    return column < 0 ? null : column;
  }
}
