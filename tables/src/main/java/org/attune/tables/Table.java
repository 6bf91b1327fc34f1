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
import org.attune.tables.UnreadableTableException.Reason;

/**
 * The rows and columns of a text; a line of it names the columns. Rows without anything in them are left out.
 *
 * @param separator what stands between two cells, found by trying
 */
public record Table(List<String> header, List<Row> rows, char separator) {

  public static final int MAX_COLUMNS = 500;
  public static final int MAX_ROWS = 200_000;
  public static final int MAX_CELL = 10_000;

  /** In characters: holds the longest cell with all of its quotation marks doubled. */
  private static final int BUFFER = 1 << 16;
  /** Cells that are likely to come again, and how many of them are remembered. */
  private static final int SHORT = 40;
  private static final int MANY = 10_000;

  /**
   * One row.
   *
   * @param number where it starts in the file, counted from 1
   */
  public record Row(int number, List<String> cells) {

    /** The cell as it is seen; empty where the line ends earlier. */
    public String cell(int column) {
      return column < cells.size() ? Cells.displayText(cells.get(column)) : "";
    }
  }

  /** Reads a whole table; refused with {@link UnreadableTableException} where it is none. */
  public static Table of(String text) {
    CsvDialect layout = CsvDialect.of(text);
    List<Row> records = read(text, layout);
    if (records.size() > MAX_ROWS + 1) {
      throw new UnreadableTableException(Reason.TOO_MANY_LINES, MAX_ROWS);
    }
    try (var again = new StringReader(text)) {
      QuotationMarks.check(again, layout.separator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> header = records.isEmpty() ? List.of() : named(records.getFirst());
    if (header.size() < 2) {
      throw new UnreadableTableException(Reason.ONE_COLUMN);
    }
    List<Row> lines = records.subList(1, records.size());
    if (lines.isEmpty()) {
      throw new UnreadableTableException(Reason.NO_LINES);
    }
    return new Table(header, List.copyOf(lines), layout.separator());
  }

  /** All cells of a column, as they are seen. */
  public List<String> column(int column) {
    return rows.stream().map(line -> line.cell(column)).toList();
  }

  private static List<Row> read(String text, CsvDialect layout) {
    // read piece by piece: of a text the reader would copy all characters first
    try (CsvReader<CsvRecord> records = CsvDialect.reader(layout.separator()).maxBufferSize(BUFFER).build(
        CsvRecordHandler.of(limits -> limits.maxFields(MAX_COLUMNS).maxFieldSize(MAX_CELL)
            .maxRecordSize(MAX_COLUMNS * MAX_CELL)), new StringReader(text))) {
      return read(records, layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Row> read(CsvReader<CsvRecord> records, CsvDialect layout) {
    var lines = new ArrayList<Row>();
    var repeated = new HashMap<String, String>();
    int reached = 0;
    try {
      for (CsvRecord record : records) {
        reached = (int) record.getStartingLineNumber();
        boolean used = reached == layout.headerLine() || reached >= layout.firstLine();
        if (used && !Cells.areAllBlank(record.getFields())) {
          lines.add(new Row(reached, shared(record.getFields(), repeated)));
        }
        if (lines.size() > MAX_ROWS + 1) {
          break;
        }
      }
    } catch (CsvParseException e) {
      CsvDialect.rethrowError(e);
      throw deepest(e).contains("fields")
          ? new UnreadableTableException(Reason.TOO_MANY_COLUMNS, MAX_COLUMNS, reached + 1)
          : new UnreadableTableException(Reason.TOO_LONG, MAX_CELL, reached + 1);
    }
    return lines;
  }

  private static String deepest(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** Names, days and numbers come again in most lines: each is held once, since a large table takes most of its memory for them. */
  private static List<String> shared(List<String> cells, Map<String, String> repeated) {
    return cells.stream().map(cell -> {
      String known = repeated.get(cell);
      if (known == null && cell.length() <= SHORT && repeated.size() < MANY) {
        repeated.put(cell, cell);
      }
      return known == null ? cell : known;
    }).toList();
  }

  /** What the columns are called; one without a name is called by its place. */
  private static List<String> named(Row line) {
    int used = line.cells().size();
    while (used > 0 && UnicodeText.isInvisible(line.cells().get(used - 1))) {
      used--;
    }
    Map<String, Integer> seen = new HashMap<>();
    var names = new ArrayList<String>();
    for (int i = 0; i < used; i++) {
      String name = line.cell(i);
      String shown = name.isEmpty() ? "#" + (i + 1) : name.length() > 100 ? name.substring(0, 100) + "…" : name;
      Integer before = name.isEmpty() ? null : seen.putIfAbsent(Cells.comparisonKey(name), i);
      if (before != null) {
        throw new UnreadableTableException(Reason.SAME_NAME, shown, before + 1, i + 1, line.number());
      }
      names.add(shown);
    }
    return List.copyOf(names);
  }
}
