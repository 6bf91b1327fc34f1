package org.attune.app.interop.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.app.layout.Refused;

/**
 * The rows and columns of a text; its first line names the columns.
 *
 * @param separator what stands between two cells, found by trying
 */
public record Table(List<String> header, List<Line> lines, char separator) {

  public static final int MAX_COLUMNS = 500;
  public static final int MAX_LINES = 200_000;
  public static final int MAX_CELL = 10_000;

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int TRIED_LINES = 20;

  /**
   * One row.
   *
   * @param number where it starts in the file, counted from 1
   */
  public record Line(int number, List<String> cells) {

    /** The cell without the space around it; empty where the line ends earlier. */
    public String cell(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }
  }

  public static Table of(String text) {
    char separator = separator(text);
    var lines = new ArrayList<Line>();
    read(text, separator, MAX_LINES + 1, lines);
    if (lines.size() > MAX_LINES + 1) {
      throw Refused.at("file", "interop.refused.too-many-lines", MAX_LINES);
    }
    List<String> header = lines.isEmpty() ? List.of() : named(lines.removeFirst().cells());
    if (header.size() < 2) {
      throw Refused.at("file", "interop.refused.one-column");
    }
    if (lines.isEmpty()) {
      throw Refused.at("file", "interop.refused.no-lines");
    }
    return new Table(header, List.copyOf(lines), separator);
  }


  private static void read(String text, char separator, int stopAfter, List<Line> into) {
    int reached = 1;
    try (CsvReader<CsvRecord> records = reader(separator).build(
        CsvRecordHandler.of(limits -> limits.maxFields(MAX_COLUMNS).maxFieldSize(MAX_CELL)
            .maxRecordSize(MAX_COLUMNS * MAX_CELL)), text)) {
      for (CsvRecord record : records) {
        reached = (int) record.getStartingLineNumber();
        into.add(new Line(reached, record.getFields()));
        if (into.size() > stopAfter) {
          return;
        }
      }
    } catch (CsvParseException e) {
      int line = into.isEmpty() ? 1 : reached + 1;
      throw String.valueOf(e.getMessage()).contains("fields") || deepest(e).contains("fields")
          ? Refused.at("file", "interop.refused.too-many-columns", MAX_COLUMNS, line)
          : Refused.at("file", "interop.refused.too-long", MAX_CELL, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String deepest(Throwable e) {
    Throwable cause = e;
    for (Throwable next = e.getCause(); next != null; next = next.getCause()) {
      cause = next;
    }
    return String.valueOf(cause.getMessage());
  }

  private static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true)
        .allowMissingFields(true).allowExtraCharsAfterClosingQuote(true);
  }

  /** The separator under which most of the first lines have as many cells as the first, and that more than one. */
  private static char separator(String text) {
    char best = ',';
    double bestScore = -1;
    for (char candidate : SEPARATORS) {
      var lines = new ArrayList<Line>();
      try {
        read(text, candidate, TRIED_LINES, lines);
      } catch (Refused e) {
        if (lines.isEmpty() && e.key().endsWith("too-many-columns")) {
          throw e;
        }
      }
      int columns = lines.isEmpty() ? 0 : lines.getFirst().cells().size();
      long alike = lines.stream().filter(l -> l.cells().size() == columns).count();
      double score = columns < 2 ? -1 : (double) alike / lines.size() + Math.min(columns, 100) / 1000.0;
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static List<String> named(List<String> cells) {
    int used = cells.size();
    while (used > 0 && cells.get(used - 1).isBlank()) {
      used--;
    }
    Map<String, Integer> seen = new HashMap<>();
    var names = new ArrayList<String>();
    for (int i = 0; i < used; i++) {
      String name = cells.get(i).strip();
      name = name.isEmpty() ? "#" + (i + 1) : name.length() > 100 ? name.substring(0, 100) + "…" : name;
      names.add(seen.merge(name, 1, Integer::sum) > 1 ? name + " #" + (i + 1) : name);
    }
    return List.copyOf(names);
  }
}
