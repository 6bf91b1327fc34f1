package org.attune.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as people have them, and what is said of those that are wrong. */
class InputFilesTest {
  @TempDir Path folder = Path.of("");
  private CommandLineRunner cli = new CommandLineRunner(folder);

  @BeforeEach
  void inItsFolder() {
    cli = new CommandLineRunner(folder);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "a,1,abc       | line 2, column 3 (score): expected a number, found \"abc\"",
    "a,1,NaN       | line 2, column 3 (score): expected a number, found \"NaN\"",
    "a,1,'6,5'     | line 2, column 3 (score): expected a number, found \"'6\"",
    "a,1,1e999     | line 2, column 3 (score): expected a number, found \"1e999\"",
    "a,1,0x1p3     | line 2, column 3 (score): expected a number, found \"0x1p3\"",
    "a,first,5     | line 2, column 2 (session): expected a whole number of at least 0, found \"first\"",
    "a,-1,5        | line 2, column 2 (session): expected a whole number of at least 0, found \"-1\"",
    "a,1.5,5       | line 2, column 2 (session): expected a whole number of at least 0, found \"1.5\"",
    "a,,5          | line 2, column 2 (session): expected a whole number of at least 0, found \"\"",
    ",1,5          | line 2, column 1 (client): expected a client, found \"\"",
    "a,1           | line 2: expected 3 columns as in the header, found 2",
  })
  void aWrongCellIsNamedByItsLineAndColumnAndNothingIsWritten(String row, String message) throws Exception {
    cli.file("in.csv", "client,session,score", row, "b,1,5");
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv", "--json", "out.json", "--csv", "out.csv");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains(message);
    assertThat(cli.files()).containsExactly("in.csv");
  }

  @Test
  void aWrongFileLeavesAnEarlierResultAsItWas() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,x").file("out.json", "earlier");
    assertThat(cli.run("describe", "in.csv", "--json", "out.json").status()).isEqualTo(2);
    assertThat(cli.lines("out.json")).containsExactly("earlier");
  }

  @Test
  void aSecondScoreForASessionIsRefusedWhereverItStands() throws Exception {
    cli.file("in.csv", "client,session,score", "a,2,5", "b,1,3", "a,1,4", "a,2,6");
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("line 5: expected one score a session")
        .contains("client \"a\" and session 2 (the first is in line 2)");
  }

  @Test
  void aMissingColumnIsNamedWithTheOptionThatNamesAnother() throws Exception {
    cli.file("in.csv", "id,session,score", "a,1,5");
    assertThat(cli.run("describe", "in.csv").err()).contains("expected a column \"client\" (--client names another)");
    assertThat(cli.run("describe", "in.csv", "--client", "id").status()).isZero();
  }

  @Test
  void aFileThatIsEmptyOrNotThereIsSaidToBe() throws Exception {
    cli.file("in.csv");
    assertThat(cli.run("describe", "none.csv").err()).contains("there is no file");
    assertThat(cli.run("describe", "none.csv").status()).isEqualTo(2);
    assertThat(cli.run("describe", "in.csv").status()).isEqualTo(2);
    assertThat(cli.run("describe").status()).isEqualTo(2);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaidToBe() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,5");
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv", "--json", folder.resolve("none/out.json").toString());
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("no such folder");
  }

  @Test
  void scoresMayBeMissingUnsortedQuotedAndWrittenInAnyWayOfDecimals() throws Exception {
    cli.file("in.csv", "\uFEFFsession,client,score", "3,\"b, c\",NA", "2,a,1e1", "1,a,-.5", "7,\"b, c\",+2.25",
        "5,a,", "4,a,0.12345678901234567", "");
    assertThat(cli.run("describe", "in.csv", "--json", "out.json").status()).isZero();
    var result = cli.json("out.json");
    assertThat(result.get("clients").asInt()).isEqualTo(2);
    assertThat(result.get("scores").asInt()).isEqualTo(4);
    assertThat(result.get("min").asDouble()).isEqualTo(-0.5);
    assertThat(result.get("max").asDouble()).isEqualTo(10);
    assertThat(result.get("skipped").asInt()).isEqualTo(1);
    assertThat(result.get("mean").asDouble()).isEqualTo((10 - 0.5 + 2.25 + 0.12345678901234567) / 4);
  }

  @Test
  void aWideFileHasAColumnForEachSession() throws Exception {
    cli.file("wide.csv", "id,bdi_s1,bdi_s2,bdi_s10,bdi_end", "x,5,,7,oops", "y,NA,2,3,oops");
    assertThat(cli.run("describe", "wide.csv", "--client", "id", "--wide", "bdi_s{session}", "--csv", "out.csv").status())
        .isZero();
    assertThat(cli.lines("out.csv")).containsExactly(
        "client,scores,first,last,mean,sd", "x,2,1,10,6.0," + Math.sqrt(2), "y,2,2,10,2.5," + Math.sqrt(0.5));
    assertThat(cli.run("describe", "wide.csv", "--client", "id", "--wide", "phq{session}").err()).contains("no column");
    assertThat(cli.run("describe", "wide.csv", "--client", "id", "--wide", "bdi_s").err()).contains("{session}");
  }

  @Test
  void sessionsCanBeChosenAndEndsOfTheScaleNamed() throws Exception {
    cli.file("in.csv", "client,session,score", "a,0,1", "a,1,5", "a,2,6", "a,3,9");
    cli.run("describe", "in.csv", "--sessions", "1-2", "--json", "out.json");
    assertThat(cli.json("out.json").get("scores").asInt()).isEqualTo(2);
    assertThat(cli.run("describe", "in.csv", "--sessions", "1..2").status()).isEqualTo(2);
    assertThat(cli.run("describe", "in.csv", "--max", "7").err()).contains("line 5, column 3 (score): expected a score of at most 7.0");
    assertThat(cli.run("describe", "in.csv", "--min", "7", "--max", "1").status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "--min 1 --max 7 | from 1.0 to 7.0",
    "--min 6         | of at least 6.0",
    "--max 4         | of at most 4.0",
  })
  void aScoreBeyondTheScaleIsNamedByItsLineAndColumn(String ends, String expected) throws Exception {
    cli.file("in.csv", "client,session,score", "b,1,6", "a,1," + (ends.startsWith("--min 6") ? "5" : "9"));
    CommandLineRunner.Outcome answer = cli.run(("describe in.csv " + ends).split(" +"));
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("line " + (ends.equals("--max 4") ? 2 : 3) + ", column 3 (score): expected a score " + expected);
  }

  @Test
  void aFormulaThatOnlyKeepsATextIsThatText() throws Exception {
    cli.file("in.csv", "client,date,score", "=\"007\",=\"2024-03-05\",=\"5\"", "\"=\"\"007\"\"\",2024-03-12,6", "b,2024-03-05,4");
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv");
    assertThat(answer.err()).contains("2024-03-05 is 2024-03-05");
    assertThat(answer.out()).contains("2 clients").contains("3 scores");
  }

  @Test
  void noProgressIsShownInAPipe() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,5");
    assertThat(cli.run("describe", "in.csv").err()).isEmpty();
  }

  @Test
  void semicolonsDecimalCommasAndBlankRowsAreRead() throws Exception {
    cli.file("in.csv", "sep=;", "client;session;score", "a;1.0;20,5", ";;", "a;2.0;18", "a;3.0;NA");
    assertThat(cli.run("describe", "in.csv", "--json", "out.json").err()).isEmpty();
    assertThat(cli.json("out.json").get("scores").asInt()).isEqualTo(2);
    assertThat(cli.json("out.json").get("max").asDouble()).isEqualTo(20.5);
  }

  @Test
  void namesThatDifferOnlyInWhatNobodySeesAreOneAndLostLettersAreRefused() throws Exception {
    cli.file("in.csv", "client,session,score", "Ana Costa,1,20", "Ana\u00A0Costa,2,18", "Ana Costa\u200B,3,17");
    cli.run("describe", "in.csv", "--json", "out.json");
    assertThat(cli.json("out.json").get("clients").asInt()).isEqualTo(1);
    cli.file("lost.csv", "client,session,score", "J\uFFFDrg,1,20");
    assertThat(cli.run("describe", "lost.csv").err()).contains("line 2, column 1 (client): expected a name with all its letters");
  }

  @Test
  void windowsLettersAreReadAndSaidToBeGuessed() throws Exception {
    java.nio.file.Files.writeString(cli.path("in.csv"), "client,session,score\nJörg,1,20\nJürg,1,18\n",
        java.nio.charset.Charset.forName("windows-1252"));
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv", "--csv", "out.csv");
    assertThat(answer.err()).contains("was read as Windows-1252");
    assertThat(cli.lines("out.csv")).anyMatch(line -> line.startsWith("Jörg,1")).anyMatch(line -> line.startsWith("Jürg,1"));
    java.nio.file.Files.write(cli.path("neither.csv"), new byte[] {'a', ',', 'b', '\n', (byte) 0x81, ',', '1', '\n'});
    assertThat(cli.run("describe", "neither.csv").err()).contains("line 2: the letters are neither");
  }

  @Test
  void twoColumnsOfTheNameThatIsUsedAreRefused() throws Exception {
    cli.file("in.csv", "client,session,score,score", "a,1,20,1", "a,2,18,2");
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("line 1: expected one column \"score\", found two, columns 3 and 4");
  }

  @Test
  void whereAMarkCouldBeEitherItMustBeSaid() throws Exception {
    cli.file("in.csv", "client;session;score", "a;1;20", "a;2;1.234");
    assertThat(cli.run("describe", "in.csv").err())
        .contains("line 3, column 3 (score): expected numbers that can be read in one way (say --decimal point or --decimal comma), found \"1.234\"");
    cli.run("describe", "in.csv", "--decimal", "comma", "--json", "out.json");
    assertThat(cli.json("out.json").get("max").asDouble()).isEqualTo(1234);
    cli.run("describe", "in.csv", "--decimal", "point", "--json", "out.json");
    assertThat(cli.json("out.json").get("max").asDouble()).isEqualTo(20);
    assertThat(cli.run("describe", "in.csv", "--decimal", "dot").err()).contains("--decimal: expected point or comma");
  }

  @Test
  void anUnquotedCommaIsNoFurtherCell() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,20,5");
    assertThat(cli.run("describe", "in.csv").err()).contains("line 2: expected 3 columns as in the header, found 4");
  }

  @Test
  void hugeNumbersAreRefusedByTheirPlaceAndNeverByAStackTrace() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,1e308", "a,2,-1e308", "b,1,1e308", "b,2,1e308");
    for (String command : new String[] {"describe", "growth", "gains"}) {
      CommandLineRunner.Outcome answer = cli.run(command, "in.csv");
      assertThat(answer.status()).isEqualTo(2);
      assertThat(answer.err()).doesNotContain("\tat ");
    }
    assertThat(cli.run("describe", "in.csv").err()).contains("line 2, column 3 (score): expected a number from -1e50 to 1e50");
  }

  @Test
  void aHeaderAloneIsSaidToBeAlone() throws Exception {
    cli.file("in.csv", "client,session,score", ",,");
    assertThat(cli.run("describe", "in.csv").err()).contains("line 1: expected scores below the header, found none");
  }

  @Test
  void namesAreOneHoweverTheirLettersArePutTogetherAndWhateverSpaceIsInThem() throws Exception {
    cli.file("in.csv", "client,session,score", "Zo\u00EB  B,1,20", "Zoe\u0308 B,2,18", "\"Zo\u00EB\nB\",3,17", "Zo\u00EB\u2028B,4,16");
    cli.run("describe", "in.csv", "--csv", "out.csv");
    assertThat(cli.lines("out.csv")).hasSize(2).anyMatch(line -> line.startsWith("Zo\u00EB B,4,1,4,"));
    cli.file("cases.csv", "client,session,score", "a1,1,20", "A1,1,18");
    cli.run("describe", "cases.csv", "--json", "out.json");
    assertThat(cli.json("out.json").get("clients").asInt()).isEqualTo(2);
  }

  @Test
  void aZeroBetweenLettersAndABookOfSheetsAreNoText() throws Exception {
    cli.file("zero.csv", "client,session,score", "A\0nn,1,20", "Ann,2,18");
    assertThat(cli.run("describe", "zero.csv").err()).contains("this isn't a text file");
    cli.file("padded.csv", "client,session,score", "Ann,1,20", "\0\0\0");
    assertThat(cli.run("describe", "padded.csv").err()).contains("this isn't a text file");
    java.nio.file.Files.writeString(cli.path("padded.csv"), "client,session,score\nAnn,1,20\n\0\0\0");
    assertThat(cli.run("describe", "padded.csv").status()).isZero();
    java.nio.file.Files.writeString(cli.path("sheets.csv"), "PK\u0003\u0004\u0001", java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(cli.run("describe", "sheets.csv").err()).contains("if it is a spreadsheet, save it as CSV");
  }

  @Test
  void aFileThatSaysItIsUtf8AndIsNotIsRefusedByItsLine() throws Exception {
    byte[] bytes = "\u00EF\u00BB\u00BFclient,session,score\nAnn,1,20\n\u00F6,2,18\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    java.nio.file.Files.write(cli.path("in.csv"), bytes);
    assertThat(cli.run("describe", "in.csv").err()).contains("line 3: the letters are neither");
  }

  @Test
  void halfALetterOfUtf16IsRefusedByItsLine() throws Exception {
    byte[] bytes = "\uFEFFclient,session,score\nAnn,1,20\nBob,2,18\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    java.nio.file.Files.write(cli.path("in.csv"), java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(cli.run("describe", "in.csv").err()).contains("line 3: the letters are neither");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "`a,1,20,\"said hi`        | b,1,18,fine           | c,1,17,fine",
    "`a,1,20,\"said hi`        | `b,1,18,\"fine\"`       | c,1,17,fine",
    "`\"a,1,20,fine`           | `\"b\",1,18,fine`       | c,1,17,fine"})
  void aQuotationMarkThatIsNeverClosedSwallowsNoLines(String first, String second, String third) throws Exception {
    cli.file("in.csv", "client,session,score,said", first, second, third);
    CommandLineRunner.Outcome answer = cli.run("describe", "in.csv");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("line 2: a quotation mark opens a cell here and doesn't close it");
  }

  @Test
  void oneColumnIsToldHowCellsAreParted() throws Exception {
    cli.file("in.csv", "client  session  score", "a  1  20");
    assertThat(cli.run("describe", "in.csv").err()).contains("found [client  session  score]; cells must be separated by commas");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "growth in.csv --therapist client            | --therapist: expected a column of its own, found \"client\", which is read as the client already",
    "growth in.csv --covariate score             | --score: expected a column of its own, found \"score\", which is read as the covariate already",
    "describe in.csv --sessions 9-1              | --sessions: expected the first session before the last, found \"9-1\"",
    "ruptures in.csv --criterion change-point --mean NaN | --mean: expected a number, found NaN",
    "ruptures in.csv --criterion own-baseline-drop --between-sd 0 | --between-sd: expected a number above zero, found 0.0",
    "change in.csv --pre 1 --post 2 --reliability 0.8 --functional-mean NaN --functional-sd 1 | --functional-mean: expected a mean, found NaN"})
  void whatCannotBeAskedForIsRefusedByItsOption(String command, String message) throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,5", "a,2,6", "b,1,4", "b,2,6");
    CommandLineRunner.Outcome answer = cli.run(command.split(" "));
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err().strip()).endsWith(message);
  }

  @Test
  void noResultOverwritesTheFileThatIsReadOrAnother() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,5");
    assertThat(cli.run("describe", "in.csv", "--csv", "in.csv").err()).contains("in.csv is the input file");
    assertThat(cli.run("describe", "in.csv", "--csv", "out.csv", "--json", "out.csv").err()).contains("out.csv would be written twice");
    assertThat(cli.lines("in.csv")).containsExactly("client,session,score", "a,1,5");
    assertThat(cli.files()).containsExactly("in.csv");
  }

  @Test
  void aModelThatIsNoneIsSaidToBeNoneWithoutTheWordsOfAProgram() throws Exception {
    cli.file("in.csv", "client,session,score", "a,1,5").file("model.json", "[]");
    assertThat(cli.run("ruptures", "in.csv", "--criterion", "predictive", "--model", "model.json").err().strip())
        .endsWith("model.json isn't a model written by growth --save; make one with growth --save");
  }
}
