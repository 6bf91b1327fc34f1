package org.attune.app.interop.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.attune.app.interop.internal.Reading.Finding;

/** The wrong cells of a file as a file, to put right where they came from. */
public final class Findings {

  private Findings() {}

  /** @param sentence what a finding says in the reader's language */
  public static String csv(List<String> header, List<Finding> findings, Function<Finding, String> sentence) {
    var text = new StringWriter();
    try (CsvWriter rows = CsvWriter.builder().build(text)) {
      rows.writeRecord(header);
      for (Finding f : findings) {
        rows.writeRecord(String.valueOf(f.line()), cell(f.columnName()), cell(f.cell()), sentence.apply(f));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A cell that no spreadsheet takes for a formula. */
  public static String cell(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
