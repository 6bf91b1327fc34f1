package org.attune.app.layout;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;

/** A table that somebody takes away (RFC 4180). */
public final class CsvFile {

  private CsvFile() {}

  /** The answer that keeps the rows, below a header, as a file of this name; no spreadsheet takes a cell for a formula. */
  public static ResponseEntity<String> of(String name, List<String> header, Stream<List<String>> rows) {
    return Download.attachment(name, "text/csv;charset=utf-8", text(header, rows));
  }

  static String text(List<String> header, Stream<List<String>> rows) {
    var text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(header);
      rows.forEach(row -> csv.writeRecord(row.stream().map(CsvFile::cell).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String cell(String words) {
    return !words.isEmpty() && "=+-@\t\r\n".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
  }
}
