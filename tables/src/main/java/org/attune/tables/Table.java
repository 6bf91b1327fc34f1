package org.attune.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.tables.NotATable.Reason;

/**
 * The rows and columns of a text; a line of it names the columns. Rows without anything in them are left out.
 *
 * @param separator what stands between two cells, found by trying
 */
public record Table(List<String> header, List<Line> lines, char separator) {

  public static final int MAX_COLUMNS = 500;
  public static final int MAX_LINES = 200_000;
  public static final int MAX_CELL = 10_000;

  /**
   * One row.
   *
   * @param number where it starts in the file, counted from 1
   */
  public record Line(int number, List<String> cells) {

    /** The cell as it is seen; empty where the line ends earlier. */
    public String cell(int column) {
      return column < cells.size() ? Cells.displayText(cells.get(column)) : "";
    }
  }

  /** Reads a whole table; refused with {@link NotATable} where it is none. */
  public static Table of(String text) {
    Layout layout = Layout.of(text);
    List<Line> records = read(text, layout);
    if (records.size() > MAX_LINES + 1) {
      throw new NotATable(Reason.TOO_MANY_LINES, MAX_LINES);
    }
    try (var again = new StringReader(text)) {
      QuotationMarks.check(again, layout.separator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> header = records.isEmpty() ? List.of() : named(records.getFirst());
    if (header.size() < 2) {
      throw new NotATable(Reason.ONE_COLUMN);
    }
    List<Line> lines = records.subList(1, records.size());
    if (lines.isEmpty()) {
      throw new NotATable(Reason.NO_LINES);
    }
    return new Table(header, List.copyOf(lines), layout.separator());
  }

  /** All cells of a column, as they are seen. */
  public List<String> column(int column) {
    return lines.stream().map(line -> line.cell(column)).toList();
  }

  private static List<Line> read(String text, Layout layout) {
    var lines = new ArrayList<Line>();
    int reached = 0;
    try (CsvReader<CsvRecord> records = Layout.reader(layout.separator()).build(
        CsvRecordHandler.of(limits -> limits.maxFields(MAX_COLUMNS).maxFieldSize(MAX_CELL)
            .maxRecordSize(MAX_COLUMNS * MAX_CELL)), text)) {
      for (CsvRecord record : records) {
        reached = (int) record.getStartingLineNumber();
        boolean used = reached == layout.header() || reached >= layout.first();
        if (used && !Cells.areBlank(record.getFields())) {
          lines.add(new Line(reached, record.getFields()));
        }
        if (lines.size() > MAX_LINES + 1) {
          break;
        }
      }
    } catch (CsvParseException e) {
      throw String.valueOf(e.getMessage()).contains("fields") || deepest(e).contains("fields")
          ? new NotATable(Reason.TOO_MANY_COLUMNS, MAX_COLUMNS, reached + 1)
          : new NotATable(Reason.TOO_LONG, MAX_CELL, reached + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static String deepest(Throwable e) {
    Throwable cause = e;
    for (Throwable next = e.getCause(); next != null; next = next.getCause()) {
      cause = next;
    }
    return String.valueOf(cause.getMessage());
  }

  /** What the columns are called; one without a name is called by its place. */
  private static List<String> named(Line line) {
    int used = line.cells().size();
    while (used > 0 && Characters.isUnseen(line.cells().get(used - 1))) {
      used--;
    }
    Map<String, Integer> seen = new HashMap<>();
    var names = new ArrayList<String>();
    for (int i = 0; i < used; i++) {
      String name = line.cell(i);
      String shown = name.isEmpty() ? "#" + (i + 1) : name.length() > 100 ? name.substring(0, 100) + "…" : name;
      Integer before = name.isEmpty() ? null : seen.putIfAbsent(Cells.key(name), i);
      if (before != null) {
        throw new NotATable(Reason.SAME_NAME, shown, before + 1, i + 1, line.number());
      }
      names.add(shown);
    }
    return List.copyOf(names);
  }
}
