package org.attune.app.imports.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.app.imports.internal.ColumnMapping;
import org.attune.app.imports.internal.ParsedTable;
import org.attune.app.layout.FieldErrors;
import org.attune.tables.DateNotation;
import org.attune.tables.NumberNotation;
import org.attune.tables.Table;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about a file's columns.
 *
 * @param as       one of {@link #KINDS}
 * @param typed    by the name of the field
 * @param sessions of a wide file: the session's number typed at each column
 */
public record ColumnMappingForm(String as, Map<String, String> typed, Map<Integer, String> sessions) {

  /** Five lines for each session, one score for each session, or a client on each line. */
  public static final List<String> KINDS = List.of("lines", "score", "wide");
  /** The five items, in their order. */
  public static final List<String> ITEMS = List.of("seen", "heard", "understood", "safe", "working");

  private static final int MAX_SESSION = 9999;
  private static final int MAX_DAYS = 366;

  /** @param said whether these were said before, rather than recognised */
  static ColumnMappingForm of(ColumnMapping columns, boolean said) {
    var typed = new HashMap<String, String>();
    typed.put("client", String.valueOf(columns.client()));
    put(typed, "date", columns.sessions().date());
    put(typed, "number", columns.sessions().number());
    put(typed, "score", columns.scores().score());
    for (int i = 0; i < columns.scores().items().size(); i++) {
      typed.put(ITEMS.get(i), String.valueOf(columns.scores().items().get(i)));
    }
    put(typed, "firstDay", columns.assumedDates().firstDay());
    typed.put("daysBetween", String.valueOf(columns.assumedDates().daysBetween()));
    typed.put("order", columns.notation().dateOrder() == null ? "" : columns.notation().dateOrder().name());
    typed.put("mark", columns.notation().decimalMark() == null ? "" : columns.notation().decimalMark().name());
    ColumnMapping.MeasureColumn measured = columns.scores().measure();
    if (said && measured != null) {
      typed.put("measure", measured.name());
      typed.put("low", plain(measured.low()));
      typed.put("high", plain(measured.high()));
      typed.put("better", measured.higherIsBetter() ? "higher" : "lower");
      typed.put("reliable", measured.reliableChange() == null ? "" : plain(measured.reliableChange()));
    }
    String as = columns.wide() ? "wide" : columns.scores().items().isEmpty() ? "score" : "lines";
    return new ColumnMappingForm(as, typed, text(columns.sessions().byColumn()));
  }

  static ColumnMappingForm of(Map<String, String> typed, Table table) {
    var sessions = new TreeMap<Integer, String>();
    for (int i = 0; i < table.header().size(); i++) {
      String number = typed.get("session-" + i);
      if (number != null && !number.isBlank()) {
        sessions.put(i, number.strip());
      }
    }
    String as = typed.getOrDefault("as", "");
    return new ColumnMappingForm(KINDS.contains(as) ? as : "score", Map.copyOf(typed), sessions);
  }

  /** The same file, read another way. */
  ColumnMappingForm as(String kind, Table table) {
    if (kind.equals(as)) {
      return this;
    }
    var other = new HashMap<>(typed);
    other.remove("score");
    return new ColumnMappingForm(kind, other, kind.equals("wide") ? sessions : Map.of());
  }

  /** Whether a pattern was typed that has not been used yet. */
  boolean usesPattern() {
    return as.equals("wide") && !at("pattern").isEmpty() && !at("pattern").equals(at("usedPattern"));
  }

  ColumnMappingForm withPattern(Table table) {
    var now = new HashMap<>(typed);
    now.put("usedPattern", at("pattern"));
    return new ColumnMappingForm(as, now, text(ColumnMapping.byPattern(table, at("pattern"))));
  }

  public String at(String field) {
    return typed.getOrDefault(field, "").strip();
  }

  /** The columns, or errors at the fields that don't say them. */
  @Nullable ColumnMapping columns(Table table, FieldErrors errors) {
    int width = table.header().size();
    Integer client = column("client", width);
    if (client == null) {
      errors.add("client", "imports.columns.which-client");
    }
    boolean wide = as.equals("wide");
    Integer date = wide ? null : column("date", width);
    Integer number = wide || date != null ? null : column("number", width);
    if (!wide && date == null && number == null) {
      errors.add("date", "imports.columns.which-date");
    }
    var lines = new ArrayList<Integer>();
    if (as.equals("lines")) {
      for (String line : ITEMS) {
        Integer column = column(line, width);
        if (column == null) {
          errors.add(line, "imports.columns.which-line");
        } else if (lines.contains(column)) {
          errors.add(line, "imports.columns.same-line");
        } else {
          lines.add(column);
        }
      }
    }
    Integer score = as.equals("score") ? column("score", width) : null;
    if (as.equals("score") && score == null) {
      errors.add("score", "imports.columns.which-score");
    }
    Map<Integer, Integer> sessions = wide ? numbers(errors) : Map.of();
    ColumnMapping.MeasureColumn measured = as.equals("lines") ? null : measured(errors);
    LocalDate firstDay = date == null ? firstDay(errors) : null;
    Integer daysBetween = date == null ? whole("daysBetween", 1, MAX_DAYS) : Integer.valueOf(7);
    if (daysBetween == null) {
      errors.add("daysBetween", "imports.columns.days-between", MAX_DAYS);
    }
    if (client == null || daysBetween == null) {
      return null;
    }
    ColumnMapping columns = new ColumnMapping(wide, client, new ColumnMapping.SessionColumns(date, number, sessions),
        new ColumnMapping.ScoreColumns(lines, score, measured),
        new ColumnMapping.Notation(oneOf("order", DateNotation.Order.class), oneOf("mark", NumberNotation.DecimalMark.class)),
        new ColumnMapping.AssumedDates(firstDay, daysBetween));
    if (ParsedTable.dateNotation(table, columns).isOpen()) {
      errors.add("order", "imports.columns.which-order");
    }
    if (ParsedTable.scoreNotation(table, columns).isOpen() || ParsedTable.sessionNumberNotation(table, columns).isOpen()) {
      errors.add("mark", "imports.columns.which-mark");
    }
    return errors.isEmpty() ? columns : null;
  }

  private <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> of) {
    return Arrays.stream(of.getEnumConstants()).filter(one -> one.name().equals(at(field))).findFirst().orElse(null);
  }

  private Map<Integer, Integer> numbers(FieldErrors errors) {
    var numbers = new TreeMap<Integer, Integer>();
    var seen = new HashSet<Integer>();
    sessions.forEach((column, text) -> {
      if (!text.matches("\\d{1,4}")) {
        errors.add("session-" + column, "imports.columns.session-number", MAX_SESSION);
      } else if (!seen.add(Integer.valueOf(text))) {
        errors.add("session-" + column, "imports.columns.session-twice", text);
      } else {
        numbers.put(column, Integer.valueOf(text));
      }
    });
    if (sessions.isEmpty()) {
      errors.add("pattern", "imports.columns.which-sessions");
    }
    return numbers;
  }

  private ColumnMapping.@Nullable MeasureColumn measured(FieldErrors errors) {
    String name = at("measure");
    errors.requireVisible("measure", name);
    if (name.isEmpty() || name.length() > ParsedTable.MAX_NAME) {
      errors.add("measure", "imports.columns.which-measure", ParsedTable.MAX_NAME);
    }
    Double low = number("low");
    Double high = number("high");
    if (low == null) {
      errors.add("low", "imports.columns.low");
    }
    if (high == null || low != null && high <= low) {
      errors.add("high", "imports.columns.high");
    }
    if (!at("better").equals("higher") && !at("better").equals("lower")) {
      errors.add("better", "imports.columns.better");
    }
    Double reliable = number("reliable");
    if (!at("reliable").isEmpty()
        && (reliable == null || reliable <= 0 || low != null && high != null && reliable > high - low)) {
      errors.add("reliable", "imports.columns.wrong-reliable");
    }
    return low == null || high == null ? null
        : new ColumnMapping.MeasureColumn(name, low, high, at("better").equals("higher"), reliable);
  }

  private @Nullable LocalDate firstDay(FieldErrors errors) {
    try {
      LocalDate day = LocalDate.parse(at("firstDay"));
      if (day.getYear() >= 1950 && day.getYear() <= 2200) {
        return day;
      }
    } catch (DateTimeException e) {
      // said at the field
    }
    errors.add("firstDay", "imports.columns.first-day");
    return null;
  }

  private @Nullable Integer column(String field, int width) {
    return whole(field, 0, width - 1);
  }

  private @Nullable Integer whole(String field, int least, int most) {
    String text = at(field);
    if (!text.matches("\\d{1,4}")) {
      return null;
    }
    int number = Integer.parseInt(text);
    return number < least || number > most ? null : Integer.valueOf(number);
  }

  private @Nullable Double number(String field) {
    String text = at(field).replace(',', '.').replace('−', '-');
    return text.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? Double.valueOf(text) : null;
  }

  private static Map<Integer, String> text(Map<Integer, Integer> numbers) {
    var text = new TreeMap<Integer, String>();
    numbers.forEach((column, number) -> text.put(column, String.valueOf(number)));
    return text;
  }

  private static void put(Map<String, String> typed, String field, @Nullable Object value) {
    if (value != null) {
      typed.put(field, value.toString());
    }
  }

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
