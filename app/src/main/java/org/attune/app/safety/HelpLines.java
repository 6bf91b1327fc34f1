package org.attune.app.safety;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Where help is, by country: {@code safety/help.csv}, in which each row has the address it was read at, and the day. Only
 * pages of a country's authorities, or of those who answer or carry the line, count: what could be read in neither is not
 * there, and a directory leads on instead.
 */
@Component
public class HelpLines {

  private static final String EVERYWHERE = "*";
  private static final String EUROPEAN_UNION = "EU";
  private static final Set<String> MEMBERS_OF_THE_EUROPEAN_UNION = Set.of(
      "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
      "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private record Row(String country, HelpLine line) {}

  private final List<Row> rows;

  HelpLines() {
    this.rows = read();
  }

  /** What is known for a country, or for anywhere where none is named; the most urgent first. */
  public List<HelpLine> ofCountry(@Nullable String country) {
    return rows.stream()
        .filter(row -> row.country.equals(EVERYWHERE) || row.country.equals(country)
            || row.country.equals(EUROPEAN_UNION) && country != null && MEMBERS_OF_THE_EUROPEAN_UNION.contains(country))
        .map(Row::line).toList();
  }

  /** Where somebody answers a number that is known here; the codes of countries. */
  public Set<String> countries() {
    return rows.stream().filter(row -> row.line.number() != null && !row.country.equals(EUROPEAN_UNION)).map(Row::country)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Row> read() {
    var rows = new ArrayList<Row>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(
        new java.io.InputStreamReader(new ClassPathResource("safety/help.csv").getInputStream(), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord record : csv) {
        rows.add(new Row(record.getField("country"), new HelpLine(
            HelpLine.Kind.valueOf(record.getField("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
            record.getField("name"), orNull(record.getField("number")), orNull(record.getField("address")),
            record.getField("source"), LocalDate.parse(record.getField("read")))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(rows);
  }

  private static @Nullable String orNull(String field) {
    return field.isEmpty() ? null : field;
  }
}
