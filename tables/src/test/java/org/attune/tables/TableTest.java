package org.attune.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.attune.tables.UnreadableTableException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as other programs save them. */
class TableTest {

  private static final List<String> NAMES = List.of("client", "date", "score");

  @Test
  void aFormulaThatOnlyKeepsATextIsThatText() {
    Table table = Table.of("code,=\"when\"\n=\"007\",=\" 5.3.2024 \"\n\"=\"\"0\"\"\"\"8\"\"\",=A1\n=\"\",=\"\n");

    assertThat(table.header()).containsExactly("code", "when");
    assertThat(table.column(0)).containsExactly("007", "0\"8", "");
    assertThat(table.column(1)).containsExactly("5.3.2024", "=A1", "=\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theSeparatorIsFound(String separator) {
    Table table = Table.of(String.join(separator, "client", "date", "score") + "\n"
        + String.join(separator, "Maya", "2026-03-05", "12") + "\n");

    assertThat(table.header()).isEqualTo(NAMES);
    assertThat(table.rows()).containsExactly(new Table.Row(2, List.of("Maya", "2026-03-05", "12")));
  }

  @Test
  void aDecimalCommaPartsNoCellsWhereSemicolonsDo() {
    assertThat(Table.of("id;s1;s2\n1;2,5;3,5\n2;2,5;1,5\n").column(1)).containsExactly("2,5", "2,5");
  }

  @Test
  void aLineThatNamesTheSeparatorIsNoPartOfTheTable() throws IOException {
    Table table = file("sep-line.csv");

    assertThat(table.header()).isEqualTo(NAMES);
    assertThat(table.rows()).extracting(Table.Row::number).containsExactly(3, 4);
    assertThat(Table.of("\"sep=^\"\na^b\n1^2,3\n").column(1)).containsExactly("2,3");
    assertThat(Table.of("SEP=,\na,b\n1,2\n").separator()).isEqualTo(',');
  }

  @Test
  void titlesAboveATableAreNoPartOfIt() throws IOException {
    Table table = file("title-lines.csv");

    assertThat(table.header()).isEqualTo(NAMES);
    assertThat(table.rows()).extracting(Table.Row::number).containsExactly(5, 6);
    assertThat(Table.of("Export of Monday, in Berlin\n\nclient,date,score\nMaya,2024-03-05,20\n").header()).isEqualTo(NAMES);
    assertThat(Table.of("Export,,\nclient,date,score\nMaya,2024-03-05,20\n").header()).isEqualTo(NAMES);
  }

  @Test
  void aRowLabelWithoutANameIsAColumnByItsPlace() {
    assertThat(Table.of("\"\",\"client\",\"score\"\n\"1\",\"a\",3\n").header()).containsExactly("#1", "client", "score");
    assertThat(Table.of(",score\n1,a\n").header()).containsExactly("#1", "score");
  }

  @Test
  void theLinesInWhichQualtricsExplainsItsColumnsAreNoData() {
    Table table = Table.of("RecordedDate,Q1\nRecorded Date,\"How are you, today?\"\n"
        + "\"{\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n2024-03-05 10:00:00,5\n");

    assertThat(table.rows()).containsExactly(new Table.Row(4, List.of("2024-03-05 10:00:00", "5")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aLineEndsInAnyWay(String end) {
    Table table = Table.of(String.join(end, "client,score", "Maya,1", "Bo,2"));

    assertThat(table.column(0)).containsExactly("Maya", "Bo");
    assertThat(table.rows()).extracting(Table.Row::number).containsExactly(2, 3);
  }

  @Test
  void rowsWithNothingInThemAreLeftOut() throws IOException {
    assertThat(file("blank-rows.csv").rows()).extracting(Table.Row::number).containsExactly(2, 4);
    assertThat(Table.of("a,b\n \u00A0,\u200B\n1,2\n").rows()).hasSize(1);
  }

  @Test
  void quotesKeepSeparatorsQuotesAndLineBreaksTogether() {
    Table table = Table.of(
        "client,date,score\n\"Okafor, Maya \"\"M\"\"\",2026-03-05,3\n\"two\nlines\",2026-03-06,4\nBo,2026-03-07,5");

    assertThat(table.column(0)).containsExactly("Okafor, Maya \"M\"", "two\nlines", "Bo");
    assertThat(table.rows()).extracting(Table.Row::number).containsExactly(2, 3, 5);
  }

  @Test
  void aCellIsWhatIsSeenOfIt() throws IOException {
    assertThat(file("no-break-in-names.csv").column(0)).containsExactly("Ana Costa", "Ana Costa", "Ana Costa");
    assertThat(file("no-break-in-cells.csv").column(1)).containsExactly("2024-03-05", "2024-03-12", "2024-03-19");
    assertThat(file("no-break-in-cells.csv").column(2)).containsExactly("20", "18", "17");
    assertThat(Table.of("\uFEFF\u00A0client\u200B,\u2009score \nMaya,1\n").header()).containsExactly("client", "score");
    assertThat(UnicodeText.stripInvisible("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")).hasSize(8); // a joiner within a word stays
    assertThat(UnicodeText.stripInvisible("👩\u200D🌾 Ana")).isEqualTo("👩\u200D🌾 Ana");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u200B", "\u00A0", "\u2800", "\u3164", "\uFEFF", "\u200D", "\u00AD", "\u2028", "\uFE0F", "\u115F \u1160",
      "\u202E\u200F", "\uDB40\uDC41"})
  void whatNobodySeesIsUnseen(String text) {
    assertThat(UnicodeText.isInvisible(text)).isTrue();
    assertThat(UnicodeText.isInvisible("a" + text)).isFalse();
    assertThat(UnicodeText.stripInvisible(text)).isEmpty();
  }

  @Test
  void twoColumnsOfOneNameAreRefusedByName() {
    assertThatExceptionOfType(UnreadableTableException.class).isThrownBy(() -> file("two-of-one-name.csv"))
        .withMessage("line 1: two columns are named \"score\", columns 3 and 4; give each its own name");
    refused(Reason.SAME_NAME, () -> Table.of("client,Score,score\u00A0\na,1,2\n"));
    assertThat(Table.of("client,,score,\na,,1,\n").header()).containsExactly("client", "#2", "score");
  }

  @Test
  void theBytesAreReadAsWhatTheyAre() {
    String words = "client,date,score\nZoë Łuczak 山田,2026-03-05,3\n";

    assertThat(DecodedText.of(words.getBytes(StandardCharsets.UTF_8))).isEqualTo(new DecodedText(words, DecodedText.Encoding.UTF_8));
    assertThat(DecodedText.of(("\uFEFF" + words).getBytes(StandardCharsets.UTF_8))).isEqualTo(new DecodedText(words,
        DecodedText.Encoding.UTF_8));
    for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(DecodedText.of(("\uFEFF" + words).getBytes(wide))).isEqualTo(new DecodedText(words, DecodedText.Encoding.UTF_16));
      assertThat(DecodedText.of(words.getBytes(wide))).isEqualTo(new DecodedText(words, DecodedText.Encoding.UTF_16));
    }
    assertThat(DecodedText.of("Zoë;1".getBytes(Charset.forName("windows-1252")))).isEqualTo(new DecodedText("Zoë;1",
        DecodedText.Encoding.WINDOWS_1252));
    assertThat(DecodedText.of("a,b\n1,2\n\0\0\0".getBytes(StandardCharsets.UTF_8)).characters()).isEqualTo("a,b\n1,2\n");
  }

  @Test
  void bytesThatAreNoLettersAreRefusedByTheirLine() {
    byte[] neither = "a,b\nM\u0081,1\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(UnreadableTableException.class).isThrownBy(() -> DecodedText.of(neither)).withMessageStartingWith("line 2: the letters are neither");
  }

  @Test
  void bytesThatSayTheyAreUtf8AreNotReadAsAnythingElse() {
    byte[] marked = "\u00EF\u00BB\u00BFa,b\n1,2\n\u00F6,3\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(UnreadableTableException.class).isThrownBy(() -> DecodedText.of(marked)).withMessageStartingWith("line 3: the letters are neither");
  }

  @Test
  void aQuotationMarkThatIsNeverClosedSwallowsNoLines() {
    String rows = "b,1,fine\nc,2,fine\n";

    refused(Reason.UNCLOSED, () -> Table.of("client,score,said\na,1,\"hi\n" + rows));
    refused(Reason.UNCLOSED, () -> Table.of("client,score,said\na,1,\"hi\nb,1,\"fine\"\nc,2,fine\n"));
    refused(Reason.UNCLOSED, () -> Table.of("client,score,said\n\"a,1,hi\r\n\"b\",1,fine\r\n"));
    assertThatExceptionOfType(UnreadableTableException.class).isThrownBy(() -> Table.of("client,score,said\n" + rows + "a,1,\"hi\n" + rows))
        .withMessageStartingWith("line 4: a quotation mark");
    assertThat(Table.of("client,score,said\na,1,\"hi, \"\"you\"\"\nand me\" \n" + rows).rows()).hasSize(3);
    assertThat(Table.of("client,score,said\na,1,\"hi\" you\n" + rows).rows()).hasSize(3);
    assertThat(Table.of("client,score,said\na,1,5\" tall\n" + rows).rows()).hasSize(3);
  }

  @Test
  void whatIsNoTableIsRefusedWithAReason() {
    refused(Reason.EMPTY, () -> DecodedText.of(new byte[0]));
    refused(Reason.EMPTY, () -> DecodedText.of("\uFEFF \r\n\u00A0".getBytes(StandardCharsets.UTF_8)));
    refused(Reason.NOT_TEXT, () -> DecodedText.of("PK\u0003\u0004 a spreadsheet".getBytes(StandardCharsets.UTF_8)));
    refused(Reason.NOT_TEXT, () -> DecodedText.of("a,b\n1,\0\n3,4\n".getBytes(StandardCharsets.UTF_8)));
    refused(Reason.ONE_COLUMN, () -> Table.of("client\nMaya\n"));
    refused(Reason.NO_LINES, () -> Table.of("client,date\n"));
    refused(Reason.NO_LINES, () -> Table.of("client,date\n,,\n"));
    refused(Reason.ONE_COLUMN, () -> Table.of("\n\r\n")); // found by a fuzzer
    refused(Reason.TOO_MANY_COLUMNS, () -> Table.of("a,".repeat(1_000_000) + "\n1,2\n"));
    refused(Reason.TOO_MANY_COLUMNS, () -> Table.of("a;b;c\n1;2;3\n1;2;3\n" + "1;".repeat(1_000_000)));
    refused(Reason.TOO_LONG, () -> Table.of("a,b,c\n1,\"" + "never closed\n".repeat(1_000)));
    refused(Reason.TOO_MANY_LINES, () -> Table.of("a,b\n" + "1,2\n".repeat(200_001)));
  }

  private static void refused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(UnreadableTableException.class).isThrownBy(call).satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Table file(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(TableTest.class.getResourceAsStream("/files/" + name))) {
      return Table.of(DecodedText.of(in.readAllBytes()).characters());
    }
  }

  @Test
  void memoryThatRunsOutWhileATableIsReadIsNoFaultOfTheTable() {
    CsvDialect layout = CsvDialect.of("client,date\nMaya,2026-03-05\n");
    Reader full = new Reader() {
      @Override
      public int read(char[] into, int from, int length) {
        throw new OutOfMemoryError("no heap is left");
      }

      @Override
      public void close() {}
    };
    CsvReader<CsvRecord> rows = CsvDialect.reader(',').ofCsvRecord(full);

    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> Table.read(rows, layout));
  }

  @Test
  void aCellMayHaveTenThousandCharacters() {
    String longest = "\"\"".repeat(10_000);

    assertThat(Table.of("client,note\nMaya,\"" + longest + "\"\n").column(1)).containsExactly("\"".repeat(10_000));
    for (String longer : List.of(longest + "x", longest.repeat(10))) {
      assertThatExceptionOfType(UnreadableTableException.class).isThrownBy(() -> Table.of("client,note\nMaya,\"" + longer + "\"\n"))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG))
          .satisfies(e -> assertThat(e.arguments()).containsExactly(10_000, 2));
    }
  }
}
