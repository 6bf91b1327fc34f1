package org.attune.tables;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a table lies in its text: beneath a line {@code sep=;} or a title, parted by the mark that parts it best.
 *
 * @param separator what stands between two cells
 * @param headerLine    the line that names the columns, counted from 1
 * @param firstLine     the first line that may hold data: Qualtrics explains its columns in two lines beneath their names
 */
public record CsvDialect(char separator, int headerLine, int firstLine) {

  /** As many characters of a file are enough to say it. */
  public static final int SAMPLE_LENGTH = 100_000;

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int TRIED_LINES = 50;
  private static final Pattern SEPARATOR_LINE = Pattern.compile("\\s*\"?sep=(.)\"?[ ,;\\t|]*", Pattern.CASE_INSENSITIVE);

  /** A record as it was tried. */
  private record SampledRecord(int line, List<String> cells) {
    /** Up to the last cell that holds something: spreadsheets part more cells than they fill. */
    int width() {
      int width = cells.size();
      while (width > 0 && UnicodeText.isInvisible(cells.get(width - 1))) {
        width--;
      }
      return width;
    }

    long filled() {
      return cells.stream().filter(cell -> !UnicodeText.isInvisible(cell)).count();
    }
  }

  /** How well a separator parts the first lines. */
  private record Fit(CsvDialect layout, double score) {}

  /** The layout of a text, or of its beginning. */
  public static CsvDialect of(String text) {
    String start = text.length() > SAMPLE_LENGTH ? text.substring(0, SAMPLE_LENGTH) : text;
    DeclaredSeparator named = named(start);
    if (named != null) {
      return fit(records(start, named.separator), named.separator, named.line).layout;
    }
    Fit best = null;
    for (char separator : SEPARATORS) {
      Fit fit = fit(records(start, separator), separator, 0);
      if (best == null || fit.score > best.score) {
        best = fit;
      }
    }
    return java.util.Objects.requireNonNull(best).layout;
  }

  /** A separator that the file names, as Excel and PowerShell do. */
  private record DeclaredSeparator(char separator, int line) {}

  private static @org.jspecify.annotations.Nullable DeclaredSeparator named(String text) {
    int line = 0;
    for (String one : (Iterable<String>) text.lines().limit(10)::iterator) {
      line++;
      if (!UnicodeText.isInvisible(one)) {
        Matcher matcher = SEPARATOR_LINE.matcher(one);
        return matcher.matches() ? new DeclaredSeparator(matcher.group(1).charAt(0), line) : null;
      }
    }
    return null;
  }

  private static Fit fit(List<SampledRecord> records, char separator, int after) {
    List<SampledRecord> some = records.stream().filter(r -> r.line > after && r.width() > 0).toList();
    if (some.isEmpty()) {
      return new Fit(new CsvDialect(separator, after + 1, after + 2), -1);
    }
    int columns = usualWidth(some);
    int at = headerLine(some, columns);
    SampledRecord header = some.get(at);
    List<SampledRecord> beneath = some.subList(at + 1, some.size());
    int first = header.line + 1;
    for (SampledRecord record : beneath.subList(0, Math.min(3, beneath.size()))) {
      if (record.cells.stream().anyMatch(cell -> cell.startsWith("{\"ImportId\""))) {
        first = record.line + 1;
      }
    }
    int width = header.width();
    long alike = 1 + beneath.stream().filter(r -> r.cells.size() == header.cells.size() || r.width() == width).count();
    double score = width < 2 ? -1
        : (double) alike / (1 + beneath.size()) + Math.min(width, 100) / 1000.0 - at * 0.05;
    return new Fit(new CsvDialect(separator, header.line, first), score);
  }

  /** How many cells most of the lines have that have more than one. */
  private static int usualWidth(List<SampledRecord> records) {
    Map<Integer, Integer> counts = new HashMap<>();
    records.stream().map(SampledRecord::width).filter(width -> width > 1).forEach(width -> counts.merge(width, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey).orElse(1);
  }

  /** The first line that is no title: about as wide as most are, and with more than one cell filled. */
  private static int headerLine(List<SampledRecord> records, int columns) {
    for (int i = 0; i < records.size(); i++) {
      SampledRecord record = records.get(i);
      if (columns < 3 ? record.width() > 1
          : record.filled() > 1 && record.filled() * 2 >= columns && record.width() * 3 > columns * 2) {
        return i;
      }
    }
    return 0;
  }

  private static List<SampledRecord> records(String text, char separator) {
    var records = new ArrayList<SampledRecord>();
    try (CsvReader<CsvRecord> reader = reader(separator).build(
        CsvRecordHandler.of(limits -> limits.maxFields(Table.MAX_COLUMNS).maxFieldSize(SAMPLE_LENGTH)
            .maxRecordSize(2 * SAMPLE_LENGTH)), text)) {
      for (CsvRecord record : reader) {
        records.add(new SampledRecord((int) record.getStartingLineNumber(), record.getFields()));
        if (records.size() == TRIED_LINES) {
          break;
        }
      }
    } catch (CsvParseException e) {
      rethrowError(e); // else what was read until then is enough to tell
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (text.length() == SAMPLE_LENGTH && records.size() > 1 && records.size() < TRIED_LINES) {
      records.removeLast(); // cut off
    }
    return records;
  }

  /** A reader of rows as they come: of any width, with empty lines left out. */
  public static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true)
        .allowMissingFields(true).allowExtraCharsAfterClosingQuote(true);
  }

  /**
   * Throws again what has nothing to do with the text, such as memory that has run out: the reader wraps that, too.
   *
   * @throws Error where one lies beneath the problem
   */
  public static void rethrowError(CsvParseException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof Error error) {
        throw error;
      }
    }
  }
}
