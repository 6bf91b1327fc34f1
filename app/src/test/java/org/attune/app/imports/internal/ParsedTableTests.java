package org.attune.app.imports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.app.imports.internal.ParsedTable.CellError;
import org.attune.app.imports.internal.ParsedTable.ParsedSession;
import org.attune.tables.DecodedText;
import org.attune.tables.NumberNotation;
import org.attune.tables.Table;
import org.junit.jupiter.api.Test;

class ParsedTableTests {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
  private static final ColumnMapping.MeasureColumn MOOD = new ColumnMapping.MeasureColumn("Mood", 0, 63, false, null);

  @Test
  void a_decimal_comma_does_not_part_cells_where_semicolons_do() {
    ParsedTable parsed = read("client;date;mood\nMaya;2026-03-05;12,5\nMaya;2026-03-12;9,25\n");

    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.sessions()).extracting(ParsedSession::values)
        .containsExactly(List.of(12.5), List.of(9.25));
  }

  @Test
  void a_gap_between_two_scores_is_a_session_without_one_and_before_the_first_or_after_the_last_it_is_none() {
    Table table = Table.of("id,bdi_s1,bdi_s2,bdi_s3,bdi_s4,bdi_s5\nMaya,NA,30,NA,20,NA\n");
    ColumnMapping c = ColumnMapping.detect(table);
    ParsedTable parsed = ParsedTable.of(table, new ColumnMapping(true, c.client(), ColumnMapping.SessionColumns.wide(c.sessions().byColumn()), ColumnMapping.ScoreColumns.ofMeasure(null, MOOD), ColumnMapping.Notation.UNSAID, new ColumnMapping.AssumedDates(LocalDate.of(2026, 1, 5), 7)), BERLIN, NOW);

    assertThat(parsed.sessions()).extracting(ParsedSession::values)
        .containsExactlyInAnyOrder(List.of(30.0), List.of(20.0), List.of());
    assertThat(parsed.sessions().stream().filter(o -> !o.isScored()).findFirst().orElseThrow().at())
        .isEqualTo(LocalDate.of(2026, 1, 19).atTime(12, 0).atZone(BERLIN).toInstant());
  }

  @Test
  void half_a_line_at_the_end_is_named_and_the_rest_is_kept() {
    ParsedTable parsed = read("client,date,mood\nMaya,2026-03-05,12\nMaya,2026-03");

    assertThat(parsed.sessions()).hasSize(1);
    assertThat(parsed.errors()).singleElement().satisfies(f -> {
      assertThat(f.problem()).isEqualTo("imports.finding.short");
      assertThat(f.row()).isEqualTo(3);
    });
  }

  @Test
  void each_wrong_cell_is_named_by_line_and_column() {
    ParsedTable parsed = read("""
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

    assertThat(parsed.errors()).extracting(CellError::row, CellError::columnName, CellError::problem).containsExactly(
        org.assertj.core.groups.Tuple.tuple(2, "mood", "imports.finding.out-of-range"),
        org.assertj.core.groups.Tuple.tuple(3, "date", "imports.finding.not-a-date"),
        org.assertj.core.groups.Tuple.tuple(4, "date", "imports.finding.future"),
        org.assertj.core.groups.Tuple.tuple(5, "client", "imports.finding.no-client"),
        org.assertj.core.groups.Tuple.tuple(6, "mood", "imports.finding.not-a-number"),
        org.assertj.core.groups.Tuple.tuple(7, "mood", "imports.finding.formula"),
        org.assertj.core.groups.Tuple.tuple(8, "mood", "imports.finding.out-of-range"),
        org.assertj.core.groups.Tuple.tuple(10, "date", "imports.finding.twice"));
    assertThat(parsed.sessions()).singleElement().extracting(ParsedSession::row).isEqualTo(9);
  }

  @Test
  void a_formula_in_a_name_is_a_name() {
    ParsedTable parsed = read("client,date,mood\n=HYPERLINK(0),2026-03-05,3\n+49 30,2026-03-05,3\n@home,2026-03-05,4\n");

    assertThat(parsed.clients()).containsExactly("=HYPERLINK(0)", "+49 30", "@home");
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
    ColumnMapping columns = ColumnMapping.detect(table);

    ParsedTable parsed = ParsedTable.of(table, columns, BERLIN, NOW);

    assertThat(columns.scores().items()).containsExactly(2, 3, 4, 5, 6);
    assertThat(parsed.sessions()).singleElement().extracting(ParsedSession::values)
        .isEqualTo(List.of(5.0, 6.0, 5.0, 7.0, 4.0));
    assertThat(parsed.errors()).extracting(CellError::row, CellError::column).containsExactly(
        org.assertj.core.groups.Tuple.tuple(4, 4), org.assertj.core.groups.Tuple.tuple(5, 4),
        org.assertj.core.groups.Tuple.tuple(5, 7));
  }

  @Test
  void a_wide_file_is_recognised_by_the_numbers_in_its_columns() {
    Table table = Table.of("\"id\",\"bdi_s0\",\"bdi_s1\",\"bdi_s2\",\"bdi_s10\",\"bdi_fu1\",\"bdi_fu2\",\"rq_s1\"\n1,30,NA,20,10,9,9,3\n");
    ColumnMapping proposed = ColumnMapping.detect(table);
    var columns = new ColumnMapping(true, proposed.client(), ColumnMapping.SessionColumns.wide(proposed.sessions().byColumn()),
        ColumnMapping.ScoreColumns.ofMeasure(null, MOOD), ColumnMapping.Notation.UNSAID, new ColumnMapping.AssumedDates(LocalDate.of(2026, 1, 5), 7));

    ParsedTable parsed = ParsedTable.of(table, columns, BERLIN, NOW);

    assertThat(proposed.wide()).isTrue();
    assertThat(proposed.sessions().byColumn()).isEqualTo(Map.of(1, 0, 2, 1, 3, 2, 4, 10));
    assertThat(ColumnMapping.byPattern(table, "bdi_fu*")).isEqualTo(Map.of(5, 1, 6, 2));
    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.sessions()).extracting(o -> o.at().atZone(BERLIN).toLocalDate(), ParsedSession::values)
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

    assertThat(read(text.toString()).sessions()).hasSize(100_000);
  }

  @Test
  void clients_whose_names_differ_only_in_what_nobody_sees_are_one() throws IOException {
    ParsedTable parsed = read(file("no-break-in-names.csv"));

    assertThat(parsed.clients()).containsExactly("Ana Costa");
    assertThat(parsed.sessions()).hasSize(3);
    assertThat(read("client,date,mood\n\u200B,2026-03-05,3\nJ\uFFFDrg,2026-03-05,3\n").errors()).extracting(CellError::problem)
        .containsExactly("imports.finding.no-client", "imports.finding.lost-letters");
  }

  @Test
  void no_break_spaces_hide_no_day_and_no_number() {
    ParsedTable parsed = read("client,date,mood\nAnn A,\u200E2024-03-05,20\nAnn A,2024-03-12\u00A0,18\nAnn A,2024-03-19,\u00A017\n");

    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.sessions()).extracting(ParsedSession::values).containsExactly(List.of(20.0), List.of(18.0), List.of(17.0));
  }

  @Test
  void a_named_separator_titles_and_blank_rows_are_no_sessions() throws IOException {
    for (String table : List.of(file("sep-line.csv"), file("title-lines.csv"),
        "client,date,score\nAnn A,2024-03-05,20\n,,\nAnn A,2024-03-12,18\n,,\n")) {
      ParsedTable parsed = read(table);

      assertThat(parsed.errors()).isEmpty();
      assertThat(parsed.sessions()).extracting(o -> o.at().atZone(BERLIN).toLocalDate(), ParsedSession::values).containsExactly(
          org.assertj.core.groups.Tuple.tuple(LocalDate.of(2024, 3, 5), List.of(20.0)),
          org.assertj.core.groups.Tuple.tuple(LocalDate.of(2024, 3, 12), List.of(18.0)));
    }
  }

  @Test
  void a_huge_number_is_named_by_its_line() {
    assertThat(read("client,date,mood\na,2024-03-05,1e308\na,2024-03-12,-1e308\n").errors()).extracting(CellError::row, CellError::problem)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "imports.finding.out-of-range"),
            org.assertj.core.groups.Tuple.tuple(3, "imports.finding.out-of-range"));
  }

  @Test
  void days_in_four_ways_are_read_and_shown_as_they_were_understood() throws IOException {
    Table table = Table.of(file("days-in-four-ways.csv"));
    ParsedTable parsed = read(file("days-in-four-ways.csv"));

    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.sessions()).extracting(ParsedSession::at).containsExactly(Instant.parse("2024-03-13T11:00:00Z"),
        Instant.parse("2024-06-29T10:00:00Z"), Instant.parse("2024-03-25T13:30:00Z"), Instant.parse("2024-05-05T10:00:00Z"));
    assertThat(ParsedTable.interpretations(table, ColumnMapping.detect(table), BERLIN)).extracting(ParsedTable.InterpretedCell::written)
        .containsExactly("13.03.24", "29-Jun-2024", "3/25/2024 2:30 PM", "2024-05-05 10:00:00 UTC");
  }

  @Test
  void seconds_since_1970_are_recognised_as_the_day() throws IOException {
    Table table = Table.of(file("seconds.csv"));
    ColumnMapping c = ColumnMapping.detect(table);

    assertThat(c.client()).isZero();
    assertThat(c.sessions().date()).isEqualTo(1);
    assertThat(c.scores().score()).isEqualTo(2);
    assertThat(read(file("seconds.csv")).sessions()).extracting(ParsedSession::at)
        .containsExactly(Instant.parse("2024-04-19T08:16:33Z"), Instant.parse("2024-04-20T08:16:40Z"));
  }

  @Test
  void a_session_may_be_counted_as_1_0() throws IOException {
    Table table = Table.of(file("whole-with-point.csv"));
    ColumnMapping c = ColumnMapping.detect(table);
    ParsedTable parsed = ParsedTable.of(table, new ColumnMapping(false, c.client(), ColumnMapping.SessionColumns.of(null, c.sessions().number()), ColumnMapping.ScoreColumns.ofMeasure(c.scores().score(), MOOD), ColumnMapping.Notation.UNSAID, new ColumnMapping.AssumedDates(LocalDate.of(2026, 1, 5), 7)), BERLIN, NOW);

    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.sessions()).extracting(o -> o.at().atZone(BERLIN).toLocalDate())
        .containsExactly(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 12));
  }

  @Test
  void a_mark_that_could_be_either_is_asked_for_and_then_counts_for_the_whole_column() {
    Table table = Table.of("client;date;mood\nMaya;2026-03-05;1.234\nMaya;2026-03-12;20\n");
    ColumnMapping c = ColumnMapping.detect(table);
    var comma = new ColumnMapping(false, c.client(), ColumnMapping.SessionColumns.of(c.sessions().date(), null),
        ColumnMapping.ScoreColumns.ofMeasure(c.scores().score(), new ColumnMapping.MeasureColumn("Steps", 0, 5000, true, null)), new ColumnMapping.Notation(null, NumberNotation.DecimalMark.COMMA), ColumnMapping.AssumedDates.WEEKLY);

    assertThat(ParsedTable.scoreNotation(table, c).isOpen()).isTrue();
    assertThat(ParsedTable.of(table, comma, BERLIN, NOW).sessions()).extracting(ParsedSession::values)
        .containsExactly(List.of(1234.0), List.of(20.0));
  }

  @Test
  void a_leap_day_that_never_was_is_named_by_its_line() {
    assertThat(read("client,date,mood\nMaya,2024-02-29,3\nMaya,2023-02-29,3\n").errors()).singleElement()
        .satisfies(f -> assertThat(f.row()).isEqualTo(3))
        .satisfies(f -> assertThat(f.problem()).isEqualTo("imports.finding.not-a-date"));
  }

  private static String file(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(ParsedTableTests.class.getResourceAsStream("/files/" + name))) {
      return DecodedText.of(in.readAllBytes()).characters();
    }
  }

  private static ParsedTable read(String text) {
    Table table = Table.of(text);
    ColumnMapping c = ColumnMapping.detect(table);
    return ParsedTable.of(table, new ColumnMapping(false, c.client(), ColumnMapping.SessionColumns.of(c.sessions().date(), c.sessions().number()), ColumnMapping.ScoreColumns.ofMeasure(c.scores().score(), MOOD), ColumnMapping.Notation.UNSAID, ColumnMapping.AssumedDates.WEEKLY), BERLIN, NOW);
  }
}
