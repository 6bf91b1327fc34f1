package org.attune.app.imports.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.app.imports.Import;
import org.attune.app.layout.FieldErrors;
import org.attune.tables.DateNotation;
import org.attune.tables.NumberNotation;
import org.attune.tables.Table;
import org.jspecify.annotations.Nullable;

/** What each column holds: proposed, and put right by hand. */
public record ColumnMappingView(Import importRecord, Table table, ColumnMappingForm form, FieldErrors errors) {

  /** The first rows of the file, as they are. */
  public List<Table.Row> firstRows() {
    return table.rows().stream().limit(3).toList();
  }

  /** A way to read what the file leaves open: its code, and what the example would be. */
  public record ReadingOption<T>(String code, @Nullable T example) {}

  /** How the days of the chosen column may be meant: those orders that fit, by a cell that they read differently. */
  public List<ReadingOption<LocalDate>> orders() {
    DateNotation dates = dates();
    return dates.fitting().stream().sorted().map(order -> {
      Instant at = dates.with(order).read(dates.example(), ZoneOffset.UTC);
      return new ReadingOption<>(order.name(), at == null ? null : at.atZone(ZoneOffset.UTC).toLocalDate());
    }).toList();
  }

  /** The cell by which it is asked. */
  public String dayExample() {
    return dates().example();
  }

  private DateNotation dates() {
    return chosen("date").map(date -> DateNotation.of(table.column(date))).orElseGet(() -> DateNotation.of(List.of()));
  }

  /** How the numbers may be meant. */
  public List<ReadingOption<String>> marks() {
    NumberNotation numbers = numbers();
    return Arrays.stream(NumberNotation.DecimalMark.values()).map(mark -> {
      Double number = numbers.with(mark).read(numbers.example());
      return new ReadingOption<>(mark.name(), number == null ? null : ImportPreviewView.plain(number));
    }).toList();
  }

  /** The number by which it is asked. */
  public String numberExample() {
    return numbers().example();
  }

  private NumberNotation numbers() {
    NumberNotation sessions = NumberNotation.of(chosen("number").map(table::column).orElseGet(List::of));
    return sessions.isOpen() ? sessions
        : NumberNotation.of(Stream.concat(Stream.concat(Stream.of("score"), ColumnMappingForm.ITEMS.stream())
            .flatMap(f -> chosen(f).stream()), form.sessions().keySet().stream())
            .flatMap(column -> table.column(column).stream()).toList());
  }

  private Optional<Integer> chosen(String field) {
    return Optional.of(form.at(field)).filter(at -> at.matches("\\d{1,4}")).map(Integer::valueOf)
        .filter(at -> at < table.header().size());
  }

  /** The first columns: more would not be looked at. */
  public int shownColumns() {
    return Math.min(table.header().size(), 12);
  }
}
