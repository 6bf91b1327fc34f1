package org.attune.app.interop.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.attune.app.interop.internal.Reading.Finding;
import org.attune.app.interop.internal.Reading.Observation;
import org.attune.app.layout.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTests {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
  private static final Columns.Measured MOOD = new Columns.Measured("Mood", 0, 63, false, null);

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_separator_is_found_by_itself(String separator) {
    Table table = Table.of(String.join(separator, "client", "date", "score") + "\n"
        + String.join(separator, "Maya", "2026-03-05", "12") + "\n");

    assertThat(table.header()).containsExactly("client", "date", "score");
    assertThat(table.lines()).containsExactly(new Table.Line(2, List.of("Maya", "2026-03-05", "12")));
  }

  @Test
  void a_decimal_comma_does_not_part_cells_where_semicolons_do() {
    Reading reading = read("client;date;mood\nMaya;2026-03-05;12,5\nMaya;2026-03-12;9,25\n");

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.observations()).extracting(Observation::values)
        .containsExactly(List.of(12.5), List.of(9.25));
  }

  @Test
  void a_gap_between_two_scores_is_a_session_without_one_and_before_the_first_or_after_the_last_it_is_none() {
    Table table = Table.of("id,bdi_s1,bdi_s2,bdi_s3,bdi_s4,bdi_s5\nMaya,NA,30,NA,20,NA\n");
    Columns c = Columns.recognise(table);
    Reading reading = Reading.of(table, new Columns(true, c.client(), null, null, c.sessions(), List.of(), null, MOOD,
        null, LocalDate.of(2026, 1, 5), 7), BERLIN, NOW);

    assertThat(reading.observations()).extracting(Observation::values)
        .containsExactlyInAnyOrder(List.of(30.0), List.of(20.0), List.of());
    assertThat(reading.observations().stream().filter(o -> !o.isScored()).findFirst().orElseThrow().at())
        .isEqualTo(LocalDate.of(2026, 1, 19).atTime(12, 0).atZone(BERLIN).toInstant());
  }

  @Test
  void quotes_keep_separators_quotes_and_line_breaks_together() {
    Table table = Table.of("client,date,score\n\"Okafor, Maya \"\"M\"\"\",2026-03-05,3\n\"two\nlines\",2026-03-06,4\nBo,2026-03-07,5");

    assertThat(table.lines()).extracting(l -> l.cell(0)).containsExactly("Okafor, Maya \"M\"", "two\nlines", "Bo");
    assertThat(table.lines()).extracting(Table.Line::number).containsExactly(2, 3, 5);
  }

  @Test
  void the_bytes_are_read_as_what_they_are() throws Exception {
    String words = "client,date,score\nZoë Łuczak 山田,2026-03-05,3\n";
    var marked = new ByteArrayOutputStream();
    marked.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marked.write(words.getBytes(StandardCharsets.UTF_8));
    var wide = new ByteArrayOutputStream();
    wide.write(new byte[] {(byte) 0xFF, (byte) 0xFE});
    wide.write(words.getBytes(StandardCharsets.UTF_16LE));

    assertThat(Text.of(words.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Text(words, Text.Encoding.UTF_8));
    assertThat(Text.of(marked.toByteArray())).isEqualTo(new Text(words, Text.Encoding.UTF_8));
    assertThat(Text.of(wide.toByteArray())).isEqualTo(new Text(words, Text.Encoding.UTF_16));
    assertThat(Text.of("Zoë;1".getBytes(Charset.forName("windows-1252"))))
        .isEqualTo(new Text("Zoë;1", Text.Encoding.WINDOWS_1252));
  }

  @Test
  void what_is_no_table_is_refused_with_a_reason() {
    refused("interop.refused.empty", () -> Text.of(new byte[0]));
    refused("interop.refused.not-text", () -> Text.of("PK\u0003\u0004 a spreadsheet".getBytes(StandardCharsets.UTF_8)));
    refused("interop.refused.one-column", () -> Table.of("client\nMaya\n"));
    refused("interop.refused.no-lines", () -> Table.of("client,date\n"));
    refused("interop.refused.one-column", () -> Table.of("\n\r\n")); // found by a fuzzer
    refused("interop.refused.too-many-columns", () -> Table.of("a,".repeat(1_000_000) + "\n1,2\n"));
    refused("interop.refused.too-many-columns", () -> Table.of("a;b;c\n1;2;3\n1;2;3\n" + "1;".repeat(1_000_000)));
    refused("interop.refused.too-long", () -> Table.of("a,b,c\n1,\"" + "never closed\n".repeat(1_000)));
    refused("interop.refused.too-many-lines", () -> Table.of("a,b\n" + "1,2\n".repeat(Table.MAX_LINES + 1)));
  }

  @Test
  void half_a_line_at_the_end_is_named_and_the_rest_is_kept() {
    Reading reading = read("client,date,mood\nMaya,2026-03-05,12\nMaya,2026-03");

    assertThat(reading.observations()).hasSize(1);
    assertThat(reading.findings()).singleElement().satisfies(f -> {
      assertThat(f.what()).isEqualTo("interop.finding.short");
      assertThat(f.line()).isEqualTo(3);
    });
  }

  @Test
  void each_wrong_cell_is_named_by_line_and_column() {
    Reading reading = read("""
        client,date,mood
        Maya,2026-03-05,64
        Maya,2026-13-05,3
        Maya,2026-06-02,3
        ,2026-03-05,3
        Bo,2026-03-05,a lot
        Bo,2026-03-06,=1+1
        Bo,2026-03-07,-1
        Bo,2026-03-08,7
        BO ,2026-03-08,7
        """);

    assertThat(reading.findings()).extracting(Finding::line, Finding::columnName, Finding::what).containsExactly(
        org.assertj.core.groups.Tuple.tuple(2, "mood", "interop.finding.out-of-range"),
        org.assertj.core.groups.Tuple.tuple(3, "date", "interop.finding.not-a-date"),
        org.assertj.core.groups.Tuple.tuple(4, "date", "interop.finding.future"),
        org.assertj.core.groups.Tuple.tuple(5, "client", "interop.finding.no-client"),
        org.assertj.core.groups.Tuple.tuple(6, "mood", "interop.finding.not-a-number"),
        org.assertj.core.groups.Tuple.tuple(7, "mood", "interop.finding.formula"),
        org.assertj.core.groups.Tuple.tuple(8, "mood", "interop.finding.out-of-range"),
        org.assertj.core.groups.Tuple.tuple(10, "date", "interop.finding.twice"));
    assertThat(reading.observations()).singleElement().extracting(Observation::line).isEqualTo(9);
  }

  @Test
  void a_formula_in_a_name_is_a_name() {
    Reading reading = read("client,date,mood\n=HYPERLINK(0),2026-03-05,3\n+49 30,2026-03-05,3\n@home,2026-03-05,4\n");

    assertThat(reading.clients()).containsExactly("=HYPERLINK(0)", "+49 30", "@home");
    assertThat(Findings.cell("=HYPERLINK(0)")).isEqualTo("'=HYPERLINK(0)");
    assertThat(Findings.cell("\t=1")).startsWith("'");
    assertThat(Findings.cell("Maya")).isEqualTo("Maya");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-05", "2026/3/5", "2026.03.05", "20260305", "5.3.2026", "05/03/2026", "5-3-2026",
      "2026-03-05T12:00", "2026-03-05 12:00:30", "2026-03-05T11:00Z", "2026-03-05T12:00:00+01:00", "5.3.2026 12:00"})
  void a_date_may_be_written_in_many_ways(String cell) {
    assertThat(Dates.parse(cell, Dates.Order.DAY_FIRST, BERLIN)).isEqualTo(Instant.parse("2026-03-05T11:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "31.4.2026", "5.3.26", "tomorrow", "2026-03-05 25:00", "", "13/13/2026"})
  void what_is_no_date_is_none(String cell) {
    assertThat(Dates.parse(cell, Dates.Order.DAY_FIRST, BERLIN)).isNull();
  }

  @Test
  void the_order_of_day_and_month_is_asked_only_where_the_file_leaves_it_open() {
    assertThat(Dates.order(List.of("3/4/2026", "13/4/2026"))).isEqualTo(Dates.Order.DAY_FIRST);
    assertThat(Dates.order(List.of("3/4/2026", "4/13/2026"))).isEqualTo(Dates.Order.MONTH_FIRST);
    assertThat(Dates.order(List.of("3/4/2026", "5/6/2026"))).isNull();
    assertThat(Dates.order(List.of("13/4/2026", "4/13/2026"))).isNull();
    assertThat(Dates.order(List.of("3.4.2026", "2026-04-03"))).isEqualTo(Dates.Order.DAY_FIRST);
    assertThat(Dates.parse("3/4/2026", Dates.Order.MONTH_FIRST, BERLIN)).isEqualTo(Instant.parse("2026-03-04T11:00:00Z"));
  }

  @Test
  void the_five_lines_are_recognised_and_come_all_or_none() {
    Table table = Table.of("""
        name;date;seen;heard;understood;safe;working on what matters
        Maya;2026-03-05;5;6;5;7;4
        Maya;2026-03-12;;;;;
        Maya;2026-03-19;5;;5;7;4
        Maya;2026-03-26;5;8;5;7;4.5
        """);
    Columns columns = Columns.recognise(table);

    Reading reading = Reading.of(table, columns, BERLIN, NOW);

    assertThat(columns.lines()).containsExactly(2, 3, 4, 5, 6);
    assertThat(reading.observations()).singleElement().extracting(Observation::values)
        .isEqualTo(List.of(5.0, 6.0, 5.0, 7.0, 4.0));
    assertThat(reading.findings()).extracting(Finding::line, Finding::column).containsExactly(
        org.assertj.core.groups.Tuple.tuple(4, 4), org.assertj.core.groups.Tuple.tuple(5, 4),
        org.assertj.core.groups.Tuple.tuple(5, 7));
  }

  @Test
  void a_wide_file_is_recognised_by_the_numbers_in_its_columns() {
    Table table = Table.of("\"id\",\"bdi_s0\",\"bdi_s1\",\"bdi_s2\",\"bdi_s10\",\"bdi_fu1\",\"bdi_fu2\",\"rq_s1\"\n1,30,NA,20,10,9,9,3\n");
    Columns proposed = Columns.recognise(table);
    var columns = new Columns(true, proposed.client(), null, null, proposed.sessions(), List.of(), null, MOOD, null,
        LocalDate.of(2026, 1, 5), 7);

    Reading reading = Reading.of(table, columns, BERLIN, NOW);

    assertThat(proposed.wide()).isTrue();
    assertThat(proposed.sessions()).isEqualTo(Map.of(1, 0, 2, 1, 3, 2, 4, 10));
    assertThat(Columns.byPattern(table, "bdi_fu*")).isEqualTo(Map.of(5, 1, 6, 2));
    assertThat(reading.findings()).isEmpty();
    assertThat(reading.observations()).extracting(o -> o.at().atZone(BERLIN).toLocalDate(), Observation::values)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 1, 5), List.of(30.0)),
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 1, 19), List.of(20.0)),
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 3, 16), List.of(10.0)),
            org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 1, 12), List.of()));
  }

  @Test
  void a_hundred_thousand_lines_are_read() {
    var text = new StringBuilder("client,date,mood\n");
    for (int i = 0; i < 100_000; i++) {
      text.append("Client ").append(i / 20).append(',')
          .append(LocalDate.of(2024, 1, 1).plusDays(i % 20 * 7L)).append(',').append(i % 64).append('\n');
    }

    assertThat(read(text.toString()).observations()).hasSize(100_000);
  }

  private static Reading read(String text) {
    Table table = Table.of(text);
    Columns c = Columns.recognise(table);
    return Reading.of(table, new Columns(false, c.client(), c.date(), c.number(), Map.of(), List.of(), c.score(), MOOD,
        null, null, 7), BERLIN, NOW);
  }

  private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(Refused.class).isThrownBy(call).satisfies(e -> assertThat(e.key()).isEqualTo(key));
  }
}
