package org.attune.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.attune.tables.DateNotation.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and times as people and their programs write them. */
class DateNotationTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-05", "2026/3/5", "2026.03.05", "20260305", "5.3.2026", "5. 3. 2026", "05/03/2026", "5-3-2026", "5.3.26", "05/03/26",
      "2026-03-05T12:00", "2026-03-05 12:00:30", "2026-03-05T11:00Z", "2026-03-05T12:00:00+01:00", "5.3.2026 12:00",
      "2026-03-05T11:00:00.000Z", "2026-03-05 11:00:00 UTC", "2026-03-05 12:00:00 +0100", "2026-03-05 12:00 CET", "2026-03-05T12:00+01:00[Europe/Berlin]",
      "05/03/2026 12:00 PM", "5/3/2026, 12:00:00 p.m.", "5.3.2026, 12:00 Uhr", "5.3.2026 12.00", "20260305120000", "20260305T110000Z",
      "5 March 2026", "05-Mar-2026", "05MAR2026", "05MAR2026:12:00:00", "Mar 5, 2026", "March 5th, 2026", "5-Mar-26", "2026-Mar-05",
      "5. März 2026", "Do, 5. März 2026", "Donnerstag, 05.03.2026", "5 mars 2026", "5 de marzo de 2026", "5 maart 2026", "5 marca 2026",
      "Thu Mar 05 2026 12:00:00 GMT+0100 (Central European Standard Time)", "2026年3月5日", "٠٥/٠٣/٢٠٢٦", "46086", "46086.5",
      "1772708400", "1772708400000", "1772708400000000", "\u200E2026-03-05\u00A0"})
  void aDayMayBeWrittenInManyWays(String cell) {
    Instant read = DateNotation.of(List.of()).with(Order.DAY_FIRST).read(cell, BERLIN);

    assertThat(read).isIn(Instant.parse("2026-03-05T11:00:00Z"), Instant.parse("2026-03-05T11:00:30Z"));
  }

  @ParameterizedTest
  @CsvSource({"5.3.2026 2:30 PM, 2026-03-05T13:30:00Z", "5.3.2026 12:30 AM, 2026-03-04T23:30:00Z", "5.3.2026 2 pm, 2026-03-05T13:00:00Z",
      "2026-03-05 24:00, 2026-03-05T23:00:00Z", "29.02.2024, 2024-02-29T11:00:00Z", "2026-07-05T12:00, 2026-07-05T10:00:00Z",
      "2026-03-05T12:00-05:00, 2026-03-05T17:00:00Z", "31.12.69, 2069-12-31T11:00:00Z", "1.1.70, 1970-01-01T11:00:00Z"})
  void theTimeOfDayAndItsZoneCount(String cell, String moment) {
    assertThat(DateNotation.of(List.of(cell)).read(cell, BERLIN)).isEqualTo(Instant.parse(moment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "29.02.2023", "29 Feb 2023", "20230229", "31.4.2026", "tomorrow", "2026-03-05 25:00", "2026-03-05 24:01", "", "13/13/2026",
      "5.3.2026 13:30 PM", "2026-03-05 12:00 XYZ", "2026", "20", "12.5", "1234567", "March 2026", "5 Foo 2026"})
  void whatIsNoDayIsNone(String cell) {
    assertThat(DateNotation.of(List.of(cell)).with(Order.DAY_FIRST).read(cell, BERLIN)).isNull();
  }

  @Test
  void theOrderIsAskedOnlyWhereTheColumnLeavesItOpen() {
    assertThat(DateNotation.of(List.of("3/4/2026", "13/4/2026")).order()).isEqualTo(Order.DAY_FIRST);
    assertThat(DateNotation.of(List.of("3/4/2026", "4/13/2026")).order()).isEqualTo(Order.MONTH_FIRST);
    assertThat(DateNotation.of(List.of("3/4/2026", "5/6/2026")).fitting()).isEqualTo(Set.of(Order.DAY_FIRST, Order.MONTH_FIRST));
    assertThat(DateNotation.of(List.of("3/4/2026", "5/6/2026")).order()).isNull();
    assertThat(DateNotation.of(List.of("3/4/2026", "5/6/2026")).example()).isEqualTo("3/4/2026");
    assertThat(DateNotation.of(List.of("13/4/2026", "4/13/2026")).order()).isNull();
    assertThat(DateNotation.of(List.of("3.4.2026", "2026-04-03")).isOpen()).isFalse();
    assertThat(DateNotation.of(List.of("4/4/2026", "5/5/2026")).isOpen()).isFalse();
    assertThat(DateNotation.of(List.of("3/4/2026", "3/13/2026 2:30 PM", "29-Jun-2024")).order()).isEqualTo(Order.MONTH_FIRST);
  }

  @Test
  void twoDigitYearsMayStandInFront() {
    DateNotation open = DateNotation.of(List.of("24-03-13"));

    assertThat(open.fitting()).isEqualTo(Set.of(Order.DAY_FIRST, Order.YEAR_FIRST));
    assertThat(open.orElse(Order.YEAR_FIRST).read("24-03-13", BERLIN)).isEqualTo(Instant.parse("2024-03-13T11:00:00Z"));
    assertThat(DateNotation.of(List.of("24-03-13", "99-03-13")).order()).isEqualTo(Order.YEAR_FIRST);
    assertThat(DateNotation.of(List.of("03/04/05")).fitting()).hasSize(3);
  }

  @Test
  void onlyWhatCannotWellBeANumberLooksLikeADay() {
    assertThat(List.of("2026-03-05", "5.3.26", "20260305", "1713514593", "05MAR2026")).allMatch(DateNotation::looksLikeDate);
    assertThat(List.of("46086", "20", "12.5", "1234567", "Maya", "+49 30 1234567")).noneMatch(DateNotation::looksLikeDate);
  }
}
