package org.attune.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Files that say when each session was, and not which one it was. */
class DatedFilesTest {
  @TempDir Path folder = Path.of("");
  private CommandLineRunner cli = new CommandLineRunner(folder);

  @BeforeEach
  void inItsFolder() {
    cli = new CommandLineRunner(folder);
  }

  @Test
  void sessionsAreCountedByTheirDatesInWhateverOrderTheFileHasThem() throws Exception {
    cli.file("in.csv", "client,date,score", "b,2024-03-19,3", "a,2024-03-12,18", "b,2024-03-05,1", "a,2024-03-05,20", "b,2024-03-12,2");
    assertThat(scores("in.csv")).containsExactly("b 1=1.0 2=2.0 3=3.0", "a 1=20.0 2=18.0");
  }

  @Test
  void datesInOtherWaysAreReadByTheirColumnAndShownAsTheyWereRead() throws Exception {
    cli.file("in.csv", "client,date,score", "Ann A,13.03.24,20", "Ann A,29-Jun-2024,18", "Ann A,3/25/2024 2:30 PM,17",
        "Ann A,2024-05-05 10:00:00 UTC,16");
    assertThat(scores("in.csv")).containsExactly("Ann A 1=20.0 2=17.0 3=16.0 4=18.0");
    assertThat(cli.run("describe", "in.csv").err().strip()).isEqualTo(
        "note: each client's sessions are counted by column 2 (date), read so: 13.03.24 is 2024-03-13; 29-Jun-2024 is 2024-06-29;"
            + " 3/25/2024 2:30 PM is 2024-03-25 14:30; 2024-05-05 10:00:00 UTC is 2024-05-05 10:00");
  }

  @Test
  void secondsSince1970AreReadAndShown() throws Exception {
    cli.file("in.csv", "code;sent;happy", "a1;1713601000;40", "a1;1713514593;50");
    String[] options = {"--client", "code", "--date", "sent", "--score", "happy"};
    assertThat(scores("in.csv", options)).containsExactly("a1 1=50.0 2=40.0");
    assertThat(cli.run("describe", "in.csv", "--client", "code", "--date", "sent", "--score", "happy").err())
        .contains("column 2 (sent)", "1713601000 is 2024-04-20 08:16:40");
  }

  @Test
  void noBreakSpacesHideNoDateNoNumberAndNoClient() throws Exception {
    cli.file("cells.csv", "client,date,score", "Ann A,\u200E2024-03-05,20", "Ann A,2024-03-12\u00A0,18", "Ann A,2024-03-19,\u00A017");
    cli.file("names.csv", "client,date,score", "Ana Costa,2024-03-05,20", "Ana\u00A0Costa,2024-03-12,18", "Ana Costa\u200B,2024-03-19,17");
    assertThat(scores("cells.csv")).containsExactly("Ann A 1=20.0 2=18.0 3=17.0");
    assertThat(scores("names.csv")).containsExactly("Ana Costa 1=20.0 2=18.0 3=17.0");
  }

  @Test
  void aNamedSeparatorAndTitlesAreNoPartOfTheTable() throws Exception {
    cli.file("sep.csv", "sep=;\r", "client;date;score\r", "Ann A;05.03.2024;20\r", "Ann A;12.03.2024;18\r");
    cli.file("title.csv", "Export of practice X", "From: 2024-03-01", "", "client,date,score", "Ann A,2024-03-05,20", "Ann A,2024-03-12,18");
    assertThat(scores("sep.csv")).containsExactly("Ann A 1=20.0 2=18.0");
    assertThat(scores("title.csv")).containsExactly("Ann A 1=20.0 2=18.0");
  }

  @Test
  void whereTwoOrdersFitTheOptionThatDecidesIsNamed() throws Exception {
    cli.file("in.csv", "client,date,score", "a,2024-03-01,1", "a,03/04/2024,2", "a,02/05/2024,3");
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv", "--json", "out.json");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err().strip()).isEqualTo("attune-research describe: line 3, column 2 (date): expected dates that can be read in one"
        + " way (say --date-order day-first or --date-order month-first), found \"03/04/2024\"");
    assertThat(cli.files()).containsExactly("in.csv");
    assertThat(scores("in.csv", "--date-order", "day-first")).containsExactly("a 1=1.0 2=2.0 3=3.0");
    assertThat(scores("in.csv", "--date-order", "month-first")).containsExactly("a 1=3.0 2=1.0 3=2.0");
    assertThat(cli.run("describe", "in.csv", "--date-order", "dmy").err())
        .contains("--date-order: expected day-first, month-first or year-first, found \"dmy\"");
  }

  @Test
  void datesThatContradictEachOtherAreRefusedWhereTheyDo() throws Exception {
    cli.file("in.csv", "client,date,score", "a,13/04/2024,1", "a,04/13/2024,2");
    assertThat(cli.run("describe", "in.csv").err()).contains("line 3, column 2 (date): expected dates that can be read in one way",
        "found \"04/13/2024\"");
    assertThat(cli.run("describe", "in.csv", "--date-order", "month-first").err())
        .contains("line 2, column 2 (date): expected a date from 1950 to 2199", "found \"13/04/2024\"");
  }

  @Test
  void theOrderThatIsSaidDecidesNothingThatTheColumnTells() throws Exception {
    cli.file("in.csv", "client,date,score", "a,03/13/2024,2", "a,02/05/2024,1");
    assertThat(scores("in.csv", "--date-order", "day-first")).containsExactly("a 1=1.0 2=2.0");
  }

  @ParameterizedTest
  @CsvSource({"2024-02-30", "''", "tomorrow", "1949-12-31", "2200-01-02", "0024-03-05", "5-Mar", "10:30", "2024-03-05 25:00"})
  void aCellThatIsNoDateIsNamedByItsLineAndColumn(String cell) throws Exception {
    cli.file("in.csv", "client,date,score", "a,2024-03-05,1", "a," + cell + ",2");
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err().strip()).isEqualTo("attune-research describe: line 3, column 2 (date): expected a date from 1950 to 2199,"
        + " such as 2026-03-05, found \"" + cell + "\"");
  }

  @Test
  void aCellGivesATerminalNoOrders() throws Exception {
    cli.file("in.csv", "client,date,score", "a,\u001B[31mred\u200B,1");
    assertThat(cli.run("describe", "in.csv").err()).contains("found \"\\u001B[31mred\\u200B\"");
  }

  @Test
  void aSecondScoreForOneMomentIsRefusedAndATimeOfDayPartsThem() throws Exception {
    cli.file("in.csv", "client,date,score", "a,2024-03-05,1", "b,2024-03-05,1", "a,05.03.2024,2");
    assertThat(cli.run("describe", "in.csv").err()).contains("line 4: expected one score a session, found a second for client \"a\" at"
        + " 2024-03-05 (the first is in line 2); correct one, or give the times of day");
    cli.file("times.csv", "client,date,score", "a,2024-03-05 16:00,2", "a,2024-03-05 09:30,1");
    assertThat(scores("times.csv")).containsExactly("a 1=1.0 2=2.0");
  }

  @Test
  void aSessionWithoutAScoreIsCounted() throws Exception {
    cli.file("in.csv", "client,date,score", "a,2024-03-05,NA", "a,2024-03-12,2", "a,2024-03-19,", "a,2024-03-26,4", "a,2024-03-26,NA");
    assertThat(scores("in.csv")).containsExactly("a 2=2.0 4=4.0");
    assertThat(scores("in.csv", "--sessions", "1-3")).containsExactly("a 2=2.0");
  }

  @Test
  void numbersOfSessionsGoBeforeDatesUnlessDatesAreNamed() throws Exception {
    cli.file("in.csv", "client,session,date,score", "a,5,2024-03-12,2", "a,9,2024-03-05,1");
    assertThat(scores("in.csv")).containsExactly("a 5=2.0 9=1.0");
    assertThat(scores("in.csv", "--date", "date")).containsExactly("a 1=1.0 2=2.0");
    assertThat(cli.run("describe", "in.csv", "--date", "date", "--session", "session").err())
        .contains("--date: sessions are counted by their dates, or else by --session; leave one of the two out");
    assertThat(cli.run("describe", "in.csv", "--date", "date", "--wide", "s{session}").err()).contains("or else by --wide");
  }

  @Test
  void aFileWithNeitherNumbersNorDatesIsToldBoth() throws Exception {
    cli.file("in.csv", "client,when,score", "a,2024-03-05,1");
    assertThat(cli.run("describe", "in.csv").err()).contains("line 1: expected a column \"session\" (--session names another) or \"date\""
        + " (--date names another), found [client, when, score]");
    assertThat(scores("in.csv", "--date", "when")).containsExactly("a 1=1.0");
  }

  /** Each client with the scores of the sessions. */
  private List<String> scores(String file, String... options) {
    InputOptions input = CommandLine.populateCommand(new InputOptions(),
        Stream.concat(Stream.of(cli.path(file).toString()), Arrays.stream(options)).toArray(String[]::new));
    ScoreTable courses = input.read();
    List<String> lines = new ArrayList<>();
    for (int client = 0; client < courses.clients(); client++) {
      StringBuilder line = new StringBuilder(courses.name(client));
      for (int row = courses.start(client); row < courses.end(client); row++) {
        line.append(' ').append(courses.session(row)).append('=').append(courses.score(row));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
