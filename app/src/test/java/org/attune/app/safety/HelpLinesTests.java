package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.attune.app.safety.HelpLine.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class HelpLinesTests {

  private final HelpLines lines = new HelpLines();

  @Test
  void theEmergencyNumberFollowsTheCountry() {
    assertThat(lines.in("GB")).filteredOn(l -> l.kind() == Kind.EMERGENCY).extracting(HelpLine::number)
        .containsExactly("999");
    assertThat(lines.in("FR")).filteredOn(l -> l.kind() == Kind.EMERGENCY).extracting(HelpLine::number)
        .containsExactly("112");
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
    assertThat(lines.in("GB")).filteredOn(l -> l.kind() == Kind.VIOLENCE).extracting(HelpLine::number)
        .containsExactly("0808 2000 247", "0808 801 0327");
    assertThat(lines.in("FR")).filteredOn(l -> l.kind() == Kind.VIOLENCE).extracting(HelpLine::number).containsExactly("3919");
  }

  @Test
  void eachLineKnowsTheSiteThatSaidSo() {
    assertThat(lines.in("GB")).filteredOn(l -> l.name().equals("Samaritans")).extracting(HelpLine::site)
        .containsExactly("samaritans.org");
    assertThat(lines.in("DE")).filteredOn(l -> l.name().equals("TelefonSeelsorge"))
        .allSatisfy(l -> {
          assertThat(l.site()).isEqualTo("ekkw.de");
          assertThat(l.dialled()).isEqualTo("08001110111");
          assertThat(l.readOn()).isEqualTo("2026-11-23");
        });
  }

  @Test
  void whereNoNumberCouldBeCheckedThereIsNoneButAWayOn() {
    assertThat(lines.in("AQ")).extracting(HelpLine::kind).containsExactly(Kind.DIRECTORY, Kind.YOUNG_DIRECTORY);
    assertThat(lines.in(null)).extracting(HelpLine::kind).containsExactly(Kind.DIRECTORY, Kind.YOUNG_DIRECTORY);
  }

  @Test
  void whereSomebodyAnswersCanBeChosenWithOneTap() {
    assertThat(lines.countries()).contains("DE", "FR", "GB", "IE", "US").doesNotContain("*", "EU", "AQ")
        .allSatisfy(country -> assertThat(lines.in(country)).extracting(HelpLine::number).anyMatch(Objects::nonNull));
  }
}
