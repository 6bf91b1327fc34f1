package org.attune.app.imports.internal;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.attune.app.imports.internal.ParsedTable.ParsedSession;
import org.attune.app.layout.CsvFile;
import org.attune.tables.DateNotation;
import org.attune.tables.DecodedText;
import org.attune.tables.NumberNotation;
import org.attune.tables.Table;
import org.attune.tables.UnreadableTableException;

/** A file of the past, of any bytes: it is read or refused, what is read lies in its range, and no cell runs as a formula. */
public final class TableFuzz {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private TableFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    int client = data.consumeInt(0, 3);
    int at = data.consumeInt(0, 3);
    boolean wide = data.consumeBoolean();
    DateNotation.Order order = data.pickValue(DateNotation.Order.values());
    NumberNotation.DecimalMark mark = data.pickValue(NumberNotation.DecimalMark.values());
    Table table;
    try {
      table = Table.of(DecodedText.of(data.consumeRemainingAsBytes()).characters());
    } catch (UnreadableTableException refused) {
      return;
    }
    ColumnMapping.detect(table);
    var measured = new ColumnMapping.MeasureColumn("Mood", 0, 63, false, null);
    ColumnMapping columns = wide
        ? new ColumnMapping(true, client, ColumnMapping.SessionColumns.wide(Map.of(at, 1)), ColumnMapping.ScoreColumns.ofMeasure(null, measured), new ColumnMapping.Notation(order, mark), new ColumnMapping.AssumedDates(NOW.atZone(ZoneId.of("UTC")).toLocalDate().minusYears(1), 7))
        : new ColumnMapping(false, client, ColumnMapping.SessionColumns.of(at, null), ColumnMapping.ScoreColumns.ofMeasure((at + 1) % 4, measured), new ColumnMapping.Notation(order, mark), ColumnMapping.AssumedDates.WEEKLY);
    ParsedTable parsed = ParsedTable.of(table, columns, ZoneId.of("Europe/Berlin"), NOW);
    ParsedTable.interpretations(table, columns, ZoneId.of("Europe/Berlin"));
    for (ParsedSession one : parsed.sessions()) {
      if (one.at().isAfter(NOW) || one.client().length() > ParsedTable.MAX_NAME
          || one.values().stream().anyMatch(v -> !(v >= 0 && v <= 63))) {
        throw new AssertionError("read out of range");
      }
    }
    String told = CsvFile.of("cells.csv", List.of("line", "column", "cell", "expected"), parsed.errors().stream()
        .map(f -> List.of(String.valueOf(f.row()), f.columnName(), f.cell(), f.problem()))).getBody();
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(told)) {
      for (CsvRecord record : records) {
        if (record.getFields().stream().anyMatch(cell -> !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0)) {
          throw new AssertionError("a cell runs");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
