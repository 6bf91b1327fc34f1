package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.attune.app.safety.HelpLine.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class HelpLinesTests {

  private final HelpLines lines = new HelpLines();

  @Test
  void theEmergencyNumberFollowsTheCountry() {
    Map<String, String> outside = Map.of("GB", "999", "US", "911", "CA", "911", "AU", "000", "NZ", "111", "MX", "911", "CH", "112");
    List<String> inTheUnion = List.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
        "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
    var known = new TreeMap<String, String>();
    for (String country : Locale.getISOCountries()) {
      List<String> numbers = lines.ofCountry(country).stream().filter(l -> l.kind() == Kind.EMERGENCY).map(HelpLine::number).toList();
      if (!numbers.isEmpty()) {
        known.put(country, String.join(" ", numbers));
      }
    }
    var expected = new TreeMap<>(outside);
    inTheUnion.forEach(country -> expected.put(country, "112"));
    assertThat(known).isEqualTo(expected);
    assertThat(lines.ofCountry(null)).as("where no country is known, no number is guessed").noneMatch(l -> l.kind() == Kind.EMERGENCY);
  }

  @Test
  void whoListensFollowsTheCountry() {
    Map<String, String> listening = Map.of("GB", "116 123", "US", "988", "CA", "9-8-8", "IE", "116 123", "AU", "13 11 14", "NZ", "1737",
        "CH", "143", "FR", "3114", "DE", "0800 111 0 111");
    listening.forEach((country, number) -> assertThat(lines.ofCountry(country)).as(country)
        .filteredOn(l -> l.kind() == Kind.LISTENING).extracting(HelpLine::number).containsExactly(number));
    Map<String, List<String>> violence = Map.of("GB", List.of("0808 2000 247", "0808 801 0327"), "US", List.of("1-800-799-7233"),
        "IE", List.of("1800 341 900"), "AU", List.of("1800 737 732"), "NZ", List.of("0800 733 843"), "FR", List.of("3919"),
        "DE", List.of("116 016"));
    violence.forEach((country, numbers) -> assertThat(lines.ofCountry(country)).as(country)
        .filteredOn(l -> l.kind() == Kind.VIOLENCE).extracting(HelpLine::number).isEqualTo(numbers));
  }

  @Test
  void eachRowSaysWhereItWasReadAndWhen() throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(
        new InputStreamReader(new ClassPathResource("safety/help.csv").getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(rows.stream()).isNotEmpty().allSatisfy(row -> {
        assertThat(row.getField("source")).matches("https?://[^ ]+/[^ ]+");
        assertThat(LocalDate.parse(row.getField("read"))).isAfter("2026-11-01");
        assertThat(row.getField("number") + row.getField("address")).isNotEmpty();
      });
    }
  }

  @Test
  void whoIsAfraidAtHomeFindsWhoIsThereForThat() {
    assertThat(lines.ofCountry("GB")).filteredOn(l -> l.kind() == Kind.VIOLENCE).extracting(HelpLine::number)
        .containsExactly("0808 2000 247", "0808 801 0327");
    assertThat(lines.ofCountry("FR")).filteredOn(l -> l.kind() == Kind.VIOLENCE).extracting(HelpLine::number).containsExactly("3919");
  }

  @Test
  void eachLineKnowsTheSiteThatSaidSo() {
    assertThat(lines.ofCountry("GB")).filteredOn(l -> l.name().equals("Samaritans")).extracting(HelpLine::sourceSite)
        .containsExactly("samaritans.org");
    assertThat(lines.ofCountry("DE")).filteredOn(l -> l.name().equals("TelefonSeelsorge"))
        .allSatisfy(l -> {
          assertThat(l.sourceSite()).isEqualTo("ekkw.de");
          assertThat(l.dialled()).isEqualTo("08001110111");
          assertThat(l.readOn()).isEqualTo("2026-11-23");
        });
  }

  @Test
  void whereNoNumberCouldBeCheckedThereIsNoneButAWayOn() {
    assertThat(lines.ofCountry("AQ")).extracting(HelpLine::kind).containsExactly(Kind.DIRECTORY, Kind.YOUNG_DIRECTORY);
    assertThat(lines.ofCountry(null)).extracting(HelpLine::kind).containsExactly(Kind.DIRECTORY, Kind.YOUNG_DIRECTORY);
  }

  @Test
  void whereSomebodyAnswersCanBeChosenWithOneTap() {
    assertThat(lines.countries()).contains("DE", "FR", "GB", "IE", "US").doesNotContain("*", "EU", "AQ")
        .allSatisfy(country -> assertThat(lines.ofCountry(country)).extracting(HelpLine::number).anyMatch(Objects::nonNull));
  }
}
